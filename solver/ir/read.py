"""Reads the text that `show` writes."""

from __future__ import annotations

import re

from . import nodes as ir
from .nodes import Type
from .show import CONDITIONAL, OPERATORS

TOKEN = re.compile(
    r"\s*(?:#[^\n]*\s*)*(?:(?P<end>return[ \t]*(?=\n|\}|$))"
    r"|(?P<number>-?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|inf\b)|nan\b)"
    r"|(?P<type>(?:f64|f32|i64|i32|i1)(?:\[\])?(?![\w.]))"
    r"|(?P<name>[A-Za-z_$][\w.$/]*)"
    r"|(?P<sign>->|>>>|<<|>>|[=!<>]=|[-+*/&|^<>?:=(){}\[\],@]))"
)
BINARY = {sign: (op, precedence) for op, (sign, precedence) in OPERATORS.items()}
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
UNARY = ("neg", "not", "abs", "sqrt", "floor", "ceil", "round")
TYPES = {type.value: type for type in Type}


class ReadError(Exception):
    """Text that is not IR; says where."""


def read(text: str) -> ir.Kernel | ir.Func:
    """The kernel or function that the text says."""
    reader = _Reader(text)
    root = reader.root()
    reader.expect("")
    return root


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.kind, self.token, self.start = "", "", 0
        self.names: dict[str, ir.Arg | ir.Local] = {}
        self.advance()

    # --- tokens ---

    def advance(self) -> str:
        """Gives the current token and goes to the next."""
        token = self.token
        if not self.text[self.at :].strip():
            self.kind, self.token = "", ""
            return token
        match = TOKEN.match(self.text, self.at)
        if match is None:
            self.start = self.at
            raise self.error("not a token of the IR")
        self.kind, self.at = match.lastgroup or "", match.end()
        self.token, self.start = match[self.kind], match.start(self.kind)
        # after a value, `-` is the operator and not the sign of a number
        if self.kind == "number" and token and (token[-1] in ")]" or token[-1].isalnum()) and self.token[0] == "-":
            if token not in ("return", "to", "step", "while", "if"):
                self.kind, self.token, self.at = "sign", "-", match.start(self.kind) + 1
        return token

    def error(self, message: str) -> ReadError:
        line = self.text.count("\n", 0, self.start) + 1
        return ReadError(f"line {line}: {message} (at {self.token!r})")

    def expect(self, token: str) -> str:
        if self.token != token:
            raise self.error(f"expected {token!r}" if token else "expected the end")
        return self.advance()

    def accept(self, token: str) -> bool:
        if self.token == token and self.kind != "":
            self.advance()
            return True
        return False

    def name(self) -> str:
        if self.kind != "name":
            raise self.error("expected a name")
        return self.advance()

    def type(self) -> Type:
        if self.kind != "type":
            raise self.error("expected a type")
        return TYPES[self.advance()]

    # --- roots ---

    def root(self) -> ir.Kernel | ir.Func:
        word = self.name()
        if word not in ("kernel", "func"):
            raise self.error("expected kernel or func")
        name = self.name()
        self.expect("(")
        parameters = tuple(self.listed(self.parameter, ")"))
        outside, self.names = self.names, {p.name: ir.Arg(p.name, p.type) for p in parameters}
        result = self.type() if self.accept("->") else None
        self.expect("{")
        functions = []
        while word == "kernel" and self.token == "func":
            functions.append(self.root())
        body = self.statements()
        self.names = outside
        if word == "func":
            return ir.Func(name, parameters, result, body)
        return ir.Kernel(name, parameters, body, tuple(functions))

    def parameter(self) -> ir.Parameter:
        name = self.name()
        self.expect(":")
        return ir.Parameter(name, self.type(), self.accept("writes"))

    def listed(self, one, end: str) -> list:
        items = []
        while not self.accept(end):
            if items:
                self.expect(",")
            items.append(one())
        return items

    # --- statements ---

    def statements(self) -> ir.Block:
        """Up to and with the closing brace."""
        found = []
        while not self.accept("}"):
            found.append(self.statement())
        return ir.Block(tuple(found))

    def braced(self) -> ir.Block:
        self.expect("{")
        return self.statements()

    def statement(self) -> ir.Statement:
        if self.token == "{":
            return self.braced()
        if self.kind == "end":
            self.advance()
            return ir.Return()
        if self.kind == "name" and (method := getattr(self, f"statement_{self.token}", None)):
            self.advance()
            return method()
        if self.kind == "name" and self.token not in (*self.names, "bits"):
            return self.assign(self.name())
        target = self.postfix()
        self.expect("=")
        value = self.expression()
        if type(target) is ir.Load:
            return ir.Store(target.array, target.index, value)
        if type(target) is ir.Local:
            return ir.Assign(target, value)
        raise self.error("cannot assign to this")

    def assign(self, name: str) -> ir.Statement:
        self.expect("=")
        value = self.expression()
        return ir.Assign(self.local(name, value.type), value)

    def local(self, name: str, type: Type) -> ir.Local:
        local = self.names[name] = ir.Local(name, type)
        return local

    def statement_if(self) -> ir.Statement:
        condition, then = self.expression(), self.braced()
        return ir.If(condition, then, self.braced() if self.accept("else") else None)

    def statement_while(self) -> ir.Statement:
        return ir.While(self.expression(), self.braced())

    def bounds(self) -> tuple[ir.Local, ir.Expression, ir.Expression]:
        name = self.name()
        self.expect("=")
        first = self.expression()
        self.expect("to")
        last = self.expression()
        return self.local(name, Type.i64), first, last

    def statement_for(self) -> ir.Statement:
        variable, first, last = self.bounds()
        step = int(self.advance()) if self.accept("step") else 1
        return ir.For(variable, first, last, self.braced(), step)

    def statement_parallel(self) -> ir.Statement:
        return ir.Parallel(*self.bounds(), self.braced())

    def statement_atomic(self) -> ir.Statement:
        op, target = self.name(), self.postfix()
        if type(target) is not ir.Load:
            raise self.error("expected an element of an array")
        self.expect("=")
        return ir.Atomic(op, target.array, target.index, self.expression())

    def statement_return(self) -> ir.Statement:
        return ir.Return(self.expression())

    def statement_barrier(self) -> ir.Statement:
        return ir.Barrier()

    def statement_native(self) -> ir.Statement:
        address = self.expression()
        self.expect("on")
        return ir.Native(address, self.expression())

    # --- expressions ---

    def expression(self, outer: int = 0) -> ir.Expression:
        left = self.postfix()
        while True:
            op, precedence = BINARY.get(self.token, ("", -1)) if self.kind == "sign" else ("", -1)
            if op and precedence >= max(outer, 1):
                self.advance()
                right = self.expression(precedence + 1)
                left = ir.Compare(op, left, right) if op in COMPARISONS else ir.Binary(op, left, right, left.type)
            elif self.token == "?" and outer <= CONDITIONAL:
                self.advance()
                then = self.expression(CONDITIONAL + 1)
                self.expect(":")
                return ir.Select(left, then, self.expression(CONDITIONAL + 1), then.type)
            else:
                return left

    def postfix(self) -> ir.Expression:
        value = self.primary()
        while self.accept("["):
            value = ir.Load(value, self.expression(), value.type.element)
            self.expect("]")
        return value

    def primary(self) -> ir.Expression:
        if self.kind == "number":
            return self.number()
        if self.kind == "type":
            return ir.Cast(type=self.type(), operand=self.arguments()[0])
        if self.accept("("):
            value = self.expression()
            self.expect(")")
            return value
        if self.accept("@"):
            function = self.name()
            result = self.type() if self.accept(":") else Type.f64
            return ir.Call(function, tuple(self.arguments()), result)
        name = self.name()
        if name in ("true", "false"):
            return ir.Const(name == "true", Type.i1)
        if name in self.names:
            return self.names[name]
        return self.operation(name)

    def arguments(self) -> list[ir.Expression]:
        self.expect("(")
        return self.listed(self.expression, ")")

    def operation(self, name: str) -> ir.Expression:
        """`sqrt(x)`, `min(a, b)`, `fma(a, b, c)`, `bits<f64>(x)`."""
        if name == "bits":
            self.expect("<")
            result = self.type()
            self.expect(">")
            return ir.Bitcast(self.arguments()[0], result)
        if self.token != "(":
            raise self.error(f"{name} is not known here")
        arguments = self.arguments()
        if name in UNARY and len(arguments) == 1:
            return ir.Unary(name, *arguments, arguments[0].type)
        if name in ("min", "max", "rem") and len(arguments) == 2:
            return ir.Binary(name, *arguments, arguments[0].type)
        if name == "fma" and len(arguments) == 3:
            return ir.Fma(*arguments, arguments[0].type)
        raise self.error(f"{name} is not an operation of {len(arguments)} operands")

    def number(self) -> ir.Const:
        text = self.advance()
        is_float = any(c in text for c in ".einfa")
        type = Type.f64 if is_float else Type.i64
        if self.token == ":" and self.text[self.at :].lstrip()[:3] in ("f32", "i32"):
            self.advance()
            type = self.type()
        return ir.Const(float(text) if type.is_float else int(text), type)
