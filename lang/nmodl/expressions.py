"""Grammar of NMODL's expressions: rules as ply wants them, the docstrings being the grammar.

p[0] is the span of the whole phrase, p[1]… the values of its parts; what the function returns is the phrase's value.
"""

from __future__ import annotations

from .nodes import Binary, Call, Earlier, Index, Name, Number, Prime, String, Unary

precedence = (
    ("left", "OR"),
    ("left", "AND"),
    ("left", "EQ", "NE"),
    ("left", "LT", "LE", "GT", "GE"),
    ("left", "PLUS", "MINUS"),
    ("left", "TIMES", "DIVIDE"),
    ("right", "NEGATION", "NOT"),
    ("right", "POWER"),
)


def p_expression_binary(p):
    """expression : expression OR expression
    | expression AND expression
    | expression EQ expression
    | expression NE expression
    | expression LT expression
    | expression LE expression
    | expression GT expression
    | expression GE expression
    | expression PLUS expression
    | expression MINUS expression
    | expression TIMES expression
    | expression DIVIDE expression
    | expression POWER expression"""
    return Binary(p[2], p[1], p[3], span=p[0])


def p_expression_unary(p):
    """expression : MINUS expression %prec NEGATION
    | NOT expression"""
    return Unary(p[1], p[2], span=p[0])


def p_expression_parentheses(p):
    """expression : LPAREN expression RPAREN"""
    return p[2]


def p_same_expression(p):
    """expression : number
    | variable
    | prime
    | call"""


def p_expression_string(p):
    """expression : STRING"""
    return String(p[1], span=p[0])


def p_prime(p):
    """prime : PRIME"""
    return Prime(p[1].rstrip("' \t"), p[1].count("'"), span=p[0])


def p_number(p):
    """number : NUMBER
    | NUMBER UNIT"""
    return Number(float(p[1]), p[1], p[2] if len(p) > 2 else "", span=p[0])


def p_variable(p):
    """variable : NAME
    | NAME LBRACKET expression RBRACKET"""
    return Name(p[1], span=p[0]) if len(p) == 2 else Index(p[1], p[3], span=p[0])


def p_earlier(p):
    """expression : NAME AT NUMBER"""
    return Earlier(p[1], int(float(p[3])), span=p[0])


def p_call(p):
    """call : NAME LPAREN RPAREN
    | NAME LPAREN arguments RPAREN"""
    return Call(p[1], p[3] if len(p) > 4 else (), span=p[0])


def p_arguments(p):
    """arguments : expression
    | arguments COMMA expression"""
    return (p[1],) if len(p) == 2 else (*p[1], p[3])
