"""LALR tables made by ply from `p_` functions, kept in the user's cache folder. The only import of ply.

Making the tables of a grammar takes a second, reading them a few milliseconds; so they are kept in a file named by
a hash of the grammar. The file is written beside its final name and moved there in one step: any number of
processes may do so at once. Nothing is ever written into the package's or the current folder, and if the cache
folder cannot be written the tables are made anew each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import platformdirs

_FORMAT = "1"


def cache_folder() -> Path:
    """The user's folder for tables; it need not exist."""
    return Path(platformdirs.user_cache_dir("ranvier", appauthor=False)) / "grammar"


def tables(grammar: Mapping[str, Any], start: str) -> tuple[dict, dict, list[tuple[str, int, Callable | None]]]:
    """The action table, the goto table and the productions (name, length, function) of a grammar.

    `grammar` holds what ply looks for in a module: `tokens`, perhaps `precedence`, and functions `p_…` whose
    docstrings are the rules. As in ply, action[state][token] is a state to shift to if positive, the production to
    reduce by if negative, and 0 to accept.
    """
    file = cache_folder() / f"{start}-{_signature(grammar, start)}.pickle"
    found = _read(file)
    if found is None:
        found = _make(grammar, start)
        _write(file, found)
    action, goto, productions = found
    return action, goto, [(name, length, grammar.get(function)) for name, length, function in productions]


def _rules(grammar: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in grammar.items() if name.startswith("p_")}


def _signature(grammar: Mapping[str, Any], start: str) -> str:
    rules = sorted((name, function.__doc__) for name, function in _rules(grammar).items())
    text = repr((_FORMAT, start, tuple(grammar["tokens"]), grammar.get("precedence", ()), rules))
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _make(grammar: Mapping[str, Any], start: str) -> tuple[dict, dict, list[tuple[str, int, str]]]:
    from ply import yacc

    module = SimpleNamespace(
        tokens=tuple(grammar["tokens"]),
        precedence=tuple(grammar.get("precedence", ())),
        p_error=lambda token: None,
        __file__=__file__,
        **_rules(grammar),
    )
    parser = yacc.yacc(
        module=module,
        start=start,
        debug=False,
        write_tables=False,
        tabmodule="ranvier_keeps_no_such_module",
        errorlog=yacc.NullLogger(),
        debuglog=yacc.NullLogger(),
    )
    productions = [(p.name, p.len, p.func) for p in parser.productions]
    return parser.action, parser.goto, productions


def _read(file: Path) -> Any:
    try:
        with open(file, "rb") as stream:
            return pickle.load(stream)
    except Exception:  # absent, or spoilt in whatever way: it is made again
        return None


def _write(file: Path, content: Any) -> None:
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".new")
        with os.fdopen(handle, "wb") as stream:
            pickle.dump(content, stream, protocol=4)
        os.replace(name, file)
