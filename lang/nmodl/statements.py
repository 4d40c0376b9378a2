"""Grammar of the statements in NMODL's bodies."""

from __future__ import annotations

from ..errors import RanvierError
from .nodes import (
    Assign,
    Binary,
    Body,
    CallStatement,
    Compartment,
    Conductance,
    Conserve,
    ForAll,
    ForNetCons,
    From,
    If,
    Lag,
    LinearEquation,
    Local,
    LocalName,
    LongitudinalDiffusion,
    MutexLock,
    OldStatement,
    PartialBoundary,
    PartialEquation,
    Protect,
    Reaction,
    Solve,
    Table,
    UnitsSwitch,
    Verbatim,
    Watch,
    While,
)


def p_body(p):
    """body : LBRACE RBRACE
    | LBRACE statements RBRACE"""
    return Body(p[2] if len(p) > 3 else (), span=p[0])


def p_statements(p):
    """statements : statement
    | statements statement"""
    new = p[len(p) - 1]
    new = new if isinstance(new, tuple) else (new,)
    return new if len(p) == 2 else (*p[1], *new)


def p_same_statement(p):
    """statement : assignment
    | body
    | local
    | if
    | from
    | solve
    | table
    | watch
    | reaction"""


def p_assignment(p):
    """assignment : variable ASSIGN expression
    | prime ASSIGN expression"""
    return Assign(p[1], p[3], span=p[0])


def p_statement_call(p):
    """statement : call"""
    return CallStatement(p[1], span=p[0])


def p_local(p):
    """local : LOCAL local_names"""
    return Local(p[2], span=p[0])


def p_local_names(p):
    """local_names : local_name
    | local_names COMMA local_name"""
    return (p[1],) if len(p) == 2 else (*p[1], p[3])


def p_local_name(p):
    """local_name : NAME
    | NAME size"""
    return LocalName(p[1], p[2] if len(p) > 2 else 0, span=p[0])


def p_size(p):
    """size : LBRACKET NUMBER RBRACKET
    | LBRACKET NAME RBRACKET"""
    return int(float(p[2])) if p[2][0].isdigit() else p[2]


def p_if(p):
    """if : IF LPAREN expression RPAREN body
    | IF LPAREN expression RPAREN body ELSE body
    | IF LPAREN expression RPAREN body ELSE if"""
    return If(p[3], p[5], p[7] if len(p) > 6 else None, span=p[0])


def p_while(p):
    """statement : WHILE LPAREN expression RPAREN body"""
    return While(p[3], p[5], span=p[0])


def p_from(p):
    """from : FROM NAME ASSIGN expression TO expression body
    | FROM NAME ASSIGN expression TO expression BY expression body"""
    step = p[8] if len(p) > 8 else None
    return From(p[2], p[4], p[6], step, p[len(p) - 1], span=p[0])


def p_solve(p):
    """solve : SOLVE NAME
    | SOLVE NAME METHOD NAME
    | SOLVE NAME STEADYSTATE NAME"""
    method = p[4] if len(p) > 3 else ""
    return Solve(p[2], method, len(p) > 3 and p[3] == "STEADYSTATE", span=p[0])


def p_solve_iferror(p):
    """solve : SOLVE NAME IFERROR body
    | SOLVE NAME METHOD NAME IFERROR body
    | SOLVE NAME STEADYSTATE NAME IFERROR body"""
    method = p[4] if len(p) > 5 else ""
    return Solve(p[2], method, p[3] == "STEADYSTATE", p[len(p) - 1], span=p[0])


def p_table(p):
    """table : TABLE table_names depend FROM expression TO expression WITH expression"""
    return Table(p[2], p[3], p[5], p[7], p[9], span=p[0])


def p_table_names(p):
    """table_names :
    | names"""
    return p[1] if len(p) > 1 else ()


def p_depend(p):
    """depend :
    | DEPEND names"""
    return p[2] if len(p) > 1 else ()


def p_names(p):
    """names : NAME
    | names COMMA NAME"""
    return (p[1],) if len(p) == 2 else (*p[1], p[3])


def p_conductance(p):
    """statement : CONDUCTANCE NAME
    | CONDUCTANCE NAME USEION NAME"""
    return Conductance(p[2], p[4] if len(p) > 3 else "", span=p[0])


def p_watch(p):
    """watch : WATCH watches"""
    return p[2]


def p_watches(p):
    """watches : watch_item
    | watches COMMA watch_item"""
    return (p[1],) if len(p) == 2 else (*p[1], p[3])


def p_watch_item(p):
    """watch_item : LPAREN expression RPAREN number
    | LPAREN expression RPAREN variable"""
    return Watch(p[2], p[4], span=p[0])


def p_for_netcons(p):
    """statement : FOR_NETCONS LPAREN parameters RPAREN body"""
    return ForNetCons(p[3], p[5], span=p[0])


def p_verbatim(p):
    """statement : VERBATIM"""
    return Verbatim(p[1], span=p[0])


def p_lag(p):
    """statement : LAG NAME BY expression"""
    return Lag(p[2], p[4], span=p[0])


def p_protect(p):
    """statement : PROTECT assignment"""
    return Protect(p[2], span=p[0])


def p_mutex(p):
    """statement : MUTEXLOCK
    | MUTEXUNLOCK"""
    return MutexLock(p[1] == "MUTEXLOCK", span=p[0])


def p_units_switch(p):
    """statement : UNITSOFF
    | UNITSON"""
    return UnitsSwitch(p[1] == "UNITSON", span=p[0])


# --- KINETIC, LINEAR, NONLINEAR ------------------------------------------------------------------------------


def p_reaction_reversible(p):
    """reaction : TILDE species REVERSIBLE species LPAREN expression COMMA expression RPAREN"""
    return Reaction(p[2], p[3], p[4], (p[6], p[8]), span=p[0])


def p_reaction_forward(p):
    """reaction : TILDE species ARROW species LPAREN expression RPAREN"""
    return Reaction(p[2], p[3], p[4], (p[6],), span=p[0])


def p_reaction_sink(p):
    """reaction : TILDE species ARROW LPAREN expression RPAREN
    | TILDE species FLUX LPAREN expression RPAREN"""
    return Reaction(p[2], p[3], None, (p[5],), span=p[0])


def p_species(p):
    """species : species_term
    | species PLUS species_term"""
    return p[1] if len(p) == 2 else Binary("+", p[1], p[3], span=p[0])


def p_species_term(p):
    """species_term : variable
    | number variable"""
    return p[1] if len(p) == 2 else Binary("*", p[1], p[2], span=p[0])


def p_conserve(p):
    """statement : CONSERVE species ASSIGN expression"""
    return Conserve(p[2], p[4], span=p[0])


def p_linear_equation(p):
    """statement : EQUATION_TILDE expression ASSIGN expression"""
    return LinearEquation(p[2], p[4], span=p[0])


def p_compartment(p):
    """statement : COMPARTMENT expression LBRACE name_list RBRACE
    | COMPARTMENT NAME COMMA expression LBRACE name_list RBRACE"""
    return Compartment(*_volume(p), span=p[0])


def p_longitudinal_diffusion(p):
    """statement : LONGITUDINAL_DIFFUSION expression LBRACE name_list RBRACE
    | LONGITUDINAL_DIFFUSION NAME COMMA expression LBRACE name_list RBRACE"""
    return LongitudinalDiffusion(*_volume(p), span=p[0])


def _volume(p):
    return ("", p[2], p[4]) if len(p) == 6 else (p[2], p[4], p[6])


def p_name_list(p):
    """name_list : NAME
    | name_list NAME
    | name_list COMMA NAME"""
    return (p[1],) if len(p) == 2 else (*p[1], p[len(p) - 1])


# --- PARTIAL, and what only NEURON 8 knows -------------------------------------------------------------------


def p_partial_equation(p):
    """statement : EQUATION_TILDE prime ASSIGN NAME TIMES DEL2 LPAREN NAME RPAREN PLUS NAME"""
    if p[2].name != p[8]:
        raise RanvierError(f"DEL2({p[8]}) in the equation of {p[2].name}", p[0])
    return PartialEquation(p[8], p[4], p[11], span=p[0])


def p_partial_boundary(p):
    """statement : EQUATION_TILDE NAME LBRACKET end RBRACKET ASSIGN expression"""
    return PartialBoundary(p[2], p[4], p[7], span=p[0])


def p_partial_slope(p):
    """statement : EQUATION_TILDE DEL NAME LBRACKET end RBRACKET ASSIGN expression"""
    return PartialBoundary(p[3], p[5], p[8], True, span=p[0])


def p_same_end(p):
    """end : FIRST
    | LAST"""


def p_forall(p):
    """statement : FORALL NAME body"""
    return ForAll(p[2], p[3], span=p[0])


def p_old_statement(p):
    """statement : RESET
    | SENS names
    | PUTQ NAME
    | GETQ NAME"""
    return OldStatement(p[1], _old_names(p), span=p[0])


def _old_names(p):
    if len(p) == 2:
        return ()
    return p[2] if isinstance(p[2], tuple) else (p[2],)


def p_match(p):
    """statement : MATCH LBRACE RBRACE
    | MATCH LBRACE matches RBRACE"""
    return OldStatement(p[1], span=p[0])


def p_matches(p):
    """matches : match
    | matches match"""


def p_match_item(p):
    """match : NAME
    | call ASSIGN expression
    | NAME LBRACKET expression RBRACKET LPAREN expression RPAREN ASSIGN expression"""
