"""StringFunctions: parts of strings and questions about names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..interp.registry import hoc_class, method
from ..interp.values import MEMBER_PREFIXES, HocObject, Pointer, StringCell
from ..lang.errors import RanvierError
from .functions.objects import holders, references
from .list_ import List
from .mechanism_names import point_processes

if TYPE_CHECKING:
    from ..interp.machine import Machine

_WHITE = " \r\n\t\f\v"


@hoc_class("StringFunctions")
class StringFunctions(HocObject):
    """new StringFunctions(): functions of strings. Regular expressions are those of C++ (and Python)."""

    def __init__(self, machine: Machine) -> None:
        pass

    @method
    def len(self, text: str) -> int:
        """f.len(s): how many characters a string has."""
        return len(text)

    @method
    def substr(self, text: str, part: str) -> int:
        """f.substr(s, part): where a part begins in a string, from 0 on; -1 if it is not in it."""
        return text.find(part)

    @method
    def head(self, text: str, pattern: str, target: StringCell) -> int:
        """f.head(s, "pattern", t): sets t to what stands before the first match of a regular expression; gives the
        match's place, or -1 and an empty t.
        """
        match = _search(pattern, text, "head")
        target.value = text[: match.start()] if match else ""
        return float(match.start()) if match else -1.0

    @method
    def tail(self, text: str, pattern: str, target: StringCell) -> int:
        """f.tail(s, "pattern", t): sets t to what stands behind the first match of a regular expression; gives the
        place behind the match, or -1 and an empty t.
        """
        match = _search(pattern, text, "tail")
        target.value = text[match.end() :] if match else ""
        return float(match.end()) if match else -1.0

    @method
    def left(self, text: object, count: int) -> float:
        """f.left(s, n): cuts a strdef to its first n characters."""
        return _cut(text, count, "left", lambda whole: whole[:count])

    @method
    def right(self, text: object, count: int) -> float:
        """f.right(s, n): takes the first n characters off a strdef."""
        return _cut(text, count, "right", lambda whole: whole[count:])

    @method
    def ltrim(self, text: str, target: StringCell, letters: str = _WHITE) -> float:
        """f.ltrim(s, t, "letters"): sets t to s without these letters (default: white space) at its start."""
        target.value = text.lstrip(letters)
        return 0.0

    @method
    def rtrim(self, text: str, target: StringCell, letters: str = _WHITE) -> float:
        """f.rtrim(s, t, "letters"): sets t to s without these letters (default: white space) at its end."""
        target.value = text.rstrip(letters)
        return 0.0

    @method
    def is_name(self, name: str) -> bool:
        """f.is_name("name"): 1 if some text used the name, or it is one of hoc's own."""
        return self.machine.is_name(name)

    @method
    def is_point_process(self, item: HocObject | None) -> int:
        """f.is_point_process(o): 0, or if it is a point process the number of its class (see MechanismType(1))."""
        if not hasattr(item, "point"):
            return 0
        return 1.0 + point_processes(self.machine).index(item.class_name)

    @method
    def is_artificial(self, item: HocObject | None) -> int:
        """f.is_artificial(o): 0, or if it is an artificial cell the number of its class (see MechanismType(1))."""
        return self.is_point_process(item) if hasattr(item, "point") and item.point.artificial else 0.0

    @method
    def alias(self, which: HocObject, name: str = "", target: Pointer | HocObject | None = None) -> float:
        """f.alias(o, "name", &x or object): o.name means that number or object from now on.

        f.alias(o, "name") ends that, f.alias(o) ends all of o's. What o has of its own comes first.
        """
        aliases = which.__dict__.setdefault("aliases", {})
        for old in [name] if name else list(aliases):
            for attribute in aliases.pop(old, ()):
                del which.__dict__[attribute]
        if target is not None:
            own = name in which.member_names()
            aliases[name] = members = {} if own else _alias_members(name, target)
            which.__dict__.update(members)
        return 0.0

    @method
    def alias_list(self, which: HocObject) -> List:
        """f.alias_list(o): a List of String objects (stdlib.hoc) with the names that alias gave to o."""
        string = self.machine.lookup("String")
        if not hasattr(string, "constructor"):
            raise RanvierError("StringFunctions.alias_list needs the template String", hint='load_file("stdlib.hoc")')
        found = List(self.machine)
        for name in sorted(which.__dict__.get("aliases", ())):
            found.append(string.constructor(self.machine, name))
        return found

    @method
    def references(self, which: HocObject | None) -> int:
        """f.references(o): prints the object variables and Lists that hold o; gives how many there are."""
        if which is None:
            self.machine.write("NULLobject has 0 references\n")
            return 0
        names = list(holders(self.machine, which))
        lines = [f"{which} has {references(which, 2)} references", *(f"   {name}" for name in names)]
        self.machine.write("\n".join(lines) + f"\n  found {len(names)} of them\n")
        return len(names)


def _search(pattern: str, text: str, title: str) -> re.Match[str] | None:
    try:
        return re.search(pattern, text)
    except re.error as error:
        raise RanvierError(f"StringFunctions.{title}: {pattern!r} is no regular expression: {error.msg}") from None


def _alias_members(alias: str, target: Any) -> dict[str, Any]:
    """The attributes (interp/runtime.py) that make `o.alias` mean a number or an object."""

    def refused(*_: object) -> None:
        if is_object:
            raise RanvierError(f"{alias} is an alias of {target}: it is only read")
        raise RanvierError(f"{alias} is an alias of a number: it has no subscript")

    is_object = isinstance(target, HocObject)
    members = dict.fromkeys(MEMBER_PREFIXES, refused) | {"hocref": lambda value: value}
    if is_object:
        members["hoc"] = target
    else:
        members |= {"hoc": target.get, "hocset": target.set, "hocptr": lambda: target}
    return {f"{prefix}_{alias}": member for prefix, member in members.items()}


def _cut(text: object, count: int, title: str, part) -> float:
    whole = text.value if isinstance(text, StringCell) else text
    if not isinstance(whole, str):
        raise RanvierError(f"StringFunctions.{title} takes a string and a number")
    if not 0 <= count <= len(whole):
        raise RanvierError(f"StringFunctions.{title}: {count} is not 0 to {len(whole)}, the length of the string")
    if isinstance(text, StringCell):
        text.value = part(whole)
    return 1.0
