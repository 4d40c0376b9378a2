"""Reads the source of restricted Python's functions: a syntax tree in, IR out."""

from __future__ import annotations

import ast
import linecache
from functools import cache
from threading import Lock
from types import FunctionType

from . import nodes as ir
from .nodes import Type
from .restricted_python import Func, KernelError, mathematical, names_of
from .types import BY_NAME
from .walk import walk

UNARY = {"abs": "abs", "fabs": "abs", "sqrt": "sqrt", "floor": "floor", "ceil": "ceil", "round": "round"}
BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
    ast.LShift: "shl", ast.RShift: "shr",
}  # fmt: skip
COMPARE = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}
CASTS = {"f64": Type.f64, "float": Type.f64, "f32": Type.f32, "i64": Type.i64, "int": Type.i64, "i32": Type.i32}
_PARSING = Lock()  # CPython 3.11 counts the depth of a tree for all threads together
ORDER = [Type.i1, Type.i32, Type.i64, Type.f32, Type.f64]


@cache
def _file_functions(filename: str) -> dict[tuple[str, int], ast.FunctionDef]:
    """Every function of a source file by name and by the line of its first decorator; parsed once for all kernels."""
    with _PARSING:
        tree = ast.parse("".join(linecache.getlines(filename)))
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            found[node.name, min([node.lineno, *(d.lineno for d in node.decorator_list)])] = node
    return found


def read(function: FunctionType) -> ir.Func:
    """A Python function as IR."""
    code = function.__code__
    tree = _file_functions(code.co_filename).get((code.co_name, code.co_firstlineno))
    if tree is None:
        _file_functions.cache_clear()  # the file grew since (a session at a prompt)
        tree = _file_functions(code.co_filename).get((code.co_name, code.co_firstlineno))
    if tree is None:
        raise KernelError(f"the source of {function.__qualname__} is not at hand")
    return _Reader(function, tree).func()


class _Reader:
    """Turns one function's syntax tree into IR."""

    def __init__(self, function: FunctionType, tree: ast.FunctionDef) -> None:
        self.tree = tree
        self.filename = function.__code__.co_filename
        self.names = names_of(function)
        self.parameters: dict[str, Type] = {}
        self.locals: dict[str, Type] = {}
        self.written: set[str] = set()
        self.result: Type | None = None

    def fail(self, node: ast.AST, message: str) -> KernelError:
        return KernelError(f"{self.filename}:{getattr(node, 'lineno', 0)}: {message}")

    def span(self, node: ast.AST) -> tuple[str, int]:
        return (self.filename, node.lineno)

    def func(self) -> ir.Func:
        for argument in self.tree.args.args:
            self.parameters[argument.arg] = self.annotation(argument.annotation, argument)
        if self.tree.returns is not None and not _is_none(self.tree.returns):
            self.result = self.annotation(self.tree.returns, self.tree)
        body = self.tree.body
        if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            body = body[1:]  # the docstring
        block = self.block(body)
        parameters = tuple(
            ir.Parameter(name, type, name in self.written or self.stored_below(block, name))
            for name, type in self.parameters.items()
        )
        return ir.Func(self.tree.name, parameters, self.result, block, span=self.span(self.tree))

    def stored_below(self, block: ir.Block, name: str) -> bool:
        """Whether an array parameter is handed to a function that stores to it."""
        for node in walk(block):
            if type(node) is ir.Call:
                callee = self.callee(node.function)
                for given, parameter in zip(node.arguments, callee.ir.parameters, strict=True):
                    if parameter.writes and type(given) is ir.Arg and given.name == name:
                        return True
        return False

    def callee(self, name: str) -> Func:
        found = (value for value in self.names.values() if isinstance(value, Func) and value.name == name)
        return next(found, None) or mathematical(name)

    def annotation(self, node: ast.expr | None, at: ast.AST) -> Type:
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value
        if name not in BY_NAME:
            raise self.fail(at, "a parameter needs a type of solver.ir.types as its annotation")
        return BY_NAME[name]

    # --- statements ---

    def block(self, body: list[ast.stmt]) -> ir.Block:
        out: list[ir.Statement] = []
        for statement in body:
            method = getattr(self, "statement_" + type(statement).__name__, None)
            if method is None:
                raise self.fail(statement, f"{type(statement).__name__} is not part of restricted Python")
            out += method(statement)
        return ir.Block(tuple(out))

    def statement_Pass(self, node: ast.Pass) -> list[ir.Statement]:
        return []

    def statement_Expr(self, node: ast.Expr) -> list[ir.Statement]:
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name):
            name, arguments = node.value.func.id, node.value.args
            if name == "barrier":
                return [ir.Barrier(span=self.span(node))]
            if name == "atomic_add":
                array, index = self.array(arguments[0], write=True), self.index(arguments[1])
                value = self.to(self.expression(arguments[2]), array.type.element, node)
                return [ir.Atomic("add", array, index, value, span=self.span(node))]
            if name == "native":
                address, array = self.to(self.expression(arguments[0]), Type.i64, node), self.array(arguments[1])
                return [ir.Native(address, array, span=self.span(node))]
        raise self.fail(node, "an expression whose value is not used")

    def statement_Assign(self, node: ast.Assign) -> list[ir.Statement]:
        if len(node.targets) != 1:
            raise self.fail(node, "assign to one target at a time")
        return [self.assign(node.targets[0], self.expression(node.value), node)]

    def statement_AnnAssign(self, node: ast.AnnAssign) -> list[ir.Statement]:
        type = self.annotation(node.annotation, node)
        return [self.assign(node.target, self.to(self.expression(node.value), type, node), node)]

    def statement_AugAssign(self, node: ast.AugAssign) -> list[ir.Statement]:
        target = self.expression(_as_load(node.target))
        value = self.binary(node.op, target, self.expression(node.value), node)
        return [self.assign(node.target, value, node)]

    def assign(self, target: ast.expr, value: ir.Expression, node: ast.AST) -> ir.Statement:
        span = self.span(node)
        if isinstance(target, ast.Subscript):
            array = self.array(target.value, write=True)
            return ir.Store(array, self.index(target.slice), self.to(value, array.type.element, node), span=span)
        if not isinstance(target, ast.Name):
            raise self.fail(node, "assign to a name or to an element")
        if target.id in self.parameters:
            raise self.fail(node, f"{target.id} is a parameter: parameters are not assigned")
        type = self.locals.setdefault(target.id, value.type)
        return ir.Assign(ir.Local(target.id, type), self.to(value, type, node), span=span)

    def statement_If(self, node: ast.If) -> list[ir.Statement]:
        otherwise = self.block(node.orelse) if node.orelse else None
        condition = self.truth(node.test)
        return [ir.If(condition, self.block(node.body), otherwise, span=self.span(node))]

    def statement_While(self, node: ast.While) -> list[ir.Statement]:
        return [ir.While(self.truth(node.test), self.block(node.body), span=self.span(node))]

    def statement_For(self, node: ast.For) -> list[ir.Statement]:
        call = node.iter
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and isinstance(node.target, ast.Name)):
            raise self.fail(node, "a for loop goes over range(…) or parallel(…)")
        bounds = [self.to(self.expression(a), Type.i64, node) for a in call.args]
        step = 1
        if call.func.id == "range" and len(bounds) == 3:
            step = _constant_step(bounds.pop())
            if not step:
                raise self.fail(node, "the step of a range must be a constant other than 0")
        if len(bounds) == 1:
            bounds.insert(0, ir.Const(0, Type.i64))
        if self.locals.setdefault(node.target.id, Type.i64) is not Type.i64:
            raise self.fail(node, f"{node.target.id} has another type already")
        variable, body = ir.Local(node.target.id, Type.i64), self.block(node.body)
        if call.func.id == "range":
            return [ir.For(variable, bounds[0], bounds[1], body, step, span=self.span(node))]
        if call.func.id == "parallel":
            return [ir.Parallel(variable, bounds[0], bounds[1], body, span=self.span(node))]
        raise self.fail(node, "a for loop goes over range(…) or parallel(…)")

    def statement_Return(self, node: ast.Return) -> list[ir.Statement]:
        value = None if node.value is None else self.expression(node.value)
        if value is not None:
            if self.result is None:
                raise self.fail(node, "a function that returns a value says so: -> f64")
            value = self.to(value, self.result, node)
        return [ir.Return(value, span=self.span(node))]

    # --- expressions ---

    def expression(self, node: ast.expr) -> ir.Expression:
        method = getattr(self, "expression_" + type(node).__name__, None)
        if method is None:
            raise self.fail(node, f"{type(node).__name__} is not part of restricted Python")
        return method(node)

    def expression_Constant(self, node: ast.Constant) -> ir.Expression:
        return self.constant(node.value, node)

    def constant(self, value: object, node: ast.AST) -> ir.Expression:
        for kind, type in ((bool, Type.i1), (int, Type.i64), (float, Type.f64)):
            if isinstance(value, kind):
                return ir.Const(kind(value), type)
        raise self.fail(node, f"{value!r} is not a number")

    def expression_Name(self, node: ast.Name) -> ir.Expression:
        if node.id in self.locals:
            return ir.Local(node.id, self.locals[node.id])
        if node.id in self.parameters:
            return ir.Arg(node.id, self.parameters[node.id])
        if node.id in self.names:
            return self.constant(self.names[node.id], node)
        raise self.fail(node, f"{node.id} is not known here")

    def expression_Subscript(self, node: ast.Subscript) -> ir.Expression:
        array = self.array(node.value)
        return ir.Load(array, self.index(node.slice), array.type.element, span=self.span(node))

    def array(self, node: ast.expr, write: bool = False) -> ir.Expression:
        array = self.expression(node)
        if not array.type.is_array:
            raise self.fail(node, "not an array")
        if write and type(array) is ir.Arg:
            self.written.add(array.name)
        return array

    def index(self, node: ast.expr) -> ir.Expression:
        return self.to(self.expression(node), Type.i64, node)

    def expression_UnaryOp(self, node: ast.UnaryOp) -> ir.Expression:
        if isinstance(node.op, ast.Not):
            return ir.Unary("not", self.truth(node.operand), Type.i1)
        operand = self.expression(node.operand)
        if isinstance(node.op, ast.UAdd):
            return operand
        if isinstance(node.op, ast.Invert):
            return ir.Unary("not", operand, operand.type)
        if type(operand) is ir.Const and operand.type is not Type.i1:
            return ir.Const(-operand.value, operand.type)
        return ir.Unary("neg", operand, operand.type)

    def expression_BinOp(self, node: ast.BinOp) -> ir.Expression:
        return self.binary(node.op, self.expression(node.left), self.expression(node.right), node)

    def binary(self, op: ast.operator, left: ir.Expression, right: ir.Expression, node: ast.AST) -> ir.Expression:
        span = self.span(node)
        if isinstance(op, ast.Pow):
            if type(right) is ir.Const and right.value == 2 and type(left) in (ir.Local, ir.Arg):
                return ir.Binary("mul", left, left, left.type, span=span)
            return self.call("pow", [self.to(left, Type.f64, node), self.to(right, Type.f64, node)], node)
        if isinstance(op, ast.Div):
            wide = Type.f32 if left.type is right.type is Type.f32 else Type.f64
            return ir.Binary("div", self.to(left, wide, node), self.to(right, wide, node), wide, span=span)
        left, right = self.same_type(left, right, node)
        if isinstance(op, (ast.FloorDiv, ast.Mod)):
            return self.floor_division(op, left, right, node)
        return ir.Binary(BINARY[type(op)], left, right, left.type, span=span)

    def floor_division(
        self, op: ast.operator, left: ir.Expression, right: ir.Expression, node: ast.AST
    ) -> ir.Expression:
        """`//` and `%` of integers by a positive constant, rounding down as Python does."""
        if not (type(right) is ir.Const and right.type in (Type.i64, Type.i32) and right.value > 0):
            raise self.fail(node, "// and % need integers and a positive constant on the right")
        type_, zero = left.type, ir.Const(0, left.type)
        remainder = ir.Binary("rem", left, right, type_)
        below = ir.Compare("lt", remainder, zero)
        if isinstance(op, ast.Mod):
            return ir.Select(below, ir.Binary("add", remainder, right, type_), remainder, type_)
        quotient = ir.Binary("div", left, right, type_)
        return ir.Binary("sub", quotient, ir.Cast(below, type_), type_)

    def same_type(self, left: ir.Expression, right: ir.Expression, node: ast.AST) -> tuple[ir.Expression, ...]:
        wide = max(left.type, right.type, key=lambda type: self.rank(type, node))
        # a constant takes the type of the other side where it can: 2 * x[i] with x of f32 stays f32
        for one, other in ((left, right), (right, left)):
            if type(one) is ir.Const and (one.type is other.type or other.type.is_float or one.type is Type.i64):
                wide = other.type if other.type is not Type.i1 else wide
                break
        return self.to(left, wide, node), self.to(right, wide, node)

    def rank(self, type: Type, node: ast.AST) -> int:
        if type.is_array:
            raise self.fail(node, "arithmetic of whole arrays")
        return ORDER.index(type)

    def to(self, value: ir.Expression, type_: Type, node: ast.AST) -> ir.Expression:
        """The value in a type that can hold it; never loses silently."""
        if value.type is type_:
            return value
        if value.type.is_array or type_.is_array:
            raise self.fail(node, f"{value.type.value} where {type_.value} is expected")
        if type(value) is ir.Const and value.type is not Type.i1:
            if type_.is_float:
                return ir.Const(float(value.value), type_)
            if isinstance(value.value, int):
                return ir.Const(value.value, type_)
        if self.rank(value.type, node) > self.rank(type_, node):
            raise self.fail(node, f"{value.type.value} where {type_.value} is expected: convert it")
        return ir.Cast(value, type_)

    def truth(self, node: ast.expr) -> ir.Expression:
        value = self.expression(node)
        if value.type is Type.i1:
            return value
        return ir.Compare("ne", value, self.to(ir.Const(0, Type.i64), value.type, node))

    def expression_Compare(self, node: ast.Compare) -> ir.Expression:
        parts, left = [], self.expression(node.left)
        for op, right_node in zip(node.ops, node.comparators, strict=True):
            if type(op) not in COMPARE:
                raise self.fail(node, "this comparison is not part of restricted Python")
            right = self.expression(right_node)
            parts.append(ir.Compare(COMPARE[type(op)], *self.same_type(left, right, node)))
            left = right
        return self.chain("and", parts)

    def expression_BoolOp(self, node: ast.BoolOp) -> ir.Expression:
        return self.chain("and" if isinstance(node.op, ast.And) else "or", [self.truth(v) for v in node.values])

    def chain(self, op: str, parts: list[ir.Expression]) -> ir.Expression:
        result = parts[-1]
        for part in reversed(parts[:-1]):
            if op == "and":
                result = ir.Select(part, result, ir.Const(False, Type.i1), Type.i1)
            else:
                result = ir.Select(part, ir.Const(True, Type.i1), result, Type.i1)
        return result

    def expression_IfExp(self, node: ast.IfExp) -> ir.Expression:
        then, otherwise = self.same_type(self.expression(node.body), self.expression(node.orelse), node)
        return ir.Select(self.truth(node.test), then, otherwise, then.type)

    def expression_Call(self, node: ast.Call) -> ir.Expression:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise self.fail(node, "call a function by its name, with plain arguments")
        name, arguments = node.func.id, [self.expression(a) for a in node.args]
        if isinstance(self.names.get(name), Func):
            return self.call(name, arguments, node)
        if name in CASTS:
            return arguments[0] if arguments[0].type is CASTS[name] else ir.Cast(arguments[0], CASTS[name])
        if name in UNARY:
            value = arguments[0]
            if name != "abs" and not value.type.is_float:
                value = self.to(value, Type.f64, node)
            return ir.Unary(UNARY[name], value, value.type)
        if name in ("min", "max"):
            left, right = self.same_type(*arguments, node)
            return ir.Binary(name, right, left, left.type)  # Python's min(a, b) is `b if b < a else a`
        if name == "fma":
            return ir.Fma(*(self.to(a, Type.f64, node) for a in arguments), Type.f64)
        if name in BY_NAME and BY_NAME[name].is_array:  # f64_array(address): the numbers that lie there
            return ir.Bitcast(self.to(arguments[0], Type.i64, node), BY_NAME[name])
        if name == "polynomial":
            return self.polynomial(node, *arguments)
        if name == "bits":
            return ir.Bitcast(self.to(arguments[0], Type.f64, node), Type.i64)
        if name == "from_bits":
            return ir.Bitcast(self.to(arguments[0], Type.i64, node), Type.f64)
        if name == "shift_right":
            left, right = self.same_type(*arguments, node)
            return ir.Binary("ushr", left, right, left.type)
        raise self.fail(node, f"{name} is not a @func and not a name of restricted Python")

    def polynomial(self, node: ast.Call, x: ir.Expression, *coefficients: ir.Expression) -> ir.Expression:
        if type(x) not in (ir.Local, ir.Arg):
            raise self.fail(node, "polynomial needs a variable")
        value = coefficients[-1]
        for coefficient in reversed(coefficients[:-1]):
            value = ir.Fma(x, value, coefficient, Type.f64)
        return value

    def call(self, name: str, arguments: list[ir.Expression], node: ast.AST) -> ir.Expression:
        callee = self.names.get(name)
        if not isinstance(callee, Func):
            callee = mathematical(name)  # the `pow` of x ** y
        if len(arguments) != len(callee.ir.parameters):
            raise self.fail(node, f"{name} takes {len(callee.ir.parameters)} arguments, not {len(arguments)}")
        given = tuple(self.to(a, p.type, node) for a, p in zip(arguments, callee.ir.parameters, strict=True))
        return ir.Call(callee.name, given, callee.ir.result, span=self.span(node))


def _constant_step(step: ir.Expression) -> int:
    return step.value if type(step) is ir.Const else 0


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _as_load(target: ast.expr) -> ast.expr:
    """The target of `x += …` as an expression."""
    with _PARSING:
        expression = ast.parse(ast.unparse(target), mode="eval").body
    return ast.copy_location(expression, target)
