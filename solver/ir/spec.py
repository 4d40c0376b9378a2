"""What is legal IR: the rule of every node kind, and the rules across a whole kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from . import nodes as ir
from .nodes import Type
from .walk import called_names, children, walk

INTEGERS = (Type.i64, Type.i32)
FLOATS = (Type.f64, Type.f32)
NUMBERS = FLOATS + INTEGERS
SCALARS = (*NUMBERS, Type.i1)
SAME_SIZE = {(Type.f64, Type.i64), (Type.i64, Type.f64), (Type.f32, Type.i32), (Type.i32, Type.f32)}
UNARY = {
    "neg": NUMBERS, "abs": NUMBERS, "not": (*INTEGERS, Type.i1),
    "sqrt": FLOATS, "floor": FLOATS, "ceil": FLOATS, "round": FLOATS,
}  # fmt: skip
BINARY = {
    **dict.fromkeys(("add", "sub", "mul", "div", "min", "max"), NUMBERS),
    **dict.fromkeys(("rem", "shl", "shr", "ushr"), INTEGERS),
    **dict.fromkeys(("and", "or", "xor"), (*INTEGERS, Type.i1)),
}
COMPARE = ("eq", "ne", "lt", "le", "gt", "ge")


class IllegalIR(Exception):
    """A tree that breaks a rule; names the rule and the node."""

    def __init__(self, message: str, node: ir.Node) -> None:
        from .show import show

        try:
            text = show(node).strip()
        except Exception:
            text = repr(node)
        super().__init__(f"{message}: {text[:200]}" + (f" ({node.span})" if node.span else ""))


def _element(n: ir.Load | ir.Store | ir.Atomic) -> bool:
    return n.array.type.is_array and n.index.type is Type.i64


# One line per kind: what must hold of the node and its direct children.
RULES: dict[type[ir.Node], Callable[[ir.Node], bool]] = {
    ir.Const: lambda n: not n.type.is_array and isinstance(n.value, float if n.type.is_float else int),
    ir.Arg: lambda n: True,
    ir.Local: lambda n: not n.type.is_array,
    ir.Load: lambda n: _element(n) and n.type is n.array.type.element,
    ir.Unary: lambda n: n.type in UNARY.get(n.op, ()) and n.operand.type is n.type,
    ir.Binary: lambda n: n.type in BINARY.get(n.op, ()) and n.left.type is n.right.type is n.type,
    ir.Compare: lambda n: n.op in COMPARE and n.type is Type.i1 and n.left.type is n.right.type in SCALARS,
    ir.Select: lambda n: n.condition.type is Type.i1 and n.then.type is n.otherwise.type is n.type in SCALARS,
    ir.Cast: lambda n: not n.type.is_array and not n.operand.type.is_array,
    ir.Bitcast: lambda n: (n.operand.type, n.type) in SAME_SIZE or (n.operand.type is Type.i64 and n.type.is_array),
    ir.Fma: lambda n: n.type in FLOATS and n.a.type is n.b.type is n.c.type is n.type,
    ir.Call: lambda n: not n.type.is_array,
    ir.Assign: lambda n: n.target.type is n.value.type,
    ir.Store: lambda n: _element(n) and n.value.type is n.array.type.element,
    ir.Atomic: lambda n: _element(n) and n.value.type is n.array.type.element and n.op in ("add", "max", "or"),
    ir.Block: lambda n: True,
    ir.If: lambda n: n.condition.type is Type.i1,
    ir.For: lambda n: n.variable.type is n.first.type is n.last.type is Type.i64 and n.step != 0,
    ir.While: lambda n: n.condition.type is Type.i1,
    ir.Parallel: lambda n: n.variable.type is n.first.type is n.last.type is Type.i64,
    ir.Return: lambda n: n.value is None or not n.value.type.is_array,
    ir.Barrier: lambda n: True,
    ir.Native: lambda n: n.address.type is Type.i64 and n.array.type.is_array,
    ir.Parameter: lambda n: not n.writes or n.type.is_array,
    ir.Func: lambda n: n.result is None or not n.result.is_array,
    ir.Kernel: lambda n: True,
}  # fmt: skip


def verify(kernel: ir.Kernel, functions: Mapping[str, ir.Func] | None = None) -> ir.Kernel:
    """The kernel itself if it is legal; raises IllegalIR if not.

    `functions` are known besides those that the kernel carries; default: math_functions.
    """
    known = _Known(functions, {f.name: f for f in kernel.functions})
    _no_recursion(kernel, known)
    for root in (*kernel.functions, kernel):
        _Checker(root, known).check()
    return kernel


class _Known(dict):
    """Functions by name; those of restricted Python are read when looked up."""

    def __init__(self, functions: Mapping[str, ir.Func] | None, own: Mapping[str, ir.Func]) -> None:
        if functions is None:
            from .math_functions import FUNCTIONS as functions
        for name in own:
            if name in functions:
                raise IllegalIR("a function with the name of a mathematical one", own[name])
        super().__init__({**functions, **own})

    def __getitem__(self, name: str) -> ir.Func:
        value = super().__getitem__(name)
        return getattr(value, "ir", value)


def _no_recursion(kernel: ir.Kernel, known: Mapping[str, ir.Func]) -> None:
    path: list[str] = []
    done: set[str] = set()

    def visit(name: str, at: ir.Node) -> None:
        if name not in known:
            raise IllegalIR(f"there is no function {name}", at)
        if name in path:
            raise IllegalIR(f"{name} calls itself", at)
        if name not in done:
            path.append(name)
            for callee in called_names(known[name].body):
                visit(callee, known[name])
            path.pop()
            done.add(name)

    for name in called_names(kernel.body):
        visit(name, kernel)


class _Checker:
    """Checks one root: every node by its rule, then names, places and returns."""

    def __init__(self, root: ir.Func | ir.Kernel, known: Mapping[str, ir.Func]) -> None:
        self.root, self.known = root, known
        self.parameters = {p.name: p for p in root.parameters}
        self.locals: dict[str, Type] = {}

    def check(self) -> None:
        if len(self.parameters) != len(self.root.parameters):
            raise IllegalIR("two parameters of one name", self.root)
        for node in (*self.root.parameters, *walk(self.root.body)):
            rule = RULES.get(type(node))
            if rule is None:
                raise IllegalIR("not a node of the IR here", node)
            if not rule(node):
                raise IllegalIR(f"illegal {type(node).__name__}", node)
            self.check_names(node)
        self.assigned(self.root.body, frozenset())
        self.places(self.root.body, inside=None, busy=frozenset())
        if isinstance(self.root, ir.Func) and self.root.result and not _returns(self.root.body):
            raise IllegalIR("a function that may end without a value", self.root)

    def check_names(self, node: ir.Node) -> None:
        kind = type(node)
        if kind is ir.Arg and (node.name not in self.parameters or self.parameters[node.name].type is not node.type):
            raise IllegalIR("not a parameter of this type", node)
        if kind is ir.Local:
            if node.name in self.parameters:
                raise IllegalIR("a local with the name of a parameter", node)
            if self.locals.setdefault(node.name, node.type) is not node.type:
                raise IllegalIR("a local of two types", node)
        if kind in (ir.Store, ir.Atomic) and type(node.array) is ir.Arg and not self.parameters[node.array.name].writes:
            raise IllegalIR(f"{node.array.name} is not declared as written", node)
        if kind is ir.Call:
            callee = self.known[node.function]
            if callee.result is not node.type or [a.type for a in node.arguments] != [
                p.type for p in callee.parameters
            ]:
                raise IllegalIR(f"{node.function} has other types", node)

    def assigned(self, node: ir.Node, before: Set[str]) -> Set[str]:
        """The locals that certainly have a value after the node, given those before; refuses reads of others."""
        kind = type(node)
        if kind is ir.Block:
            return self.assigned_in_turn(node.statements, before)
        if kind is ir.Local:
            if node.name not in before:
                raise IllegalIR("a local that may be read before it is assigned", node)
            return before
        if kind is ir.Assign:
            self.assigned(node.value, before)
            return before | {node.target.name}
        if kind is ir.If:
            self.assigned(node.condition, before)
            then = self.assigned(node.then, before)
            otherwise = self.assigned(node.otherwise, before) if node.otherwise else before
            return (
                otherwise
                if _returns(node.then)
                else then
                if node.otherwise and _returns(node.otherwise)
                else then & otherwise
            )
        if kind in (ir.For, ir.Parallel):
            self.assigned(node.first, before)
            self.assigned(node.last, before)
            self.assigned(node.body, before | {node.variable.name})
            return before | {node.variable.name} if kind is ir.For else before
        if kind is ir.While:
            self.assigned(node.condition, before)
            self.assigned(node.body, before)
            return before
        for child in children(node):
            before = self.assigned(child, before)
        return before

    def assigned_in_turn(self, statements: Iterable[ir.Statement], before: Set[str]) -> Set[str]:
        """The same for a block. The set grows in place: there may be some ten thousand statements."""
        known = set(before)
        for statement in statements:
            if type(statement) is ir.Assign:
                self.assigned(statement.value, known)
                known.add(statement.target.name)
            else:
                known |= self.assigned(statement, known)
        return known

    def places(self, node: ir.Statement, inside: ir.Parallel | None, busy: frozenset[str]) -> None:
        """Where PARALLEL and RETURN may stand, and what may be assigned; `busy` are the variables of loops around."""
        kind = type(node)
        is_kernel = isinstance(self.root, ir.Kernel)
        if kind is ir.Parallel and (inside or not is_kernel):
            raise IllegalIR("PARALLEL inside PARALLEL or in a function", node)
        if kind is ir.Return:
            expected = Type.i64 if is_kernel else self.root.result
            if inside:
                raise IllegalIR("RETURN inside PARALLEL", node)
            if (node.value is None and not is_kernel and expected) or (node.value and node.value.type is not expected):
                raise IllegalIR("RETURN of another type", node)
        if kind is ir.Assign and node.target.name in busy:
            raise IllegalIR("the variable of a loop is assigned in its body", node)
        if kind in (ir.For, ir.Parallel):
            if node.variable.name in busy:
                raise IllegalIR("the variable of a loop is used again inside", node)
            busy = busy | {node.variable.name}
        for child in children(node):
            if isinstance(child, ir.Statement):
                self.places(child, node if kind is ir.Parallel else inside, busy)


def _returns(node: ir.Statement) -> bool:
    """Whether control never goes past the statement."""
    if type(node) is ir.Return:
        return True
    if type(node) is ir.Block:
        return any(_returns(s) for s in node.statements)
    return type(node) is ir.If and node.otherwise is not None and _returns(node.then) and _returns(node.otherwise)
