"""Calls of the model's FUNCTIONs and PROCEDUREs, replaced by their bodies.

A call in an expression becomes statements before it, that leave the value in a local. Arguments are passed by
value. What stands to the right of && or || is computed only if it is reached, the condition of a WHILE each time
anew. The procedures themselves stay for calls from outside, with everything inlined in them, too. One that calls itself
is put into itself DEEPEST times; a run that wants more ends with an error.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace

from ...errors import RanvierError, Unsupported
from ...tree import Node
from .. import nodes as n
from ..analysis import always_assigned, assigned, calls, locals_of, used
from ..symbols import Symbols, analyse
from ..trees import CODE, ZERO, Names, Rename, assign, body, file_names, split_locals
from .tables import fill_call

DEEPEST = 6
"""How often a procedure may call itself before it returns."""


def run(file: n.File) -> n.File:
    return _Inliner(file).run()


class _Inliner:
    def __init__(self, file: n.File) -> None:
        self.file = file
        self.symbols = analyse(file)
        self.taken = file_names(file)
        self.procedures = {b.name: b for b in file.blocks if isinstance(b, n.Procedure)}
        fills = [b for b in file.blocks if isinstance(b, n.StatementBlock) and b.keyword == "TABLE_FILL"]
        self.fills = {fill_call(b.name): b for b in fills}
        self.done: dict[tuple[str, ...], _Inlinable] = {}
        self.reached: dict[str, set[str]] = {}
        self.underway: list[str] = []

    def run(self) -> n.File:
        blocks = []
        for block in self.file.blocks:
            if isinstance(block, n.Procedure) and block.name.endswith(("_direct_", "_scop_", "_c_")):
                continue
            blocks.append(self.block(block) if isinstance(block, CODE) else block)
        return replace(self.file, blocks=tuple(blocks))

    def block(self, block: n.Block) -> n.Block:
        new = replace(block, body=_Body(self, block).run(block.body))
        if isinstance(new, n.NetReceive) and new.initial is not None:
            new = replace(new, initial=_Body(self, block).run(new.initial))
        return new

    def procedure(self, call: n.Call) -> _Inlinable:
        """The body of a procedure or table fill, all calls in it inlined but those of table fills."""
        name = call.name
        block = self.fills.get(name) or self.procedures[name]
        if self.underway.count(name) > DEEPEST:
            why = n.String(f"{name} calls itself more than {DEEPEST} times deep; that is not covered")
            failure = n.CallStatement(n.Call("fail_", (why,), span=call.span), span=call.span)
            return _Inlinable.of(n.Body((failure,)), self.fills)
        if name not in self.reached:
            self.reached[name] = self.called_by(block.body)
        key = (name, *(outer for outer in self.underway if outer in self.reached[name]))
        if key not in self.done:
            self.underway.append(name)
            self.done[key] = _Inlinable.of(_Body(self, None).run(block.body), self.fills)
            self.underway.pop()
        return self.done[key]

    def called_by(self, code: Node) -> set[str]:
        """The procedures that code calls, directly or not."""
        waiting, seen = [code], set[str]()
        while waiting:
            called = {call.name for call in calls(waiting.pop())} & self.procedures.keys() - seen
            seen |= called
            waiting += [self.procedures[name].body for name in called]
        return seen

    def writes(self, code: Node) -> set[str]:
        """The names that code and the procedures it calls assign."""
        return assigned(code).union(*(assigned(self.procedures[name].body) for name in self.called_by(code)))


@dataclass(frozen=True, slots=True)
class _Inlinable:
    """A body without calls of procedures, and what is to be known of it wherever it is put."""

    locals: tuple[n.LocalName, ...]
    loops: tuple[str, ...]
    statements: tuple[n.Statement, ...]
    changes: set[str]
    certain: set[str]
    """The names that it assigns on every path."""
    fills: tuple[bool, ...]
    """Which of the statements have calls of table fills in them."""

    @staticmethod
    def of(code: n.Body, fills: Container[str]) -> _Inlinable:
        declared, statements = split_locals(code)
        loops = locals_of(code) - {each.name for each in declared}
        has_fill = tuple(any(call.name in fills for call in calls(statement)) for statement in statements)
        return _Inlinable(declared, tuple(sorted(loops)), statements, assigned(code), always_assigned(code), has_fill)


class _Body:
    """One outermost body: its names, and the locals that inlining adds. `block` None: a body that will be inlined."""

    def __init__(self, inliner: _Inliner, block: n.Block | None) -> None:
        self.inliner = inliner
        self.block = block
        self.locals: list[n.LocalName] = []
        self.filling: list[str] = []  # the tables whose fills are being put in

    def run(self, code: n.Body) -> n.Body:
        declared, statements = split_locals(code)
        parameters = {p.name for p in getattr(self.block, "parameters", ())}
        self.names = Names(self.inliner.taken | used(code) | locals_of(code) | parameters)
        self.locals = list(declared)
        return replace(body(self.statements(statements), self.locals), span=code.span)

    def local(self, name: str, size: int = 0) -> str:
        fresh = self.names.fresh(name)
        self.locals.append(n.LocalName(fresh, size))
        return fresh

    # --- statements -------------------------------------------------------------------------------------------

    def statements(self, statements: Iterable[n.Statement]) -> tuple[n.Statement, ...]:
        out: list[n.Statement] = []
        for statement in statements:
            self.statement(statement, out)
        return tuple(out)

    def inner(self, code: n.Body) -> n.Body:
        return replace(code, statements=self.statements(code.statements))

    def statement(self, statement: n.Statement, out: list[n.Statement]) -> None:
        match statement:
            case n.Assign(target, value):
                new_value = self.expression(value, out)
                new_target = target
                if isinstance(target, n.Index):
                    new_target = replace(target, index=self.expression(target.index, out))
                unchanged = new_value is value and new_target is target
                out.append(statement if unchanged else replace(statement, target=new_target, value=new_value))
            case n.CallStatement(call):
                self.call_statement(statement, call, out)
            case n.If(condition, then, otherwise):
                new = self.expression(condition, out)
                otherwise = self.inner(otherwise) if otherwise is not None else None
                out.append(replace(statement, condition=new, then=self.inner(then), otherwise=otherwise))
            case n.While(condition, inner):
                again: list[n.Statement] = []
                new = self.expression(condition, again)
                out += again
                code = self.inner(inner)
                out.append(replace(statement, condition=new, body=replace(code, statements=(*code.statements, *again))))
            case n.From(_, first, last, step, inner):
                bounds = [None if bound is None else self.expression(bound, out) for bound in (first, last, step)]
                out.append(replace(statement, first=bounds[0], last=bounds[1], step=bounds[2], body=self.inner(inner)))
            case n.Body():
                out.append(self.inner(statement))
            case n.Reaction(_, _, _, rates):
                out.append(replace(statement, rates=tuple(self.expression(rate, out) for rate in rates)))
            case n.Conserve(_, right):
                out.append(replace(statement, right=self.expression(right, out)))
            case n.LinearEquation(left, right):
                out.append(replace(statement, left=self.expression(left, out), right=self.expression(right, out)))
            case n.LongitudinalDiffusion(_, rate, _):
                out.append(replace(statement, rate=self.expression(rate, out)))
            case n.Compartment(_, volume, _):
                out.append(replace(statement, volume=self.expression(volume, out)))
            case _:
                out.append(statement)

    def call_statement(self, statement: n.CallStatement, call: n.Call, out: list[n.Statement]) -> None:
        if call.name in self.inliner.fills:
            fill = self.inliner.fills[call.name]
            if self.block is None:
                out.append(statement)
            elif fill.name in self.filling:
                raise Unsupported(f"the TABLE of {fill.name} needs itself; recursion is not covered", fill.span)
            elif _fills_here(self.block, fill, self.inliner.symbols, self.inliner.writes):
                self.filling.append(fill.name)
                self.insert(call, (), None, out)
                self.filling.pop()
        elif call.name in self.inliner.procedures:
            self.call(call, out)
        else:
            arguments = tuple(self.expression(argument, out) for argument in call.arguments)
            out.append(replace(statement, call=replace(call, arguments=arguments)))

    # --- expressions ------------------------------------------------------------------------------------------

    def expression(self, node: n.Expression, out: list[n.Statement]) -> n.Expression:
        """The expression without calls of procedures; what these do is put into `out`."""
        match node:
            case n.Binary("&&" | "||" as op, left, right):
                return self.logic(node, op, left, right, out)
            case n.Binary(_, left, right):
                new_left, new_right = self.expression(left, out), self.expression(right, out)
                unchanged = new_left is left and new_right is right
                return node if unchanged else replace(node, left=new_left, right=new_right)
            case n.Unary(_, operand):
                new = self.expression(operand, out)
                return node if new is operand else replace(node, operand=new)
            case n.Index(_, index):
                new = self.expression(index, out)
                return node if new is index else replace(node, index=new)
            case n.Call(name, arguments):
                if name in self.inliner.procedures:
                    return self.call(node, out)
                return replace(node, arguments=tuple(self.expression(argument, out) for argument in arguments))
        return node

    def logic(
        self, node: n.Binary, op: str, left: n.Expression, right: n.Expression, out: list[n.Statement]
    ) -> n.Expression:
        new_left = self.expression(left, out)
        inner: list[n.Statement] = []
        new_right = self.expression(right, inner)
        if not inner:
            return replace(node, left=new_left, right=new_right)
        result = n.Name(self.local("so"))
        truth = n.Binary("!=", new_left, ZERO)
        out.append(assign(result.name, truth))
        condition = result if op == "&&" else n.Unary("!", result)
        inner.append(assign(result.name, n.Binary("!=", new_right, ZERO)))
        out.append(n.If(condition, n.Body(tuple(inner)), None))
        return result

    def call(self, call: n.Call, out: list[n.Statement]) -> n.Expression:
        block = self.inliner.procedures[call.name]
        if len(call.arguments) != len(block.parameters):
            raise RanvierError(
                f"{call.name} takes {len(block.parameters)} argument(s), not {len(call.arguments)}", call.span
            )
        arguments = [self.expression(argument, out) for argument in call.arguments]
        if block.keyword == "PROCEDURE":
            self.insert(call, list(zip(block.parameters, arguments, strict=True)), None, out)
            return ZERO
        result = self.local(call.name.removesuffix("_direct_"))
        self.insert(call, list(zip(block.parameters, arguments, strict=True)), result, out)
        return n.Name(result, span=call.span)

    def insert(
        self,
        call: n.Call,
        arguments: Iterable[tuple[n.Parameter, n.Expression]],
        result: str | None,
        out: list[n.Statement],
    ) -> None:
        """Puts a procedure's body into `out`, its locals renamed."""
        code = self.inliner.procedure(call)
        replacements: dict[str, str | n.Expression] = {x.name: self.local(x.name, x.size) for x in code.locals}
        replacements |= {name: self.names.fresh(name) for name in code.loops}
        before: list[n.Statement] = []
        for parameter, argument in arguments:
            if parameter.name not in code.changes and _is_fixed(argument, code.changes):
                replacements[parameter.name] = argument
            else:
                replacements[parameter.name] = name = self.local(parameter.name)
                before.append(n.Assign(n.Name(name), argument, span=argument.span))
        if result is not None:
            replacements[call.name] = result
            if call.name not in code.certain:
                before.append(assign(result, ZERO))
        out += before
        rename = Rename(replacements)
        for statement, has_fill in zip(code.statements, code.fills, strict=True):
            statement = rename.rewrite(statement)
            if has_fill and self.block is not None:  # whether it is filled here is decided for this block
                self.statement(statement, out)
            else:
                out.append(statement)


def _is_fixed(argument: n.Expression, changes: set[str]) -> bool:
    """Whether an argument can stand for the parameter itself: plain, and not changed by the body."""
    return isinstance(argument, n.Number) or (isinstance(argument, n.Name) and argument.name not in changes)


def _fills_here(block: n.Block, fill: n.StatementBlock, symbols: Symbols, writes: Callable[[Node], set[str]]) -> bool:
    """Whether a table is to be filled where the block uses it, rather than beforehand for all instances.

    NEURON does so unless the mechanism is thread safe. It makes a difference in INITIAL, which may compute what
    the table depends on; and where a variable behind DEPEND differs from instance to instance or is assigned by the
    block.
    """
    keyword = block.keyword if isinstance(block, n.StatementBlock) else ""
    if isinstance(block, n.Procedure):
        return True
    if symbols.threadsafe:
        return False
    if keyword in ("TABLE_FILL", "INITIAL", "CONSTRUCTOR", "BEFORE INITIAL"):
        return True
    depends = {name for name in used(fill) if f"was_{fill.name}_{name}_" in symbols.variables}
    own = {"instance", "pointer", "node"}
    return bool(depends & writes(block)) or any(symbols.variables[name].scope in own for name in depends)
