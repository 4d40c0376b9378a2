"""The grammar of hoc's expressions: ply rules (see `lang.parser` for what p is)."""

from __future__ import annotations

from ..errors import RanvierError
from . import nodes

precedence = (
    (
        "nonassoc",
        "ARGUMENT_END",
        "RETURN_END",
    ),  # in `a (b)` the parentheses hold an argument, not the statement of section a
    ("right", "=", "CHANGE"),
    ("left", "OR"),
    ("left", "AND"),
    ("left", "EQ", "NE", "<", ">", "LE", "GE"),
    ("left", "+", "-"),
    ("nonassoc", "PLACE_END"),  # a place followed by '-' is an operand; see statements.precedence for what else
    ("left", "*", "/", "%"),
    ("left", "UNARY", "!"),
    ("right", "^"),
)


# --- what can be named: places, calls, arguments ---------------------------------------------------------------
# A place is what may name a section, and may so begin a section statement. To NEURON so may a method's call, but not
# that of a function.


def p_same_place(p):
    """place : variable
    | member"""


def p_name(p):
    "variable : NAME"
    return nodes.Name(p[1], span=p[0])


def p_member(p):
    "member : primary '.' NAME"
    return nodes.Member(p[1], p[3], span=p[0])


def p_subscript(p):
    """variable : variable '[' expression ']'
    member : member '[' expression ']'"""
    target, index = p[1], p[3]
    if isinstance(target, nodes.Subscript):
        return nodes.Subscript(target.target, (*target.indices, index), span=p[0])
    return nodes.Subscript(target, (index,), span=p[0])


def p_call(p):
    """call : variable '(' arguments ')'
    method_call : member '(' arguments ')'"""
    return nodes.Call(p[1], tuple(p[3]), span=p[0])


def p_argument(p):
    "argument : ARGUMENT"
    return nodes.Argument(*p[1], span=p[0])


def p_argument_element(p):
    "argument : ARGUMENT '[' expression ']'"
    kind, index = p[1]
    if kind != "&":
        raise RanvierError("only a pointer argument such as $&1 has elements", p[0])
    return nodes.Subscript(nodes.Argument(kind, index, span=p[0]), (p[3],), span=p[0])


def p_same_primary(p):
    """primary : place %prec PLACE_END
    | call %prec PLACE_END
    | method_call %prec PLACE_END
    | argument"""


# --- values ----------------------------------------------------------------------------------------------------


def p_same_expression(p):
    "expression : primary"


def p_number(p):
    "expression : NUMBER"
    return nodes.Number(p[1], span=p[0])


def p_parentheses(p):
    "expression : '(' expression ')'"
    return p[2]


def p_binary(p):
    """expression : expression OR expression
    | expression AND expression
    | expression EQ expression
    | expression NE expression
    | expression '<' expression
    | expression '>' expression
    | expression LE expression
    | expression GE expression
    | expression '+' expression
    | expression '-' expression
    | expression '*' expression
    | expression '/' expression
    | expression '%' expression
    | expression '^' expression"""
    return nodes.Binary(p[2], p[1], p[3], span=p[0])


def p_unary(p):
    """expression : '-' expression %prec UNARY
    | '!' expression"""
    return nodes.Unary(p[1], p[2], span=p[0])


def p_assignment(p):
    """expression : primary '=' expression
    | primary CHANGE expression
    | primary '=' new"""
    return nodes.Assign(p[1], p[2], p[3], span=p[0])


def p_read(p):
    "expression : READ '(' primary ')'"
    return nodes.Read(p[3], span=p[0])


def p_string(p):
    "string : STRING"
    return nodes.String(p[1], span=p[0])


def p_new(p):
    "new : NEW NAME '(' arguments ')'"
    return nodes.New(p[2], tuple(p[4]), span=p[0])


def p_same_value(p):
    """value : expression %prec ARGUMENT_END
    | string
    | new"""


# --- arguments -------------------------------------------------------------------------------------------------


def p_no_arguments(p):
    "arguments :"
    return ()


def p_arguments(p):
    "arguments : argument_list"
    return p[1]


def p_first_argument(p):
    "argument_list : one_argument"
    return [p[1]]


def p_next_argument(p):
    "argument_list : argument_list ',' one_argument"
    p[1].append(p[3])
    return p[1]


def p_address(p):
    "one_argument : '&' primary"
    if isinstance(p[2], nodes.Argument) and p[2].kind != "&":
        raise RanvierError("only a pointer argument such as $&1 can be passed on with &", p[0])
    return nodes.AddressOf(p[2], span=p[0])


def p_same_argument(p):
    "one_argument : value"


def p_arc(p):
    "arc : expression ':' expression"
    return nodes.Arc(p[1], p[3], span=p[0])
