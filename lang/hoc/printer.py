"""hoc's trees to text. What is printed reads back as the same tree."""

from __future__ import annotations

from collections.abc import Sequence

from ..tree import Node
from . import nodes

_PRECEDENCE = {
    "||": 2,
    "&&": 3,
    **dict.fromkeys(("==", "!=", "<", ">", "<=", ">="), 4),
    **dict.fromkeys("+-", 5),
    **dict.fromkeys("*/%", 6),
    "^": 8,
}
_ASSIGNMENT, _UNARY, _OPERAND = 1, 7, 9

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\b": r"\b", "\f": r"\f"})


def print_program(node: Node) -> str:
    """The text of a program, of one statement or of an expression."""
    return _text(node)


def _text(node: Node) -> str:
    return _PRINTERS[type(node)](node)


def _list(items: Sequence[Node]) -> str:
    return ", ".join(map(_text, items))


# --- expressions ------------------------------------------------------------------------------------------------


def _precedence(node: nodes.Expression) -> int:
    if isinstance(node, nodes.Binary):
        return _PRECEDENCE[node.op]
    if isinstance(node, nodes.Assign):
        return _ASSIGNMENT
    return _UNARY if isinstance(node, nodes.Unary) else _OPERAND


def _within(node: nodes.Expression, least: int) -> str:
    """The node's text, in parentheses if it binds less than `least`."""
    return _text(node) if _precedence(node) >= least else f"({_text(node)})"


def _number(node: nodes.Number) -> str:
    if node.value == float("inf"):
        return "1e999"
    if node.value.is_integer() and node.value < 1e15:
        return str(int(node.value))
    return repr(node.value)


def _argument(node: nodes.Argument) -> str:
    return f"${node.kind}{'i' if node.index is None else node.index}"


def _subscript(node: nodes.Subscript) -> str:
    return _text(node.target) + "".join(f"[{_text(index)}]" for index in node.indices)


def _call(node: nodes.Call) -> str:
    return f"{_text(node.target)}({_list(node.arguments)})"


def _unary(node: nodes.Unary) -> str:
    return node.op + _within(node.operand, _UNARY)


def _binary(node: nodes.Binary) -> str:
    own = _PRECEDENCE[node.op]
    from_right = node.op == "^"
    return f"{_within(node.left, own + from_right)} {node.op} {_within(node.right, own + (not from_right))}"


def _arc(node: nodes.Arc) -> str:
    return f"{_within(node.start, _ASSIGNMENT + 1)}:{_within(node.end, _ASSIGNMENT + 1)}"


# --- statements -------------------------------------------------------------------------------------------------


def _statements(statements: Sequence[nodes.Statement], indent: str = "") -> str:
    lines = "".join(f"\n{_text(statement)}" for statement in statements).replace("\n", "\n" + indent)
    return lines[1:] + "\n" if statements else ""


def _block(node: nodes.Block) -> str:
    """Locals stay on the line of the brace, where alone they may stand."""
    count = sum(isinstance(statement, (nodes.Local, nodes.LocalObject)) for statement in node.statements)
    first = "".join(f" {_text(statement)}" for statement in node.statements[:count])
    return "{" + first + "\n" + _statements(node.statements[count:], "  ") + "}"


def _if(node: nodes.If) -> str:
    otherwise = f" else {_text(node.otherwise)}" if node.otherwise else ""
    return f"if ({_text(node.condition)}) {_text(node.then)}{otherwise}"


def _for(node: nodes.For) -> str:
    start, step = (_text(part) if part else "" for part in (node.start, node.step))
    return f"for ({start}; {_text(node.condition)}; {step}) {_text(node.body)}"


def _for_range(node: nodes.ForRange) -> str:
    first, last = _within(node.first, _ASSIGNMENT + 1), _within(node.last, _ASSIGNMENT + 1)
    return f"for {_text(node.variable)} = {first}, {last} {_text(node.body)}"


def _for_segments(node: nodes.ForSegments) -> str:
    ends = f", {_text(node.ends)}" if node.ends else ""
    return f"for ({_text(node.variable)}{ends}) {_text(node.body)}"


def _equation(node: nodes.Equation) -> str:
    left, right = (_within(side, _ASSIGNMENT + 1) if side else "" for side in (node.left, node.right))
    return f"eqn {_text(node.variable)}:{'' if node.add else ':'} {left} = {right}"


def _declarator(node: nodes.Declarator) -> str:
    return node.name + "".join(f"[{_text(size)}]" for size in node.dimensions)


def _template(node: nodes.Template) -> str:
    return f"begintemplate {node.name}\n{_statements(node.body)}endtemplate {node.name}"


def _connect(node: nodes.Connect) -> str:
    parent = f"{_text(node.parent)}({_text(node.parent_x)})" if node.parent else _text(node.parent_x)
    return f"connect {_text(node.child)}({_text(node.child_end)}), {parent}"


_PRINTERS = {
    nodes.Number: _number,
    nodes.String: lambda node: f'"{node.value.translate(_ESCAPES)}"',
    nodes.Name: lambda node: node.name,
    nodes.Subscript: _subscript,
    nodes.Call: _call,
    nodes.Member: lambda node: f"{_text(node.target)}.{node.name}",
    nodes.Argument: _argument,
    nodes.AddressOf: lambda node: f"&{_text(node.target)}",
    nodes.Unary: _unary,
    nodes.Binary: _binary,
    nodes.Assign: lambda node: f"{_text(node.target)} {node.op} {_text(node.value)}",
    nodes.Parentheses: lambda node: f"({_text(node.expression)})",
    nodes.Arc: _arc,
    nodes.New: lambda node: f"new {node.class_name}({_list(node.arguments)})",
    nodes.Read: lambda node: f"read({_text(node.target)})",
    nodes.ExpressionStatement: lambda node: _text(node.expression),
    nodes.CallOfNumbers: lambda node: _text(node.expression),
    nodes.Print: lambda node: f"print {_list(node.items)}",
    nodes.Delete: lambda node: f"delete {', '.join(node.names)}",
    nodes.Debug: lambda node: "debug",
    nodes.Help: lambda node: f"help {node.text}".rstrip(),
    nodes.Equation: _equation,
    nodes.DependentVariable: lambda node: f"depvar {_list(node.variables)}",
    nodes.Block: _block,
    nodes.If: _if,
    nodes.While: lambda node: f"while ({_text(node.condition)}) {_text(node.body)}",
    nodes.For: _for,
    nodes.ForRange: _for_range,
    nodes.ForSegments: _for_segments,
    nodes.ForIterator: lambda node: f"for {_text(node.call)} {_text(node.body)}",
    nodes.ForAll: lambda node: f"forall {_text(node.body)}",
    nodes.ForSec: lambda node: f"forsec {_text(node.selection)} {_text(node.body)}",
    nodes.IfSec: lambda node: f"ifsec {_text(node.selection)} {_text(node.body)}",
    nodes.Break: lambda node: "break",
    nodes.Continue: lambda node: "continue",
    nodes.Stop: lambda node: "stop",
    nodes.Return: lambda node: f"return {_text(node.value)}" if node.value else "return",
    nodes.IteratorStatement: lambda node: "iterator_statement",
    nodes.Declarator: _declarator,
    nodes.Local: lambda node: f"local {_list(node.names)}",
    nodes.LocalObject: lambda node: f"localobj {', '.join(node.names)}",
    nodes.StringDeclaration: lambda node: f"strdef {', '.join(node.names)}",
    nodes.ObjectDeclaration: lambda node: f"objref {_list(node.declarators)}",
    nodes.DoubleDeclaration: lambda node: f"double {_list(node.declarators)}",
    nodes.Procedure: lambda node: f"{node.kind} {node.name}() {_text(node.body)}",
    nodes.Template: _template,
    nodes.Public: lambda node: f"public {', '.join(node.names)}",
    nodes.External: lambda node: f"external {', '.join(node.names)}",
    nodes.Create: lambda node: f"create {_list(node.declarators)}",
    nodes.Access: lambda node: f"access {_text(node.section)}",
    nodes.Connect: _connect,
    nodes.SetPointer: lambda node: f"setpointer {_text(node.pointer)}, {_text(node.target)}",
    nodes.Insert: lambda node: f"insert {node.mechanism}",
    nodes.Uninsert: lambda node: f"uninsert {node.mechanism}",
    nodes.SectionStatement: lambda node: f"{_text(node.section)} {_text(node.statement)}",
    nodes.Program: lambda node: _statements(node.statements),
}
