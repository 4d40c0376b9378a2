"""Grammar of the blocks of a .mod file."""

from __future__ import annotations

from ..errors import RanvierError
from .nodes import (
    Body,
    Declaration,
    DeclarationBlock,
    Define,
    File,
    FunctionTable,
    Include,
    LocalBlock,
    NamesStatement,
    NetReceive,
    NeuronBlock,
    Parameter,
    Plot,
    Procedure,
    StatementBlock,
    Suffix,
    Title,
    UnitConstant,
    UnitDefinition,
    UnitsBlock,
    UnitsSwitch,
    UseIon,
    VerbatimBlock,
)


def p_file(p):
    """file :
    | blocks"""
    return File(p[1] if len(p) > 1 else (), span=p[0])


def p_blocks(p):
    """blocks : block
    | blocks block"""
    return (p[1],) if len(p) == 2 else (*p[1], p[2])


def p_title(p):
    """block : TITLE"""
    return Title(p[1], span=p[0])


def p_define(p):
    """block : DEFINE NAME number_or_name"""
    return Define(p[2], p[3], span=p[0])


def p_include(p):
    """block : INCLUDE STRING"""
    return Include(p[2], span=p[0])


def p_block_units_switch(p):
    """block : UNITSOFF
    | UNITSON"""
    return UnitsSwitch(p[1] == "UNITSON", span=p[0])


def p_block_verbatim(p):
    """block : VERBATIM"""
    return VerbatimBlock(p[1], span=p[0])


def p_local_block(p):
    """block : LOCAL local_names"""
    return LocalBlock(p[2], span=p[0])


# --- NEURON --------------------------------------------------------------------------------------------------


def p_neuron(p):
    """block : NEURON LBRACE RBRACE
    | NEURON LBRACE neuron_statements RBRACE"""
    return NeuronBlock(p[3] if len(p) > 4 else (), span=p[0])


def p_neuron_statements(p):
    """neuron_statements : neuron_statement
    | neuron_statements neuron_statement"""
    return (p[1],) if len(p) == 2 else (*p[1], p[2])


def p_suffix(p):
    """neuron_statement : SUFFIX NAME
    | POINT_PROCESS NAME
    | ARTIFICIAL_CELL NAME"""
    return Suffix(p[1], p[2], span=p[0])


def p_names_statement(p):
    """neuron_statement : NONSPECIFIC_CURRENT names
    | ELECTRODE_CURRENT names
    | RANGE names
    | GLOBAL names
    | SECTION names
    | POINTER names
    | BBCOREPOINTER names
    | EXTERNAL names
    | RANDOM names"""
    return NamesStatement(p[1], p[2], span=p[0])


def p_threadsafe(p):
    """neuron_statement : THREADSAFE
    | THREADSAFE names"""
    return NamesStatement(p[1], p[2] if len(p) > 2 else (), span=p[0])


def p_represents(p):
    """neuron_statement : REPRESENTS ONTOLOGY"""
    return NamesStatement(p[1], (p[2],), span=p[0])


def p_useion(p):
    """neuron_statement : USEION NAME
    | USEION NAME ion_uses"""
    uses = dict(p[3]) if len(p) > 3 else {}
    return UseIon(
        p[2],
        uses.get("READ", ()),
        uses.get("WRITE", ()),
        uses.get("VALENCE", uses.get("CHARGE")),
        uses.get("REPRESENTS", ""),
        span=p[0],
    )


def p_ion_uses(p):
    """ion_uses : ion_use
    | ion_uses ion_use"""
    return (p[1],) if len(p) == 2 else (*p[1], p[2])


def p_ion_use(p):
    """ion_use : READ names
    | WRITE names
    | VALENCE number_or_name
    | CHARGE number_or_name
    | REPRESENTS ONTOLOGY"""
    return (p[1], p[2])


# --- declarations --------------------------------------------------------------------------------------------


def p_units(p):
    """block : UNITS LBRACE RBRACE
    | UNITS LBRACE unit_definitions RBRACE"""
    return UnitsBlock(p[3] if len(p) > 4 else (), span=p[0])


def p_unit_definitions(p):
    """unit_definitions : unit_definition
    | unit_definitions unit_definition"""
    return (p[1],) if len(p) == 2 else (*p[1], p[2])


def p_unit_definition(p):
    """unit_definition : UNIT ASSIGN UNIT"""
    return UnitDefinition(p[1], p[3], span=p[0])


def p_unit_constant(p):
    """unit_definition : NAME ASSIGN UNIT UNIT"""
    return UnitConstant(p[1], None, p[3], p[4], span=p[0])


def p_unit_constant_value(p):
    """unit_definition : NAME ASSIGN signed_number
    | NAME ASSIGN signed_number UNIT"""
    return UnitConstant(p[1], p[3], "", p[4] if len(p) > 4 else "", span=p[0])


def p_declaration_block(p):
    """block : declaration_keyword LBRACE RBRACE
    | declaration_keyword LBRACE declarations RBRACE"""
    return DeclarationBlock(p[1], p[3] if len(p) > 4 else (), span=p[0])


def p_same_declaration_keyword(p):
    """declaration_keyword : PARAMETER
    | ASSIGNED
    | STATE
    | CONSTANT
    | INDEPENDENT
    | DEPENDENT"""


def p_model_level(p):
    """block : MODEL_LEVEL NUMBER declaration_keyword LBRACE declarations RBRACE"""
    return DeclarationBlock(p[3], p[5], span=p[0])


def p_stepped_block(p):
    """block : STEPPED LBRACE RBRACE
    | STEPPED LBRACE stepped RBRACE"""
    return DeclarationBlock(p[1], p[3] if len(p) > 4 else (), span=p[0])


def p_stepped(p):
    """stepped : stepped_item
    | stepped stepped_item"""
    return (p[1],) if len(p) == 2 else (*p[1], p[2])


def p_stepped_item(p):
    """stepped_item : NAME ASSIGN numbers
    | NAME ASSIGN numbers UNIT"""
    values = ", ".join(f"{value:.17g}" for value in p[3])
    return Declaration(p[1], unit=p[4] if len(p) > 4 else "", start=f"= {values}", span=p[0])


def p_numbers(p):
    """numbers : signed_number
    | numbers COMMA signed_number"""
    return (p[1],) if len(p) == 2 else (*p[1], p[3])


def p_plot(p):
    """block : PLOT names NAME NAME"""
    if p[3] != "VS":
        raise RanvierError(f"{p[3]} in PLOT, where VS should be", p[0])
    return Plot(p[2], p[4], span=p[0])


def p_declarations(p):
    """declarations : declaration
    | declarations declaration"""
    return (p[1],) if len(p) == 2 else (*p[1], p[2])


def p_declaration(p):
    """declaration : NAME
    | NAME declaration_parts"""
    parts = dict(p[2]) if len(p) > 2 else {}
    low, high = parts.get("limits", (None, None))
    start = " ".join(text for key, text in p[2] if key == "start") if len(p) > 2 else ""
    return Declaration(
        p[1], parts.get("size", 0), parts.get("value"), parts.get("unit", ""), low, high, start, span=p[0]
    )


def p_declaration_parts(p):
    """declaration_parts : declaration_part
    | declaration_parts declaration_part"""
    return (p[1],) if len(p) == 2 else (*p[1], p[2])


def p_declaration_size(p):
    """declaration_part : size"""
    return ("size", p[1])


def p_declaration_value(p):
    """declaration_part : ASSIGN number_or_name"""
    return ("value", p[2])


def p_declaration_unit(p):
    """declaration_part : UNIT"""
    return ("unit", p[1])


def p_declaration_limits(p):
    """declaration_part : LT number_or_name GT
    | LT number_or_name COMMA number_or_name GT"""
    return ("limits", (p[2], p[4] if len(p) > 4 else None))


def p_declaration_start(p):
    """declaration_part : FROM number_or_name TO number_or_name
    | WITH number_or_name
    | START number_or_name"""
    return ("start", " ".join(word if isinstance(word, str) else f"{word:.17g}" for word in p[1:]))


def p_same_number_or_name(p):
    """number_or_name : signed_number
    | NAME"""


def p_signed_number(p):
    """signed_number : NUMBER
    | MINUS NUMBER
    | PLUS NUMBER"""
    return float(p[len(p) - 1]) * (-1 if p[1] == "-" else 1)


# --- code ----------------------------------------------------------------------------------------------------


def p_statement_block(p):
    """block : INITIAL body
    | BREAKPOINT body
    | TERMINAL body
    | CONSTRUCTOR body
    | DESTRUCTOR body"""
    return StatementBlock(p[1], "", p[2], span=p[0])


def p_named_block(p):
    """block : DERIVATIVE NAME body
    | KINETIC NAME body
    | DISCRETE NAME body
    | PARTIAL NAME body
    | LINEAR NAME body
    | NONLINEAR NAME body"""
    return StatementBlock(p[1], p[2], p[3], span=p[0])


def p_solvefor_block(p):
    """block : KINETIC NAME SOLVEFOR names body
    | DERIVATIVE NAME SOLVEFOR names body
    | LINEAR NAME SOLVEFOR names body
    | NONLINEAR NAME SOLVEFOR names body"""
    return StatementBlock(p[1], p[2], p[5], p[4], span=p[0])


def p_before_after(p):
    """block : BEFORE when body
    | AFTER when body"""
    return StatementBlock(f"{p[1]} {p[2]}", "", p[3], span=p[0])


def p_same_when(p):
    """when : INITIAL
    | BREAKPOINT
    | SOLVE
    | STEP"""


def p_procedure(p):
    """block : PROCEDURE NAME LPAREN parameters RPAREN body
    | FUNCTION NAME LPAREN parameters RPAREN body
    | PROCEDURE NAME LPAREN parameters RPAREN UNIT body
    | FUNCTION NAME LPAREN parameters RPAREN UNIT body"""
    return Procedure(p[1], p[2], p[4], p[6] if len(p) > 7 else "", p[len(p) - 1], span=p[0])


def p_function_table(p):
    """block : FUNCTION_TABLE NAME LPAREN parameters RPAREN
    | FUNCTION_TABLE NAME LPAREN parameters RPAREN UNIT"""
    return FunctionTable(p[2], p[4], p[6] if len(p) > 6 else "", span=p[0])


def p_parameters(p):
    """parameters :
    | parameter_list"""
    return p[1] if len(p) > 1 else ()


def p_parameter_list(p):
    """parameter_list : parameter
    | parameter_list COMMA parameter"""
    return (p[1],) if len(p) == 2 else (*p[1], p[3])


def p_parameter(p):
    """parameter : NAME
    | NAME UNIT"""
    return Parameter(p[1], p[2] if len(p) > 2 else "", span=p[0])


def p_net_receive(p):
    """block : NET_RECEIVE LPAREN parameters RPAREN LBRACE RBRACE
    | NET_RECEIVE LPAREN parameters RPAREN LBRACE receive_statements RBRACE"""
    statements = p[6] if len(p) > 7 else ()
    initial = [s.body for s in statements if isinstance(s, StatementBlock)]
    if len(initial) > 1:
        raise RanvierError("NET_RECEIVE has two INITIAL blocks", initial[1].span)
    body = Body(tuple(s for s in statements if not isinstance(s, StatementBlock)), span=p[0])
    return NetReceive(p[3], body, initial[0] if initial else None, span=p[0])


def p_receive_statements(p):
    """receive_statements : receive_statement
    | receive_statements receive_statement"""
    return p[1] if len(p) == 2 else (*p[1], *p[2])


def p_receive_statement(p):
    """receive_statement : statement
    | receive_initial"""
    return p[1] if isinstance(p[1], tuple) else (p[1],)


def p_receive_initial(p):
    """receive_initial : INITIAL body"""
    return StatementBlock(p[1], "", p[2], span=p[0])
