"""VERBATIM: the C text of a file becomes one C file of fragments, which blocks run by number.

A VERBATIM in a block, or what lies between an opening brace in one and the closing brace in another, is a fragment. It
works on GLOBALs and on the scalars of an instance where they are (`CFile.is_direct`; kernels keep nothing of them in
registers while C runs). Locals, arrays, `v`, `t` and variables of ions it sees as static C variables: before it runs
they are given the values that the block has, and afterwards the block takes back those that the C text may have
changed. They travel in the hidden array `c_slots_`:

    c_slots_[3] = x   c_run_(0)   x = c_slots_[3]

c_slots_[0] says afterwards whether the fragment came to a `return`, `break` or `continue`, c_slots_[2] holds what it
returned; c_slots_[1] is the instance. The C file is the one `VerbatimBlock` of the file after this pass (`c_file_text`
writes it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from ...errors import Unsupported
from ...source import Source, Span
from ...tree import Rewriter, node_kind, walk
from .. import c_file_text, included_files, known
from .. import nodes as n
from ..analysis import locals_of, used
from ..c_file import ARGUMENTS, CFile, Fragment
from ..c_trees import mentions
from ..symbols import Symbols, Variable, analyse
from ..trees import CODE, ZERO, drop_blocks, insert_before_code, map_body, plus

SLOTS = "c_slots_"
RETURNED, INSTANCE, RESULT, FIRST = 0, 1, 2, 3
"""What the slots are for: the last one is the first of the variables'."""
LEFT_FUNCTION, LEFT_LOOP, LEFT_ROUND = 1, 2, 3
"""What slot RETURNED says: the fragment came to a `return`, or to a `break` or `continue` for a loop of NMODL."""

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_NUMBER = re.compile(r"^\s*#\s*define\s+(\w+)\s+\(?([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\)?\s*$", re.MULTILINE)
_BY_NUMBER = re.compile(r"(?<![\w.>])_p\s*(\[|\+\s*\w)|->\s*param\s*\+")
_OWN_P = re.compile(r"\bdouble\s*\*+\s*_p\b")
_NOTHING = re.compile(r"[\s;]*")
_RETURN = re.compile(r"[\s;]*return\s*\(?\s*(0\.?0*)?\s*\)?\s*;[\s;]*")
_BREAK = re.compile(r"[\s;]*break\s*;[\s;]*")
_CONTINUE = re.compile(r"[\s;]*continue\s*;[\s;]*")


def is_nothing(node: n.Verbatim | n.VerbatimBlock) -> bool:
    """Whether the C text does nothing."""
    return _is(node, _NOTHING)


def is_return(node: n.Verbatim | n.VerbatimBlock) -> bool:
    """Whether the C text is `return 0;`."""
    return _is(node, _RETURN)


def is_break(node: n.Verbatim) -> bool:
    """Whether the C text is `break;`, which ends a loop of NMODL."""
    return _is(node, _BREAK)


def is_continue(node: n.Verbatim) -> bool:
    return _is(node, _CONTINUE)


def _is(node: n.Verbatim | n.VerbatimBlock, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(_COMMENT.sub(" ", node.text)) is not None


def is_live(node: object) -> bool:
    """Whether it is C text that has to be run."""
    plain = (is_nothing, is_return, is_break, is_continue)
    return isinstance(node, (n.Verbatim, n.VerbatimBlock)) and not any(is_that(node) for is_that in plain)


def run(file: n.File) -> n.File:
    live = [node for node in walk(file) if is_live(node)]
    if not live:
        return file
    _refuse_numbers(live)
    source = next((node.span.source for node in live if node.span), None)
    return _Verbatim(with_constants(file, source), source).run()


def _refuse_numbers(live: Iterable[n.Verbatim | n.VerbatimBlock]) -> None:
    """Variables have no numbers here, and in NEURON 9 neither."""
    if any(_OWN_P.search(node.text) for node in live):
        return
    for node in live:
        found = _BY_NUMBER.search(_COMMENT.sub(lambda comment: " " * len(comment[0]), node.text))
        if found is not None:
            span = node.span and Span(
                node.span.source, *(node.span.start + len("VERBATIM") + at for at in found.span())
            )
            raise Unsupported("VERBATIM: a variable by its number is not covered", span, "write the variable's name")


def with_constants(file: n.File, source: Source | None) -> n.File:
    """Numbers that C text outside of blocks, or a file that it includes, calls by a name (`#define`) and NMODL
    mentions: NMODL's DEFINE."""
    outside = "\n".join(b.text for b in file.blocks if isinstance(b, n.VerbatimBlock))
    included = included_files.texts(outside, Path(source.name)) if source is not None else []
    texts = _COMMENT.sub(" ", "\n".join([*included, outside]))
    symbols = analyse(file)
    names = {node.name for node in walk(file) if isinstance(node, n.Name)} - symbols.variables.keys()
    found = {name: float(value) for name, value in _NUMBER.findall(texts) if name in names}
    for name, value in found.items():
        file = insert_before_code(file, n.Define(name, value))
    return file


class _Verbatim:
    """The C text of one file."""

    def __init__(self, file: n.File, source: Source | None) -> None:
        self.file = file
        self.symbols: Symbols = analyse(file)
        self.source = source
        self.c = CFile(file, self.symbols, source)
        self.slots = FIRST
        self.declaring: set[int] = set()  # texts (by id) whose names those behind them may use

    def run(self) -> n.File:
        together = [text for code in walk(self.file) if isinstance(code, n.Body) for text in _live_texts(code)[:-1]]
        together = list(filter(_complete, together))
        self.declaring = {id(together[k]) for k in self.c.declaring(together)}
        blocks = [map_body(b, self._body) if isinstance(b, CODE) else b for b in self.file.blocks]
        self.c.parse()
        writer = _Fragments(self)
        blocks = [map_body(b, writer.body) if isinstance(b, CODE) else b for b in blocks]
        file = replace(self.file, blocks=tuple(self._declaration(b) for b in blocks))
        file = drop_blocks(file, lambda block: isinstance(block, n.VerbatimBlock))
        file = insert_before_code(file, n.VerbatimBlock("\n" + c_file_text.text(self.c) + "\n"))
        hidden = [n.LocalName(SLOTS, self.slots)]
        if self.c.own_pointers:
            assigned = tuple(n.Declaration(self.c.pointers[name]) for name in sorted(self.c.own_pointers))
            file = insert_before_code(file, n.DeclarationBlock("ASSIGNED", assigned))
        return insert_before_code(file, n.LocalBlock(tuple(hidden)))

    def _declaration(self, block: n.Block) -> n.Block:
        """A POINTER that only C uses is none: what C keeps in it is a column of the mechanism."""
        if not isinstance(block, n.NeuronBlock):
            return block
        statements = []
        for statement in block.statements:
            if isinstance(statement, n.NamesStatement) and statement.keyword in ("POINTER", "BBCOREPOINTER"):
                names = tuple(name for name in statement.names if name not in self.c.own_pointers)
                if not names:
                    continue
                statement = replace(statement, names=names, keyword="POINTER")
            statements.append(statement)
        return replace(block, statements=tuple(statements))

    def _body(self, body: n.Body, block: n.Block) -> n.Body:
        """The body with its C texts replaced by numbered ones, those that belong together as one.

        A name that only C knows is a local here: it is fetched at the beginning, and handed over where it is assigned.
        """
        names = sorted(self._only_in_c(body, block))
        code = self._numbered(body, block)
        if not names:
            return code
        fetch = [self._fragment([n.Verbatim(f"_l{name} = {name};", span=body.span)], block) for name in names]
        code = _HandOver(self, block, set(names)).rewrite(code)
        declared = n.Local(tuple(n.LocalName(name) for name in names))
        return replace(code, statements=(declared, *fetch, *code.statements))

    def _shared(self, body: n.Body, block: n.Block) -> n.Body:
        """The body where what a C text declares for others further inside, or for NMODL, is theirs too: numbers become
        locals of NMODL, other objects static ones of C."""
        texts = [text for text in _live_texts(body) if _complete(text)]
        inside = [node for s in body.statements if not isinstance(s, n.Verbatim) for node in walk(s)]
        mentioned = {name for node in inside if is_live(node) for name in re.findall(r"[A-Za-z_]\w*", node.text)}
        mentioned |= self._unknown(body, block) - self.c.names_outside() if texts else set()
        found = {name: kind for text in texts for name, kind in self.c.locals_of(text).items() if name in mentioned}
        if not found:
            return body
        names = {name: self.c.share(name, kind) for name, kind in found.items()}
        code = _Shared(self.c, names).rewrite(body)
        declared = tuple(n.LocalName(name) for name in sorted(names) if names[name] == f"_l{name}")
        return replace(code, statements=(*([n.Local(declared)] if declared else []), *code.statements))

    def _only_in_c(self, body: n.Body, block: n.Block) -> set[str]:
        unknown = self._unknown(body, block)
        return unknown & self.c.names_outside() if unknown else set()

    def _unknown(self, body: n.Body, block: n.Block) -> set[str]:
        """The names in a body that no NMODL declares."""
        defines = {b.name for b in self.file.blocks if isinstance(b, n.Define)}
        known_here = {*self.symbols.variables, *self.symbols.functions, *defines, "flag"}
        known_here |= locals_of(block) | {p.name for p in getattr(block, "parameters", ())}
        return used(body) - known_here - {getattr(block, "name", "")}

    def _numbered(self, body: n.Body, block: n.Block) -> n.Body:
        body = self._shared(body, block)
        statements = body.statements
        live = [k for k, s in enumerate(statements) if is_live(s)]
        texts = [statements[k] for k in live]
        if all(map(_complete, texts)) and not self.declaring & set(map(id, texts[:-1])):
            new = [self._fragment([s], block) if is_live(s) else self._inside(s, block) for s in statements]
            return replace(body, statements=tuple(new))
        first, last = live[0], live[-1] + 1
        if not _complete(texts[-1]):
            last += 1  # `if (x)` in C, and what it is about in NMODL
        before, after = ([self._inside(s, block) for s in part] for part in (statements[:first], statements[last:]))
        between = [s if is_live(s) else self._inside(s, block) for s in statements[first:last]]
        said = {name for text in texts for name in re.findall(r"[A-Za-z_]\w*", text.text)}
        wanted = (self._unknown(body, block) - self.c.names_outside()) & said
        declared = [n.Local(tuple(map(n.LocalName, sorted(wanted))))] if wanted else []
        return replace(body, statements=(*declared, *before, self._fragment(between, block, wanted), *after))

    def _inside(self, statement: n.Statement, block: n.Block) -> n.Statement:
        match statement:
            case n.Body():
                return self._numbered(statement, block)
            case n.If(_, then, otherwise):
                return replace(statement, then=self._branch(then, block), otherwise=self._branch(otherwise, block))
            case n.While(_, inner) | n.From(_, _, _, _, inner):
                return replace(statement, body=self._branch(inner, block))
        return statement

    def _branch(self, branch: n.Statement | None, block: n.Block) -> n.Statement | None:
        if is_live(branch):
            branch = n.Body((branch,), span=branch.span)
        return self._inside(branch, block) if branch is not None else None

    def _fragment(
        self, statements: list[n.Statement], block: n.Block, wanted: frozenset[str] | set[str] = frozenset()
    ) -> Numbered:
        return Numbered(self.c.add(statements, block, {*wanted}), span=next(s.span for s in statements if is_live(s)))


class _Shared(Rewriter):
    """Some locals of C texts are called otherwise and declared elsewhere."""

    def __init__(self, c: CFile, names: dict[str, str]) -> None:
        self.c, self.names = c, names

    def rewrite_Verbatim(self, node: n.Verbatim) -> n.Verbatim:
        return self.c.without_locals(node, self.names, _complete(node)) if is_live(node) else node


class _HandOver(Rewriter):
    """After an assignment to a name that only C knows, C gets the value."""

    def __init__(self, whole: _Verbatim, block: n.Block, names: set[str]) -> None:
        self.whole, self.block, self.names = whole, block, names

    def rewrite_Assign(self, node: n.Assign) -> n.Statement | tuple[n.Statement, ...]:
        name = node.target.name
        if name not in self.names:
            return node
        text = n.Verbatim(f"{name} = _l{name};", span=node.span)
        return node, self.whole._fragment([text], self.block)


@node_kind
class Numbered(n.Statement):
    """A fragment by its number, between the two halves of this pass."""

    number: int


class _Fragments:
    """Puts what runs a fragment in its place."""

    def __init__(self, whole: _Verbatim) -> None:
        self.whole = whole
        self.c = whole.c

    def body(self, body: n.Body, block: n.Block) -> n.Body:
        return replace(body, statements=tuple(self.statements(body.statements, block)))

    def statements(self, statements: Iterable[n.Statement], block: n.Block) -> list[n.Statement]:
        out: list[n.Statement] = []
        for statement in statements:
            match statement:
                case Numbered(number):
                    out += self.structured(self.c.pieces(number), block, statement.span)
                case n.Body():
                    out.append(self.body(statement, block))
                case n.If(_, then, otherwise):
                    then, otherwise = self._branch(then, block), self._branch(otherwise, block)
                    out.append(replace(statement, then=then, otherwise=otherwise))
                case n.While(_, inner) | n.From(_, _, _, _, inner):
                    out.append(replace(statement, body=self.body(inner, block)))
                case _:
                    out.append(statement)
        return out

    def _branch(self, branch: n.Statement | None, block: n.Block) -> n.Statement | None:
        if branch is None:
            return None
        if isinstance(branch, n.Body):
            return self.body(branch, block)
        return n.Body(tuple(self.statements((branch,), block)), span=branch.span)

    def structured(self, pieces: Iterable[object], block: n.Block, span: Span | None) -> list[n.Statement]:
        """What `CFile.pieces` gave: fragments, statements of NMODL, and conditionals and loops around them."""
        out: list[n.Statement] = []
        for piece in pieces:
            match piece:
                case Fragment():
                    out += self.call(piece, block, span)
                case n.Statement():
                    out += self.statements((piece,), block)
                case ("if", test, then, otherwise):
                    out += self.call(test, block, span, is_condition=True)
                    branches = [n.Body(tuple(self.structured(each, block, span))) for each in (then, otherwise)]
                    out.append(n.If(n.Binary("!=", slot(RESULT), ZERO), *branches, span=span))
                case ("while", test, inner):
                    again = self.call(test, block, span, is_condition=True)
                    code = n.Body((*self.structured(inner, block, span), *again))
                    out += [*again, n.While(n.Binary("!=", slot(RESULT), ZERO), code, span=span)]
        return out

    def call(
        self, fragment: Fragment, block: n.Block, span: Span | None, is_condition: bool = False
    ) -> list[n.Statement]:
        """The statements that hand a fragment its variables, run it and take them back."""
        before: list[n.Statement] = []
        after: list[n.Statement] = []
        at = FIRST
        for name in self.c.names(fragment):
            found = None if self.c.is_direct(name) else self.expressions(name, block, span)
            if found is None:
                continue
            fragment.slots[name] = at
            read, size = found
            if name == ARGUMENTS:
                for k, weight in enumerate(self.c.weights):
                    before.append(n.Assign(slot(at + k), n.Name(weight, span=span), span=span))
                    after.append(n.Assign(n.Name(weight, span=span), slot(at + k), span=span))
                at += size
                continue
            before += _each(lambda k, read=read, at=at: n.Assign(_slot(at, k), read(k), span=span), size)
            if name in self.c.written(fragment) and not isinstance(read(None), n.Call) and name[:5] != "_ion_":
                after += _each(lambda k, read=read, at=at: n.Assign(read(k), _slot(at, k), span=span), size)
            at += max(size, 1)
        self.whole.slots = max(self.whole.slots, at)
        wants_instance = n.Number(float(self.c.needs_instance(fragment)))
        call = n.Call(known.C_RUN, (n.Number(float(fragment.number)), wants_instance), span=span)
        run = n.CallStatement(call, span=span)
        statements = [*before, run, *after]
        if is_condition:
            return statements
        if fragment.returns:
            result = (n.Assign(n.Name(block.name), slot(RESULT)),) if _gives_value(block, fragment) else ()
            statements.append(_left(LEFT_FUNCTION, (*result, n.Verbatim("return 0;", span=span)), span))
        for code, word in ((LEFT_LOOP, "break"), (LEFT_ROUND, "continue")):
            if word in fragment.leaves:
                statements.append(_left(code, (n.Verbatim(f"{word};", span=span),), span))
        return statements

    def expressions(
        self, name: str, block: n.Block, span: Span | None
    ) -> tuple[Callable[[n.Expression | None], n.Expression], int] | None:
        """What a C name stands for in a block: a function that gives the variable or its element, and the size."""
        pointer = next((one for one, hidden in self.c.pointers.items() if hidden == name), None)
        if pointer is not None:
            return (lambda k: n.Call(known.C_ADDRESS, (n.String(pointer),), span=span)), 0
        if name == ARGUMENTS:
            return ((lambda k: n.Name(name)), len(self.c.weights)) if isinstance(block, n.NetReceive) else None
        if name.startswith("_l") and name[2:] in local_names(block):
            return (lambda k: n.Name(name[2:], span=span)), 0
        plain = name.removeprefix("_ion_")
        variable: Variable | None = self.whole.symbols.variables.get(plain)
        if variable is None or variable.scope == "constant":
            return None
        if variable.size:
            return (lambda k: n.Index(plain, k or ZERO, span=span)), variable.size
        return (lambda k: n.Name(plain, span=span)), 0


def local_names(block: n.Block) -> set[str]:
    """What C calls `_lNAME` in a block: its locals, its parameters, its value."""
    names = locals_of(block) | {parameter.name for parameter in getattr(block, "parameters", ())}
    if isinstance(block, n.Procedure) and block.keyword == "FUNCTION":
        names.add(block.name)
    return names | {"flag"} if isinstance(block, n.NetReceive) else names


def slot(k: int) -> n.Index:
    return n.Index(SLOTS, n.Number(float(k)))


def _left(code: int, statements: tuple[n.Statement, ...], span: Span | None) -> n.If:
    """What is to be done if a fragment ended in this way."""
    return n.If(n.Binary("==", slot(RETURNED), n.Number(float(code))), n.Body(statements), None, span=span)


def _slot(at: int, k: n.Expression | None) -> n.Index:
    return slot(at) if k is None else n.Index(SLOTS, plus(n.Number(float(at)), k))


def _each(make: Callable[[n.Expression | None], n.Statement], size: int) -> list[n.Statement]:
    """The statement for a scalar, or a loop over the elements of an array."""
    if not size:
        return [make(None)]
    index = "c_element_"
    return [n.From(index, ZERO, n.Number(float(size - 1)), None, n.Body((make(n.Name(index)),)))]


def _gives_value(block: n.Block, fragment: Fragment) -> bool:
    return isinstance(block, n.Procedure) and block.keyword == "FUNCTION" and fragment.gives_value


def _live_texts(code: n.Body) -> list[n.Verbatim]:
    return [s for s in code.statements if is_live(s)]


def _complete(node: n.Verbatim) -> bool:
    """Whether the text is whole statements: it closes each brace and each `#if` that it opens, and ends as a statement
    does."""
    text = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'', "", _COMMENT.sub(" ", node.text))
    conditions = re.findall(r"^\s*#\s*(if|el|endif)", text, flags=re.MULTILINE)
    text = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE).strip()
    if text and text[-1] not in ";}":
        return False
    return _closes(re.findall(r"[{}]", text)) and _closes(conditions)


def _closes(marks: Iterable[str]) -> bool:
    """Whether all that is opened is closed, and nothing else."""
    depth = 0
    for mark in marks:
        depth += {"{": 1, "if": 1, "el": 0}.get(mark, -1)
        if depth < 0 or (mark == "el" and not depth):
            return False
    return depth == 0


__all__ = ["is_live", "is_nothing", "is_return", "mentions", "run"]
