"""Places: what can be named, read, assigned, pointed to and passed to a function; each writes the Python for it.

A place's `kind` is "number", "string", "object", "section", or "member" if only the run can tell.
"""

from __future__ import annotations

from ..lang.errors import RanvierError
from . import registry

LONG = 200  # Python text of this length is not written twice


class Place:
    """Base of all places; text is the Python expression that reads it."""

    kind = "number"
    what = "this"

    def load(self) -> str:
        raise NotImplementedError

    def store(self, value: str) -> str:
        """A statement that assigns the Python expression `value`."""
        raise RanvierError(f"{self.what} can not be assigned")

    def put(self, value: str) -> str:
        """An expression that assigns and gives the value."""
        raise RanvierError(f"{self.what} can be assigned only as a statement")

    def change(self, op: str, value: str) -> str:
        """A statement for `place op= value`."""
        return self.store(f"{self.load()} {op} ({value})")

    def pointer(self) -> str:
        """An expression for `&place`."""
        raise RanvierError(f"{self.what} has no address")

    def argument(self) -> str:
        """What is passed to a function."""
        return self.load()


class Local(Place):
    """A local variable that is a Python local."""

    def __init__(self, text: str) -> None:
        self.text = text

    def load(self) -> str:
        return self.text

    def store(self, value: str) -> str:
        return f"{self.text} = {value}"

    def put(self, value: str) -> str:
        return f"({self.text} := {value})"

    def change(self, op: str, value: str) -> str:
        return f"{self.text} {op}= {value}"


class Cell(Place):
    """A variable in a cell: of the top level, or a local whose cell is passed around."""

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.kind = kind

    def load(self) -> str:
        return f"{self.text}.value"

    def store(self, value: str) -> str:
        return f"{self.text}.value = {value}"

    def put(self, value: str) -> str:
        return f"put({self.text}, {value})"

    def change(self, op: str, value: str) -> str:
        return f"{self.text}.value {op}= {value}"

    def pointer(self) -> str:
        if self.kind != "number":
            raise RanvierError("only a number has an address")
        return self.text

    def argument(self) -> str:
        return self.load() if self.kind == "number" else self.text


class ObjectArgument(Cell):
    """`$o1`, in the cell that the caller gave."""

    def __init__(self, text: str, index: str) -> None:
        super().__init__(text, "object")
        self.index = index

    def store(self, value: str) -> str:
        return self.put(value)

    def put(self, value: str) -> str:
        return f"assign_object_argument({self.text}, {value}, {self.index})"


class ArgumentNumber(Place):
    """`$1` where what was given has to be looked at."""

    def __init__(self, text: str, index: str, store: str) -> None:
        self.text = text
        self.index = index
        self.storing = store

    def load(self) -> str:
        return f"number_argument({self.text}, {self.index})"

    def store(self, value: str) -> str:
        return self.put(value)

    def put(self, value: str) -> str:
        return self.storing.format(value)


class Element(Place):
    """An element of an array that is known: a variable's, an object array's or a section array's."""

    def __init__(self, array: str, kind: str, indices: list[str], temporary: str = "") -> None:
        self.array = array
        self.kind = kind
        self.indices = ", ".join(indices)
        self.quick = len(indices) if len(indices) < 3 else ""
        self.temporary = temporary  # given if it is certain that the array has one dimension

    def load(self) -> str:
        if self.temporary:
            return f"{self.array}.data[{self._position()}]"
        return f"{self.array}.at{self.quick}({self.indices})"

    def _position(self) -> str:
        if not self.temporary:
            return f"{self.array}.position{self.quick}({self.indices})"
        # floor is quicker than int, and gives another number only where position() is asked
        i, index, array = self.temporary, f"{self.temporary}x", self.array
        whole = f"({i} := floor(({index} := {self.indices}) + 1e-11))"
        return f"{i} if 0 <= {whole} < len({array}.data) else {array}.position({index})"

    def put(self, value: str) -> str:
        if self.kind == "section":
            raise RanvierError("a section can not be assigned")
        return f"{self.array}.put({value}, {self.indices})"

    def store(self, value: str) -> str:
        return f"{self.array}.data[{self._position()}] = {value}"

    def change(self, op: str, value: str) -> str:
        return f"{self.array}.data[{self._position()}] {op}= {value}"

    def pointer(self) -> str:
        if self.kind != "number":
            raise RanvierError("only a number has an address")
        return f"{self.array}.pointer({self.indices})"

    def argument(self) -> str:
        return f"{self.array}.cell({self.indices})" if self.kind == "object" else self.load()


class Own(Place):
    """A scalar member of the template's own object."""

    def __init__(self, attribute: str, kind: str) -> None:
        self.attribute = attribute
        self.kind = kind

    def load(self) -> str:
        return f"this.{self.attribute}"

    def store(self, value: str) -> str:
        return f"this.{self.attribute} = {value}"

    def put(self, value: str) -> str:
        return f"put_attribute(this, {self.attribute!r}, {value})"

    def change(self, op: str, value: str) -> str:
        return f"this.{self.attribute} {op}= {value}"

    def pointer(self) -> str:
        if self.kind != "number":
            raise RanvierError("only a number has an address")
        return f"this.cell({self.attribute!r}, {self.kind!r})"

    def argument(self) -> str:
        if self.kind in ("string", "object"):
            return f"this.cell({self.attribute!r}, {self.kind!r})"
        return self.load()


class Behind(Place):
    """A number behind a pointer: `t`, a mechanism's GLOBAL, `$&1`."""

    def __init__(self, text: str) -> None:
        self.text = text

    def load(self) -> str:
        return f"{self.text}.get()"

    def store(self, value: str) -> str:
        return f"{self.text}.set({value})"

    def put(self, value: str) -> str:
        return f"give({self.text}, {value})"

    def pointer(self) -> str:
        return self.text


class Range(Place):
    """A range variable of a section, at a position or (if `x` is empty) all along it, read in its middle. Its kind is
    "object" where it is a RANDOM variable."""

    def __init__(self, variable: str, section: str, x: str = "", index: str = "", kind: str = "number") -> None:
        self.kind = kind
        self.variable = variable
        self.section = section
        self.x = x
        self.index = f", {index}" if index else ""

    def load(self) -> str:
        return f"{self.variable}.get({self.section}, {self.x or '0.5'}{self.index})"

    def store(self, value: str) -> str:
        if self.x:
            return f"{self.variable}.set({self.section}, {self.x}, {value}{self.index})"
        return f"{self.variable}.set_all({self.section}, {value}{self.index})"

    def put(self, value: str) -> str:
        return f"({self.store(f'(put_value := {value})')}, put_value)[1]"

    def pointer(self) -> str:
        return f"{self.variable}.pointer({self.section}, {self.x or '0.5'}{self.index})"


class Arc(Place):
    """`diam(0:1)` or `xg[1](0:1)`: only assigned."""

    def __init__(self, variable: str, section: str, start: str, end: str, index: str = "") -> None:
        self.head = f"{variable}.set_arc({section}, {start}, {end}"
        self.index = f", {index}" if index else ""

    def store_arc(self, first: str, last: str) -> str:
        return f"{self.head}, {first}, {last}{self.index})"


class MemberArc(Arc):
    """`o.soma.diam(0:1)`."""

    def __init__(self, target: str, name: str, start: str, end: str) -> None:
        self.head = f"set_arc({target}, {name!r}, {start}, {end}"
        self.index = ""


class Property(Place):
    """L, Ra, nseg or rallbranch of a section."""

    def __init__(self, section: str, name: str) -> None:
        self.section = section
        self.name = name
        self.what = name

    def load(self) -> str:
        text = f"{self.section}.{self.name}"
        return f"float({text})" if self.name == "nseg" else text

    def store(self, value: str) -> str:
        return f"{self.section}.{self.name} = {value}"

    def put(self, value: str) -> str:
        return f"put_attribute({self.section}, {self.name!r}, {value})"

    def pointer(self) -> str:
        return f"pointer_to({self.section}, {self.name!r})"


class Member(Place):
    """`target.name`, of an object. `known` is False where target may also be a section."""

    kind = "member"

    def __init__(self, target: str, name: str, known: bool) -> None:
        self.target = target
        self.name = name
        self.known = known

    def load(self) -> str:
        if self.known:
            return f"{self.target}.hoc_{self.name}"
        return f"(o.hoc_{self.name} if isinstance(o := {self.target}, HocObject) else member(o, {self.name!r}))"

    def store(self, value: str) -> str:
        if self.known:
            return f"{self.target}.hocset_{self.name}({value})"
        if len(value) > LONG:
            return f"set_member({self.target}, {self.name!r}, {value})"
        quick = f"o.hocset_{self.name}({value}) if isinstance(o := {self.target}, HocObject)"
        return f"{quick} else set_member(o, {self.name!r}, {value})"

    def put(self, value: str) -> str:
        return f"set_member({self.target}, {self.name!r}, {value})"

    def change(self, op: str, value: str) -> str:
        old = f"number(member(change, {self.name!r}))"
        return f"set_member(change := {self.target}, {self.name!r}, {old} {op} ({value}))"

    def pointer(self) -> str:
        if self.known:
            return f"{self.target}.hocptr_{self.name}()"
        return f"pointer_to({self.target}, {self.name!r})"

    def argument(self) -> str:
        return f"member_argument({self.target}, {self.name!r})"


class MemberCall(Place):
    """`target.name(arguments)`: a method's result, or a range variable of a section at a place."""

    kind = "any"

    def __init__(self, target: str, name: str, arguments: list[str], known: bool) -> None:
        self.target = target
        self.name = name
        self.arguments = "".join(f", {argument}" for argument in arguments)
        self.known = known

    def load(self) -> str:
        if self.known:
            return f"{self.target}.hoc_{self.name}({self.arguments[2:]})"
        if len(self.arguments) > LONG:
            return f"call_member({self.target}, {self.name!r}{self.arguments})"
        quick = f"o.hoc_{self.name}({self.arguments[2:]}) if isinstance(o := {self.target}, HocObject)"
        return f"({quick} else call_member(o, {self.name!r}{self.arguments}))"

    def store(self, value: str) -> str:
        return self.put(value)

    def put(self, value: str) -> str:
        return f"set_called({self.target}, {self.name!r}, {value}{self.arguments})"

    def change(self, op: str, value: str) -> str:
        return self.put(f"number({self.load()}) {op} ({value})")

    def pointer(self) -> str:
        return f"pointer_to({self.target}, {self.name!r}{self.arguments})"


class MemberElement(Place):
    """`target.name[indices]`, of an object; of a section only where it is not `known` to be an object."""

    kind = "any"

    def __init__(self, target: str, name: str, indices: list[str], known: bool) -> None:
        self.target = target
        self.name = name
        self.indices = ", ".join(indices)
        self.known = known
        registry.expect_elements(name)

    def load(self) -> str:
        if self.known:
            return f"{self.target}.hocat_{self.name}({self.indices})"
        return f"element_of({self.target}, {self.name!r}, {self.indices})"

    def store(self, value: str) -> str:
        return self.put(value)

    def put(self, value: str) -> str:
        if self.known:
            return f"{self.target}.hocput_{self.name}({value}, {self.indices})"
        return f"set_element_of({self.target}, {self.name!r}, {value}, {self.indices})"

    def change(self, op: str, value: str) -> str:
        return self.put(f"number({self.load()}) {op} ({value})")

    def pointer(self) -> str:
        if self.known:
            return f"{self.target}.hocptr_{self.name}({self.indices})"
        return f"pointer_to_element({self.target}, {self.name!r}, {self.indices})"

    def argument(self) -> str:
        return f"element_argument({self.target}, {self.name!r}, {self.indices})"


class SectionElement(Place):
    """`target.name[index](x)` of what the run says is a section, such as `ref.sec`."""

    def __init__(self, target: str, name: str, index: str, x: str) -> None:
        self.section = f"section_with({target}, {name!r})"
        self.name = name
        self.x = x
        self.index = f"int({index} + 1e-11)"

    def load(self) -> str:
        return f"{self.section}.get({self.name!r}, {self.x}, {self.index})"

    def store(self, value: str) -> str:
        return f"{self.section}.set({self.name!r}, {self.x}, {value}, {self.index})"

    def put(self, value: str) -> str:
        return f"({self.store(f'(put_value := {value})')}, put_value)[1]"

    def pointer(self) -> str:
        return f"{self.section}.pointer({self.name!r}, {self.x}, {self.index})"


class Value(Place):
    """Something that is only read."""

    def __init__(self, text: str, kind: str, what: str) -> None:
        self.text = text
        self.kind = kind
        self.what = what

    def load(self) -> str:
        return self.text

    def pointer(self) -> str:
        raise RanvierError(f"{self.what} has no address")
