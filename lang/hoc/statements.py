"""The grammar of hoc's statements: ply rules (see `lang.parser` for what p is).

In `{a b = 1 c = 2}` a place (or a method's call) followed by a statement is a section statement: the words that begin a
statement bind closer to the place than its end does. But `a -b` is a difference. An `else` goes to the nearest `if`.
"""

from __future__ import annotations

from ..errors import RanvierError
from . import expressions, nodes
from .keywords import KEYWORDS

precedence = (
    *expressions.precedence,
    ("right", "NAME", "NUMBER", "STRING", "ARGUMENT", "CALL_STATEMENT", "{", "(", *dict.fromkeys(KEYWORDS.values())),
)

# --- the top level: one statement or definition at a time -----------------------------------------------------


def p_same_item(p):
    """item : statement
    | run_on
    | definition
    | template
    | interface"""


def p_run_on(p):
    """run_on : call statement
    | call run_on
    | method_call run_on
    | place run_on"""
    if isinstance(p[1], nodes.Call) and not isinstance(p[1].target, nodes.Member):
        hint = "outside braces a line holds one statement; several go into braces: {a = 1  b = 2}"
        raise RanvierError("another statement begins after the end of this one", p[2].span, hint)
    return nodes.SectionStatement(p[1], p[2], span=p[0])


def p_template(p):
    "template : BEGINTEMPLATE NAME NEWLINE template_body ENDTEMPLATE NAME"
    if p[2] != p[6]:
        end = p[0]._replace(start=p[0].end - len(p[6]))
        raise RanvierError(f"this template began as {p[2]} and ends as {p[6]}", end)
    return nodes.Template(p[2], tuple(p[4]), span=p[0])


def p_template_body_empty(p):
    "template_body :"
    return []


def p_same_template_line(p):
    "template_body : template_body_line"


def p_template_blank_line(p):
    "template_body_line : template_body NEWLINE"
    return p[1]


def p_template_line(p):
    """template_body_line : template_body item NEWLINE
    | template_body interface NEWLINE"""
    p[1].append(p[2])
    return p[1]


def p_public(p):
    "interface : PUBLIC names"
    return nodes.Public(tuple(p[2]), span=p[0])


def p_external(p):
    "interface : EXTERNAL names"
    return nodes.External(tuple(p[2]), span=p[0])


def p_definition(p):
    """definition : PROC NAME '(' ')' body
    | FUNC NAME '(' ')' body
    | OBFUNC NAME '(' ')' body
    | ITERATOR NAME '(' ')' body"""
    return nodes.Procedure(p[1], p[2], p[5], span=p[0])


def p_body(p):
    """body : '{' statements '}'
    | '{' local statements '}'
    | '{' local_objects statements '}'
    | '{' local local_objects statements '}'"""
    *locals_, statements = p[2:-1]
    return nodes.Block((*locals_, *statements), span=p[0])


def p_local(p):
    "local : LOCAL names"
    return nodes.Local(tuple(nodes.Declarator(name, (), span=p[0]) for name in p[2]), span=p[0])


def p_local_objects(p):
    "local_objects : LOCALOBJ names"
    return nodes.LocalObject(tuple(p[2]), span=p[0])


# --- statements -----------------------------------------------------------------------------------------------


def p_no_statements(p):
    "statements :"
    return []


def p_list_statement(p):
    "statements : statements statement"
    p[1].append(p[2])
    return p[1]


def p_list_newline(p):
    "statements : statements NEWLINE"
    return p[1]


def p_block(p):
    "block : '{' statements '}'"
    return nodes.Block(tuple(p[2]), span=p[0])


def p_same_statement(p):
    """statement : block
    | CALL_STATEMENT"""


def p_expression_statement(p):
    """statement : expression
    | string"""
    span, expression = p
    if isinstance(expression, nodes.Assign) and expression.span != span:
        expression = nodes.Parentheses(expression, span=span)
    return nodes.ExpressionStatement(expression, span=span)


def p_string_assignment(p):
    """statement : primary '=' string
    | primary CHANGE string"""
    if p[2] != "=":
        raise RanvierError("a string is only ever set with =", p[0])
    return nodes.ExpressionStatement(nodes.Assign(p[1], p[2], p[3], span=p[0]), span=p[0])


def p_arc_assignment(p):
    """statement : variable '(' arc ')' '=' arc
    | variable '(' arc ')' CHANGE arc
    | member '(' arc ')' '=' arc
    | member '(' arc ')' CHANGE arc"""
    target = nodes.Call(p[1], (p[3],), span=p[0]._replace(end=p[3].span.end + 1))
    return nodes.ExpressionStatement(nodes.Assign(target, p[5], p[6], span=p[0]), span=p[0])


def p_section_statement(p):
    """statement : place statement
    | method_call statement"""
    return nodes.SectionStatement(p[1], p[2], span=p[0])


def p_print(p):
    "statement : PRINT items"
    return nodes.Print(tuple(p[2]), span=p[0])


def p_first_item(p):
    """items : expression
    | string"""
    return [p[1]]


def p_next_item(p):
    """items : items ',' expression
    | items ',' string"""
    p[1].append(p[3])
    return p[1]


def p_delete(p):
    "statement : DELETE NAME"
    return nodes.Delete((p[2],), span=p[0])


def p_debug(p):
    "statement : DEBUG"
    return nodes.Debug(span=p[0])


def p_help(p):
    "statement : HELP"
    return nodes.Help(p[1], span=p[0])


def p_equation(p):
    """statement : EQN primary ':' ':' expression EQUALS expression
    | EQN primary ':' expression EQUALS
    | EQN primary ':' EQUALS expression"""
    if len(p) == 8:
        return nodes.Equation(p[2], p[5], p[7], False, span=p[0])
    if p[4] == "=":
        return nodes.Equation(p[2], None, p[5], True, span=p[0])
    return nodes.Equation(p[2], p[4], None, True, span=p[0])


def p_dependent_variable(p):
    "statement : DEPVAR declarators"
    variables = tuple(_declared(declarator) for declarator in p[2])
    return nodes.DependentVariable(variables, span=p[0])


def _declared(declarator: nodes.Declarator) -> nodes.Expression:
    name = nodes.Name(declarator.name, span=declarator.span)
    return nodes.Subscript(name, declarator.dimensions, span=declarator.span) if declarator.dimensions else name


# --- control --------------------------------------------------------------------------------------------------


def p_if(p):
    """statement : IF '(' expression ')' statement
    | IF '(' expression ')' statement ELSE statement"""
    return nodes.If(p[3], p[5], p[7] if len(p) > 6 else None, span=p[0])


def p_while(p):
    "statement : WHILE '(' expression ')' statement"
    return nodes.While(p[3], p[5], span=p[0])


def p_for(p):
    "statement : FOR '(' optional_statement ';' expression ';' optional_statement ')' statement"
    return nodes.For(p[3], p[5], p[7], p[9], span=p[0])


def p_optional_statement(p):
    """optional_statement :
    | statement"""
    return p[1] if len(p) > 1 else None


def p_for_range(p):
    "statement : FOR place '=' expression ',' expression statement"
    target = p[2].target if isinstance(p[2], nodes.Subscript) else p[2]
    if not isinstance(target, nodes.Name):
        raise RanvierError("a loop's variable is a name or an element of an array, not of an object", p[2].span)
    return nodes.ForRange(p[2], p[4], p[6], p[7], span=p[0])


def p_for_segments(p):
    """statement : FOR '(' loop_variable ')' statement
    | FOR '(' loop_variable ',' expression ')' statement"""
    return nodes.ForSegments(p[3], p[5] if len(p) > 6 else None, p[len(p) - 1], span=p[0])


def p_loop_variable(p):
    "loop_variable : NAME"
    return nodes.Name(p[1], span=p[0])


def p_for_iterator(p):
    """statement : FOR call statement
    | FOR method_call statement"""
    return nodes.ForIterator(p[2], p[3], span=p[0])


def p_for_iterator_without_arguments(p):
    "statement : FOR place statement"
    if not isinstance(p[2], nodes.Member):
        raise RanvierError("an iterator needs parentheses here: for name() statement", p[2].span)
    return nodes.ForIterator(nodes.Call(p[2], (), span=p[2].span), p[3], span=p[0])


def p_for_all(p):
    "statement : FORALL statement"
    return nodes.ForAll(p[2], span=p[0])


def p_for_sec(p):
    "statement : FORSEC selection statement"
    return nodes.ForSec(p[2], p[3], span=p[0])


def p_if_sec(p):
    "statement : IFSEC selection statement"
    return nodes.IfSec(p[2], p[3], span=p[0])


def p_same_selection(p):
    """selection : string
    | primary"""


def p_break(p):
    "statement : BREAK"
    return nodes.Break(span=p[0])


def p_continue(p):
    "statement : CONTINUE"
    return nodes.Continue(span=p[0])


def p_stop(p):
    "statement : STOP"
    return nodes.Stop(span=p[0])


def p_return(p):
    """statement : RETURN %prec RETURN_END
    | RETURN value"""
    return nodes.Return(p[2] if len(p) > 2 else None, span=p[0])


def p_iterator_statement(p):
    "statement : ITERATOR_STATEMENT"
    return nodes.IteratorStatement(span=p[0])


# --- declarations ---------------------------------------------------------------------------------------------


def p_declaration(p):
    """statement : OBJREF declarators
    | CREATE declarators"""
    kind = nodes.Create if p[1] == "create" else nodes.ObjectDeclaration
    return kind(tuple(p[2]), span=p[0])


def p_double(p):
    "statement : DOUBLE declarators"
    for declarator in p[2]:
        if not declarator.dimensions:
            message = f"'double' makes arrays: {declarator.name} needs its size in brackets"
            raise RanvierError(message, declarator.span, f"{declarator.name} = 0 makes a plain number")
    return nodes.DoubleDeclaration(tuple(p[2]), span=p[0])


def p_strdef(p):
    "statement : STRDEF names"
    return nodes.StringDeclaration(tuple(p[2]), span=p[0])


def p_first_name(p):
    "names : NAME"
    return [p[1]]


def p_next_name(p):
    "names : names ',' NAME"
    p[1].append(p[3])
    return p[1]


def p_first_declarator(p):
    "declarators : declarator"
    return [p[1]]


def p_next_declarator(p):
    "declarators : declarators ',' declarator"
    p[1].append(p[3])
    return p[1]


def p_declarator(p):
    "declarator : NAME dimensions"
    return nodes.Declarator(p[1], tuple(p[2]), span=p[0])


def p_no_dimensions(p):
    "dimensions :"
    return []


def p_dimensions(p):
    "dimensions : dimensions '[' expression ']'"
    p[1].append(p[3])
    return p[1]


# --- sections -------------------------------------------------------------------------------------------------


def p_access(p):
    "statement : ACCESS place"
    return nodes.Access(p[2], span=p[0])


def p_connect(p):
    """statement : CONNECT call ',' expression
    | CONNECT method_call ',' expression"""
    child, parent = p[2], p[4]
    if len(child.arguments) != 1:
        raise RanvierError("connect needs the child's end: connect child(0), parent(1)", child.span)
    if isinstance(parent, nodes.Call) and len(parent.arguments) == 1:
        return nodes.Connect(child.target, child.arguments[0], parent.target, parent.arguments[0], span=p[0])
    return nodes.Connect(child.target, child.arguments[0], None, parent, span=p[0])


def p_setpointer(p):
    "statement : SETPOINTER primary ',' primary"
    return nodes.SetPointer(p[2], p[4], span=p[0])


def p_insert(p):
    "statement : INSERT NAME"
    return nodes.Insert(p[2], span=p[0])


def p_uninsert(p):
    "statement : UNINSERT NAME"
    return nodes.Uninsert(p[2], span=p[0])
