"""Tree of a .mod file → text. Parsing the text gives an equal tree."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import singledispatch

from ..tree import Node
from . import nodes as n

_PRECEDENCE = {
    "||": 1,
    "&&": 2,
    "==": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "^": 8,
}
_UNARY, _PRIMARY = 7, 9


def print_file(file: n.File) -> str:
    """The text of a file."""
    return "\n\n".join(print_node(block) for block in file.blocks) + "\n"


def print_node(node: Node) -> str:
    """The text of a block or statement, lines joined; of an expression, on one line."""
    if isinstance(node, n.Expression):
        return expression(node)
    if isinstance(node, n.File):
        return print_file(node)
    return "\n".join(lines(node))


# --- expressions ---------------------------------------------------------------------------------------------


def expression(node: n.Expression, at_least: int = 0) -> str:
    """The text of an expression, in parentheses if it binds less than `at_least`."""
    text, precedence = _expression(node)
    return f"({text})" if precedence < at_least else text


def _expression(node: n.Expression) -> tuple[str, int]:
    match node:
        case n.Number():
            return _number(node), _UNARY if node.value < 0 else _PRIMARY
        case n.Name(name):
            return name, _PRIMARY
        case n.Prime(name, order):
            return name + "'" * order, _PRIMARY
        case n.Earlier(name, steps):
            return f"{name}@{steps}", _PRIMARY
        case n.Index(name, index):
            return f"{name}[{expression(index)}]", _PRIMARY
        case n.String(value):
            return f'"{value}"', _PRIMARY
        case n.Call(name, arguments):
            return f"{name}({', '.join(expression(a) for a in arguments)})", _PRIMARY
        case n.Unary(op, operand):
            return op + expression(operand, _UNARY), _UNARY
        case n.Binary("^", left, right):
            return f"{expression(left, _PRIMARY)}^{expression(right, _UNARY)}", _PRECEDENCE["^"]
        case n.Binary(op, left, right):
            own = _PRECEDENCE[op]
            return f"{expression(left, own)} {op} {expression(right, own + 1)}", own
    raise TypeError(f"no text for {type(node).__name__}")


def _number(node: n.Number) -> str:
    text = node.text or number_text(node.value)
    return f"{text} ({node.unit})" if node.unit else text


def number_text(value: float | str) -> str:
    """The shortest text of a number; a name as it is."""
    if isinstance(value, str):
        return value
    if value in (math.inf, -math.inf):
        return "1e999" if value > 0 else "-1e999"
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _species(node: n.Expression) -> str:
    """A side of a reaction: `2 a + b`."""
    match node:
        case n.Binary("+", left, right):
            return f"{_species(left)} + {_species(right)}"
        case n.Binary("*", coefficient, name):
            return f"{expression(coefficient)} {expression(name)}"
    return expression(node)


# --- statements and blocks: each gives its lines -----------------------------------------------------------------


@singledispatch
def lines(node: Node) -> Iterator[str]:
    """The lines of a statement or block."""
    raise TypeError(f"no text for {type(node).__name__}")


def _braces(head: str, inner: Iterator[str], tail: str = "") -> Iterator[str]:
    content = ["    " + line for line in inner]
    if not content:
        yield f"{head} {{}}{tail}".lstrip()
        return
    yield f"{head} {{".lstrip()
    yield from content
    yield "}" + tail


def _all(items: tuple[Node, ...]) -> Iterator[str]:
    for item in items:
        yield from lines(item)


def _with_body(head: str, body: n.Body) -> Iterator[str]:
    return _braces(head, _all(body.statements))


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _parameters(parameters: tuple[n.Parameter, ...]) -> str:
    return "(" + ", ".join(p.name + (f" ({p.unit})" if p.unit else "") for p in parameters) + ")"


def _local_names(names: tuple[n.LocalName, ...]) -> str:
    return ", ".join(f"{x.name}[{x.size}]" if x.size else x.name for x in names)


@lines.register
def _(node: n.Assign):
    yield f"{expression(node.target)} = {expression(node.value)}"


@lines.register
def _(node: n.CallStatement):
    yield expression(node.call)


@lines.register
def _(node: n.Body):
    return _with_body("", node)


@lines.register
def _(node: n.Local):
    yield f"LOCAL {_local_names(node.names)}"


@lines.register
def _(node: n.If):
    yield from _if("", node)


def _if(before: str, node: n.If) -> Iterator[str]:
    *first, last = _with_body(f"{before}IF ({expression(node.condition)})", node.then)
    yield from first
    if node.otherwise is None:
        yield last
    elif isinstance(node.otherwise, n.If):
        yield from _if(f"{last} ELSE ", node.otherwise)
    else:
        yield from _with_body(f"{last} ELSE", node.otherwise)


@lines.register
def _(node: n.While):
    return _with_body(f"WHILE ({expression(node.condition)})", node.body)


@lines.register
def _(node: n.From):
    by = f" BY {expression(node.step)}" if node.step else ""
    head = f"FROM {node.variable} = {expression(node.first)} TO {expression(node.last)}{by}"
    return _with_body(head, node.body)


@lines.register
def _(node: n.Solve):
    how = " STEADYSTATE" if node.steadystate else " METHOD"
    head = f"SOLVE {node.block}" + (f"{how} {node.method}" if node.method else "")
    if node.on_error is None:
        yield head
    else:
        yield from _with_body(f"{head} IFERROR", node.on_error)


@lines.register
def _(node: n.Conserve):
    yield f"CONSERVE {_species(node.left)} = {expression(node.right)}"


@lines.register
def _(node: n.Reaction):
    right = f" {_species(node.right)}" if node.right else ""
    yield f"~ {_species(node.left)} {node.arrow}{right} ({', '.join(expression(r) for r in node.rates)})"


@lines.register
def _(node: n.LinearEquation):
    yield f"~ {expression(node.left)} = {expression(node.right)}"


@lines.register
def _(node: n.Compartment):
    index = f"{node.index}, " if node.index else ""
    yield f"COMPARTMENT {index}{expression(node.volume)} {{{' '.join(node.species)}}}"


@lines.register
def _(node: n.LongitudinalDiffusion):
    index = f"{node.index}, " if node.index else ""
    yield f"LONGITUDINAL_DIFFUSION {index}{expression(node.rate)} {{{' '.join(node.species)}}}"


@lines.register
def _(node: n.Table):
    names = f" {_names(node.names)}" if node.names else ""
    depend = f" DEPEND {_names(node.depends)}" if node.depends else ""
    span = f" FROM {expression(node.low)} TO {expression(node.high)} WITH {expression(node.count)}"
    yield f"TABLE{names}{depend}{span}"


@lines.register
def _(node: n.Conductance):
    yield f"CONDUCTANCE {node.name}" + (f" USEION {node.ion}" if node.ion else "")


@lines.register
def _(node: n.Watch):
    yield f"WATCH ({expression(node.condition)}) {expression(node.flag)}"


@lines.register
def _(node: n.ForNetCons):
    return _with_body(f"FOR_NETCONS {_parameters(node.arguments)}", node.body)


@lines.register(n.Verbatim)
@lines.register(n.VerbatimBlock)
def _(node: n.Verbatim):
    yield f"VERBATIM{node.text}ENDVERBATIM"


@lines.register
def _(node: n.Lag):
    yield f"LAG {node.name} BY {expression(node.by)}"


@lines.register
def _(node: n.PartialEquation):
    yield f"~ {node.state}' = {node.factor}*DEL2({node.state}) + {node.source}"


@lines.register
def _(node: n.PartialBoundary):
    yield f"~ {'DEL ' * node.slope}{node.state}[{node.end}] = {expression(node.value)}"


@lines.register
def _(node: n.ForAll):
    return _with_body(f"FORALL {node.variable}", node.body)


@lines.register
def _(node: n.OldStatement):
    yield f"{node.keyword} {'{ }' if node.keyword == 'MATCH' else _names(node.names)}".rstrip()


@lines.register
def _(node: n.Plot):
    yield f"PLOT {_names(node.names)} VS {node.against}"


@lines.register
def _(node: n.Protect):
    (text,) = lines(node.statement)
    yield f"PROTECT {text}"


@lines.register
def _(node: n.MutexLock):
    yield "MUTEXLOCK" if node.lock else "MUTEXUNLOCK"


@lines.register
def _(node: n.Suffix):
    yield f"{node.kind} {node.name}"


@lines.register
def _(node: n.UseIon):
    text = f"USEION {node.ion}"
    for word, names in (("READ", node.read), ("WRITE", node.write)):
        text += f" {word} {_names(names)}" if names else ""
    text += f" VALENCE {number_text(node.valence)}" if node.valence is not None else ""
    yield text + (f" REPRESENTS {node.represents}" if node.represents else "")


@lines.register
def _(node: n.NamesStatement):
    yield f"{node.keyword} {_names(node.names)}".rstrip()


@lines.register
def _(node: n.Title):
    yield f"TITLE {node.text}"


@lines.register
def _(node: n.Define):
    yield f"DEFINE {node.name} {number_text(node.value)}"


@lines.register
def _(node: n.Include):
    yield f'INCLUDE "{node.file}"'


@lines.register
def _(node: n.NeuronBlock):
    return _braces("NEURON", _all(node.statements))


@lines.register
def _(node: n.UnitDefinition):
    yield f"({node.name}) = ({node.definition})"


@lines.register
def _(node: n.UnitConstant):
    if node.value is None:
        yield f"{node.name} = ({node.definition}) ({node.unit})"
    else:
        yield f"{node.name} = {number_text(node.value)}" + (f" ({node.unit})" if node.unit else "")


@lines.register
def _(node: n.UnitsBlock):
    return _braces("UNITS", _all(node.definitions))


@lines.register
def _(node: n.Declaration):
    text = node.name + (f"[{node.size}]" if node.size else "")
    text += f" = {number_text(node.value)}" if node.value is not None else ""
    text += f" {node.start}" if node.start else ""
    text += f" ({node.unit})" if node.unit else ""
    if node.low is not None:
        high = "" if node.high is None else f", {number_text(node.high)}"
        text += f" <{number_text(node.low)}{high}>"
    yield text


@lines.register
def _(node: n.DeclarationBlock):
    return _braces(node.keyword, _all(node.declarations))


@lines.register
def _(node: n.LocalBlock):
    yield f"LOCAL {_local_names(node.names)}"


@lines.register
def _(node: n.StatementBlock):
    solve_for = f" SOLVEFOR {_names(node.solve_for)}" if node.solve_for else ""
    return _with_body(f"{node.keyword} {node.name}".rstrip() + solve_for, node.body)


@lines.register
def _(node: n.Procedure):
    unit = f" ({node.unit})" if node.unit else ""
    return _with_body(f"{node.keyword} {node.name}{_parameters(node.parameters)}{unit}", node.body)


@lines.register
def _(node: n.FunctionTable):
    yield f"FUNCTION_TABLE {node.name}{_parameters(node.parameters)}" + (f" ({node.unit})" if node.unit else "")


@lines.register
def _(node: n.NetReceive):
    initial = _with_body("INITIAL", node.initial) if node.initial is not None else ()
    return _braces(f"NET_RECEIVE {_parameters(node.parameters)}", (*initial, *_all(node.body.statements)))


@lines.register
def _(node: n.UnitsSwitch):
    yield "UNITSON" if node.on else "UNITSOFF"


@lines.register
def _(node: n.Comment):
    yield f"COMMENT\n{node.text}\nENDCOMMENT"
