"""The C file that is made of a model's VERBATIM texts: its fragments and what they mention."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ..c import marked, parse, parse_after
from ..errors import RanvierError, Unsupported
from ..source import Source
from ..tree import Node, walk
from . import known
from . import nodes as n
from .c_trees import (
    PLACEHOLDER,
    changes,
    declares,
    handed_over,
    has_placeholder,
    is_function,
    jumps_out,
    mentions,
    number_type,
    rename,
    walk_c,
)
from .symbols import Symbols

ARGUMENTS = "_args"
"""What C text in a NET_RECEIVE calls the weights."""

INITIAL = "initmodel"
"""What C text calls the INITIAL block."""

OWN_INSTANCE = {"_pnt", "_ppvar", "_p", "_hoc_setdata"}
"""What C text calls the instance that it runs for, or makes another one."""


@dataclass(slots=True)
class Fragment:
    """A piece of C that a block runs. `slots`: where its variables travel."""

    number: int
    text: str
    tree: Any
    returns: bool
    gives_value: bool
    leaves: set[str]  # "break", "continue": of a loop outside of it
    slots: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Text:
    """What was found in a block: a C text, or several with statements of NMODL between them."""

    number: int
    statements: list[n.Statement]
    block: n.Block
    wanted: set[str]  # what it declares outermost and NMODL uses
    tree: Any = None


class CFile:
    """Collects texts (`add`), reads them all (`parse`), splits them (`pieces`); `c_file_text` writes the file."""

    def __init__(self, file: n.File, symbols: Symbols, source: Source | None) -> None:
        self.symbols = symbols
        self.source = source
        self.outside = [marked(b.text, b.span) for b in file.blocks if isinstance(b, n.VerbatimBlock)]
        defines = [b for b in file.blocks if isinstance(b, n.Define)]
        own = re.compile(rf"\b(?:int|long|unsigned|float|double)\s+({'|'.join(b.name for b in defines)})\b")
        declared = set(own.findall("\n".join(self.outside))) if defines else set()
        self.defines = [f"#define {b.name} {b.value:.17g}" for b in defines if b.name not in declared]
        self.texts: list[_Text] = []
        self.fragments: list[Fragment] = []
        self.pointers, self.own_pointers = self._pointers(file)
        self.own_order = [self.pointers.get(name, name) for name in _pointer_order(file)]
        self.weights = [parameter.name for parameter in self.symbols.net_receive or ()]
        self.for_all = _for_all(file, symbols)
        self.functions: dict[str, Any] = {}
        self.table_macros, self.tables = _tables(file)
        self.counters = {node.variable for node in walk(file) if isinstance(node, n.From)}
        self.declared: set[str] = set()
        self._outside: set[str] | None = None
        self._known: dict[tuple[str, int], set[str]] = {}

    def _pointers(self, file: n.File) -> tuple[dict[str, str], set[str]]:
        """The POINTERs that C text mentions, each with the variable that holds its address there; and those that it
        sets itself, as `_p_NAME`."""
        texts = [node.text for node in walk(file) if isinstance(node, (n.Verbatim, n.VerbatimBlock))]
        text = "\n".join(texts)
        names = [v.name for v in self.symbols.variables.values() if v.scope == "pointer"]
        mentioned = {name: f"c_{name}_" for name in names if re.search(rf"\b(_p_)?{name}\b", text)}
        own = {name for name in mentioned if re.search(rf"&\s*\(?\s*_p_{name}\b|\b_p_{name}\s*=[^=]", text)}
        return mentioned, own

    # --- reading ---

    def add(self, statements: list[n.Statement], block: n.Block, wanted: set[str]) -> int:
        """Take in a text; gives its number."""
        self.texts.append(_Text(len(self.texts), statements, block, wanted))
        return len(self.texts) - 1

    def head(self) -> str:
        """What stands before the texts of blocks."""
        macros = [
            f"#define _p_{name} (*(double**)&{hidden})\n#define {name} (*_p_{name})"
            for name, hidden in self.pointers.items()
        ]
        return "\n".join([*self.defines, *macros, *self.table_macros, *self.outside]) + "\n"

    def names_outside(self) -> set[str]:
        """The variables that C text outside of blocks, or NEURON's interface, declares."""
        if self._outside is None:
            tree = parse(self.head(), self.source)
            decls = [node for node in tree.ext if type(node).__name__ == "Decl" and node.name]
            self._outside = {node.name for node in decls if type(node.type).__name__ == "TypeDecl"}
        return self._outside

    def locals_of(self, text: n.Verbatim) -> dict[str, Any]:
        """What a complete text declares: names and their declarations."""
        items = [node for node in self._items(text) if type(node).__name__ == "Decl" and node.name]
        return {node.name: node for node in items if "extern" not in node.storage and "static" not in node.storage}

    def share(self, name: str, declaration: Any) -> str:
        """What such an object is called when several texts share it: a number is a local of NMODL, `_lNAME`."""
        from pycparser import c_generator

        if number_type(declaration):
            return self.local(name, declaration)
        shared = f"shared_{len(self.outside)}_{name}"
        item = copy.deepcopy(declaration)
        item.init = None
        rename(item, {name: shared})
        self.outside.append(f"static {c_generator.CGenerator().visit(item)};\n")
        self._outside = None
        return shared

    def local(self, name: str, declaration: Any) -> str:
        """What C calls a number that is a local of NMODL."""
        self.counters |= {name} if number_type(declaration) == "int" else set()
        return f"_l{name}"

    def without_locals(self, text: n.Verbatim, names: dict[str, str], complete: bool) -> n.Verbatim:
        """The text where some of its locals are called otherwise and not declared any more."""
        from pycparser import c_ast, c_generator

        declared = complete and self.locals_of(text).keys() & names.keys()
        if not declared:
            renamed = re.sub(rf"\b({'|'.join(names)})\b", lambda found: names[found[1]], text.text)
            return replace(text, text=renamed)
        items = []
        for item in self._items(text):
            gone = type(item).__name__ == "Decl" and item.name in names
            rename(item, names)
            if not gone:
                items.append(item)
            elif item.init is not None:
                items.append(c_ast.Assignment("=", c_ast.ID(item.name), item.init))
        code = c_generator.CGenerator().visit(c_ast.Compound(items))
        return replace(text, text=code[code.index("{") + 1 : code.rindex("}")])

    def _items(self, text: n.Verbatim) -> list[Any]:
        tree = parse_after(self.head(), f"void text(void) {{{marked(text.text, text.span)}}}\n", self.source)
        return tree.ext[-1].body.block_items or []

    def declaring(self, texts: list[n.Verbatim]) -> set[int]:
        """Which of some complete texts declare what later ones of the same block may use."""
        if not texts:
            return set()
        bodies = "".join(f"void text_{k}(void) {{{marked(s.text, s.span)}}}\n" for k, s in enumerate(texts))
        functions = [node for node in parse_after(self.head(), bodies, self.source).ext if is_function(node)]
        own = {int(node.decl.name[5:]): node for node in functions if re.fullmatch(r"text_\d+", node.decl.name)}
        return {k for k, node in own.items() if declares(node)}

    def parse(self) -> None:
        """Read everything."""
        bodies = [f"void text_{each.number}(void) {{{_joined(each.statements)}}}\n" for each in self.texts]
        tree = parse(self.head() + "".join(bodies), self.source)
        for node in tree.ext:
            if is_function(node):
                name = node.decl.name
                if re.fullmatch(r"text_\d+", name):
                    self.texts[int(name[5:])].tree = node
                    continue
                self.functions[name] = node
            if getattr(node, "name", None) and type(node).__name__ == "Decl":
                if "extern" not in node.storage and type(node.type).__name__ != "FuncDecl":
                    self.declared.add(node.name)
        for text in self.texts:
            if text.tree is None:  # a comment or a string of another has swallowed it
                raise RanvierError("VERBATIM: a comment or string has no end here or before", text.statements[0].span)

    # --- what is mentioned ---

    def names(self, fragment: Fragment) -> list[str]:
        """The names that a fragment, or a function it calls, mentions and that may be the model's."""
        return sorted(self._closure(fragment, mentions))

    def written(self, fragment: Fragment) -> set[str]:
        """Those of the names that it may change."""
        arrays = {name for name in self._closure(fragment, handed_over) if self.size_of(name)}
        return self._closure(fragment, changes) | arrays

    def _closure(self, fragment: Fragment, what: Any) -> set[str]:
        return {name for name in self.reached(fragment, what) if self.is_variable(name)}

    def reached(self, fragment: Fragment, what: Any) -> set[str]:
        """What is said of a fragment and of the functions that it calls."""
        found, waiting, seen = set(), [fragment.tree], set()
        while waiting:
            tree = waiting.pop()
            found |= self.said(what, tree)
            for name in self.said(mentions, tree) & self.functions.keys() - seen:
                seen.add(name)
                waiting.append(self.functions[name])
        return found

    def said(self, what: Any, tree: Any) -> set[str]:
        """`what(tree)`, worked out once."""
        key = (what.__name__, id(tree))
        if key not in self._known:
            self._known[key] = what(tree)
        return self._known[key]

    def is_variable(self, name: str) -> bool:
        """Whether a name in C is a variable of the model."""
        if name in self.declared or name in self.functions:
            return False
        if name == ARGUMENTS:
            return bool(self.weights)
        if name in self.tables:
            return True
        if name in self.pointers.values() or (name.startswith("_l") and len(name) > 2):
            return True
        variable = self.symbols.variables.get(name.removeprefix("_ion_"))
        return variable is not None and variable.scope != "constant"

    def is_direct(self, name: str) -> bool:
        """Whether C text works on the model's own memory: scalars of an instance that no ion keeps, and GLOBALs."""
        if name in self.pointers.values():
            return next(one for one, hidden in self.pointers.items() if hidden == name) in self.own_pointers
        if name in self.tables:
            return True
        variable = self.symbols.variables.get(name)
        if variable is None or name.startswith("_l") or variable.role == "external":
            return False
        return variable.scope == "global" or (
            variable.scope == "instance" and not variable.size and not self._of_ion(name)
        )

    def _of_ion(self, name: str) -> bool:
        return any(name in (*ion.read, *ion.write) for ion in self.symbols.ions)

    # --- fragments ---

    def pieces(self, number: int) -> list[Any]:
        """A text in pieces: a Fragment, a statement of NMODL, ("if", fragment, pieces, pieces) or ("while", fragment,
        pieces)."""
        text = self.texts[number]
        items = text.tree.body.block_items or []
        if not has_placeholder(text.tree.body):
            return [self._fragment(_joined(text.statements), text.tree)]
        return self._split(_static(items, text, self), text)

    def _split(self, items: list[Any], text: _Text) -> list[Any]:
        out: list[Any] = []
        waiting: list[Any] = []

        def finish() -> None:
            if waiting:
                out.append(self._of_items(list(waiting), text))
                waiting.clear()

        for item in items:
            if not has_placeholder(item):
                waiting.append(item)
                continue
            finish()
            out += self._piece(item, text)
        finish()
        return out

    def _piece(self, item: Any, text: _Text) -> list[Any]:
        from pycparser import c_ast

        match item:
            case c_ast.FuncCall():
                return [text.statements[int(item.args.exprs[0].value)]]
            case c_ast.Compound():
                return self._split(item.block_items or [], text)
            case c_ast.If():
                branches = [self._split([b] if b is not None else [], text) for b in (item.iftrue, item.iffalse)]
                return [("if", self._condition(item.cond, text), *branches)]
            case c_ast.While():
                return [("while", self._condition(item.cond, text), self._split([item.stmt], text))]
            case c_ast.For():
                body = [*self._split([item.stmt], text), *self._split([item.next] if item.next else [], text)]
                begin = self._split([item.init] if item.init else [], text)
                return [*begin, ("while", self._condition(item.cond, text), body)]
        what = type(item).__name__
        raise Unsupported(f"VERBATIM: a {what} around statements of NMODL is not covered", text.statements[0].span)

    def _condition(self, node: Any, text: _Text) -> Fragment:
        from pycparser import c_ast

        one, zero = c_ast.Constant("int", "1"), c_ast.Constant("int", "0")
        return self._of_items([c_ast.Return(c_ast.BinaryOp("!=", node or one, zero))], text)

    def _of_items(self, items: list[Any], text: _Text) -> Fragment:
        from pycparser import c_ast, c_generator

        body = c_ast.Compound(items)
        tree = c_ast.FuncDef(text.tree.decl, None, body)
        code = c_generator.CGenerator().visit(body)
        return self._fragment(marked(code, text.statements[0].span), tree)

    def _fragment(self, text: str, tree: Any) -> Fragment:
        returns = [node for node in walk_c(tree.body) if type(node).__name__ == "Return"]
        made = Fragment(
            len(self.fragments),
            text,
            tree,
            bool(returns),
            any(r.expr is not None for r in returns),
            jumps_out(tree.body),
        )
        self.fragments.append(made)
        return made

    # --- what it says of the model ---

    def place(self, name: str) -> str:
        """How the compiler of C knows where a variable lies."""
        variable = self.symbols.variables.get(name)
        if name in self.tables:
            return f"c_global_{name}"
        return f"c_{'global' if variable is not None and variable.scope == 'global' else 'field'}_{name}"

    def size_of(self, name: str) -> int:
        """How many numbers an array has; 0 for a number."""
        if name == ARGUMENTS:
            return len(self.weights)
        if name in self.tables:
            return self.tables[name]
        variable = self.symbols.variables.get(name.removeprefix("_ion_"))
        return variable.size if variable is not None and not name.startswith("_l") else 0

    def is_called(self, name: str) -> bool:
        """Whether C text mentions a function."""
        trees = [*(f.tree for f in self.fragments), *self.functions.values()]
        return any(name in self.said(mentions, tree) for tree in trees)

    def needs_instance(self, fragment: Fragment) -> bool:
        """Whether it matters for which instance it runs: it uses its variables, or calls a FUNCTION or PROCEDURE."""
        if any(self.is_direct(name) and self.place(name).startswith("c_field_") for name in self.names(fragment)):
            return True
        reached = self.reached(fragment, mentions)
        return bool(reached & {*OWN_INSTANCE, INITIAL}) or bool(
            reached & self.symbols.functions.keys() - self.functions.keys() - self.for_all
        )


def _joined(statements: list[n.Statement]) -> str:
    parts = []
    for k, statement in enumerate(statements):
        if isinstance(statement, n.Verbatim):
            parts.append(marked(statement.text, statement.span))
        else:
            parts.append(f"{PLACEHOLDER}({k});\n")
    return "".join(parts)


def _pointer_order(file: n.File) -> list[str]:
    """The POINTERs as NEURON numbers them."""
    statements = [s for b in file.blocks if isinstance(b, n.NeuronBlock) for s in b.statements]
    lists = [s for s in statements if isinstance(s, n.NamesStatement) and s.keyword in ("POINTER", "BBCOREPOINTER")]
    return [name for each in lists for name in each.names]


def _for_all(file: n.File, symbols: Symbols) -> set[str]:
    """The FUNCTIONs and PROCEDUREs that work without an instance: of variables they, and those that they call, use
    GLOBALs only."""
    blocks = {block.name: block for block in file.blocks if isinstance(block, n.Procedure)}

    def alone(node: Node) -> bool:
        if isinstance(node, (n.Name, n.Index)):
            variable = symbols.variables.get(node.name)
            return variable is None or variable.scope in ("global", "clock")
        if isinstance(node, n.Call):
            return node.name in blocks or node.name in known.PURE or node.name == "printf"
        return not isinstance(node, n.Verbatim)

    found = {name for name, block in blocks.items() if all(map(alone, walk(block)))}
    called = {name: {call.name for call in walk(blocks[name]) if isinstance(call, n.Call)} for name in found}
    while wrong := {name for name in found if called[name] & blocks.keys() - found}:
        found -= wrong
    return found


def _tables(file: n.File) -> tuple[list[str], dict[str, int]]:
    """TABLEs as NEURON's C calls them: macros that give the names of `passes/tables`, and those names with their
    sizes."""
    macros, sizes = [], {}
    for block in file.blocks:
        for table in walk(block) if isinstance(block, n.Procedure) else ():
            if isinstance(table, n.Table) and isinstance(table.count, n.Number):
                made = {f"_tmin_{block.name}": f"low_{block.name}_", f"_mfac_{block.name}": f"scale_{block.name}_"}
                sizes |= dict.fromkeys(made.values(), 0)
                arrays = {f"_t_{name}": f"table_{block.name}_{name}_" for name in table.names or (block.name,)}
                sizes |= dict.fromkeys(arrays.values(), int(table.count.value) + 1)
                own = {f"_n_{block.name}": block.name}
                if not table.names:  # of a FUNCTION, which fills its table whenever it is called
                    own[f"_check_{block.name}(...)"] = f"((void){block.name}(0.0))"
                macros += [f"#define {old} {new}" for old, new in {**made, **arrays, **own}.items()]
    return macros, sizes


def _static(items: Iterable[Any], text: _Text, file: CFile) -> list[Any]:
    """The items with the declarations that pieces share made static ones of the file; numbers that NMODL uses are its
    locals."""
    found: set[str] = set()
    out = _static_items(items, text, file, found)
    if text.wanted - found:
        raise RanvierError(f"{min(text.wanted - found)} is not declared", text.statements[0].span)
    return out


def _static_items(items: Iterable[Any], text: _Text, file: CFile, found: set[str]) -> list[Any]:
    from pycparser import c_ast, c_generator

    renamed: dict[str, str] = {}
    out: list[Any] = []
    for item in items:
        if type(item).__name__ != "Decl":
            for block in _divided_blocks(item):
                block.block_items = _static_items(block.block_items, text, file, found)
            out.append(item)
            continue
        old, start, item.init = item.name, item.init, None
        if old in text.wanted and number_type(item):
            new = file.local(old, item)
        else:
            new = f"text_{len(file.outside)}_{old}"
            rename(item, {old: new})
            file.outside.append(f"static {c_generator.CGenerator().visit(item)};\n")
            file.declared.add(new)
        renamed[old] = new
        if start is not None:
            out.append(c_ast.Assignment("=", c_ast.ID(new), start))
    for item in out:
        rename(item, renamed)
    found.update(renamed)
    return out


def _divided_blocks(item: Any) -> list[Any]:
    """The outermost blocks of C in an item that have statements of NMODL inside."""
    if not has_placeholder(item):
        return []
    if type(item).__name__ == "Compound":
        return [item]
    return [block for _, child in item.children() for block in _divided_blocks(child)]
