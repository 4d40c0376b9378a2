"""File: text and binary files."""

from __future__ import annotations

import os
import re
import struct
import tempfile
from typing import TYPE_CHECKING, BinaryIO

from ..interp.registry import Given, hoc_class, method
from ..interp.values import HocObject, Pointer, StringCell
from ..lang.errors import RanvierError
from ..lang.source import contents, readable
from .formats import format_text
from .text_reader import TextReader, as_bytes

if TYPE_CHECKING:
    from ..interp.machine import Machine

PIECE = 1 << 24  # bytes
_ENVIRONMENT = re.compile(r"\$\((\w+)\)")


@hoc_class("File")
class File(HocObject):
    """new File("name"): a file that is read after ropen, written after wopen, or appended to after aopen.

    Opening gives 1, or 0 if it can not be opened; opening another file closes the one before.
    """

    def __init__(self, machine: Machine, name: str = "") -> None:
        self.name = name
        self.reader: TextReader | None = None
        self.writer: BinaryIO | None = None
        self.chosen = ""

    # -- opening and closing

    @method
    def ropen(self, name: str | None = None) -> float:
        """f.ropen("name"): opens for reading the file of this name, or the last one; gives 1, or 0 if it fails."""
        self._take(name)
        try:
            self.reader = TextReader(contents(self.name))
        except OSError:
            return 0.0
        return 1.0

    @method
    def xopen(self, name: str | None = None) -> float:
        """f.xopen("name"): executes the hoc file of this name, or the last one. (In NEURON only its manual has it.)"""
        self._take(name)
        self.machine.run_named_file(self.name)
        return 1.0

    @method
    def wopen(self, name: str | None = None) -> float:
        """f.wopen("name"): opens for writing the file of this name, or the last one; gives 1, or 0 if it fails."""
        return self._open(name, "wb")

    @method
    def aopen(self, name: str | None = None) -> float:
        """f.aopen("name"): opens for appending at the end; gives 1, or 0 if it fails."""
        return self._open(name, "ab")

    def _open(self, name: str | None, mode: str) -> float:
        self._take(name)
        try:
            self.writer = open(self.name, mode)  # noqa: SIM115 - closed by close()
        except OSError:
            return 0.0
        return 1.0

    def _take(self, name: str | None) -> None:
        self.close()
        if name is not None:
            self.name = expanded(name)

    @method
    def close(self) -> None:
        """f.close(): writes what is pending and closes. Opening and the end of the object do it too."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None

    def __del__(self) -> None:
        if getattr(self, "writer", None) is not None:
            self.writer.close()

    @method
    def isopen(self) -> float:
        """f.isopen(): 1 if a file is open."""
        return float(self.reader is not None or self.writer is not None)

    @method
    def flush(self) -> float:
        """f.flush(): writes what is pending to the disk."""
        if self.writer is not None:
            self.writer.flush()
        return 1.0

    def _checked(self) -> None:
        if self.reader is None and self.writer is None:
            raise RanvierError(
                f"File {self.name!r} is not open", hint="see ropen, wopen and aopen; they give 0 if it fails"
            )

    # -- text

    @method
    def printf(self, format: str, *values: Given) -> float:
        """f.printf("format", x, ...): writes by a format, as hoc's printf does."""
        self.write(format_text(format, values, "File.printf"))
        return 0.0

    def write(self, text: str) -> None:
        """Writes a text; nothing happens in a file that is read."""
        self._checked()
        if self.writer is not None:
            self.writer.write(as_bytes(text))

    @method
    def scanvar(self) -> float:
        """f.scanvar(): reads the next number; what is no number is passed over. An error at the end of the file."""
        return self.read_number()

    def read_number(self) -> float:
        self._checked()
        if self.reader is None:
            raise RanvierError(f"File {self.name!r} is written, there is no number to read")
        return self.reader.number(f"File {self.name!r}")

    def read_numbers(self, columns: int) -> list[float] | None:
        """All numbers to the end of the file, if nothing but whole rows is in it; else None, and nothing is read."""
        self._checked()
        return self.reader.numbers(columns) if self.reader else None

    def several_numbers(self, count: int) -> list[float] | None:
        """The next numbers, if that many follow with nothing between them; else None, and nothing is read."""
        self._checked()
        return self.reader.several(count) if self.reader else None

    @method
    def scanstr(self, target: StringCell) -> float:
        """f.scanstr(s): reads the next word into a strdef; gives its length, or -1 at the end of the file."""
        self._checked()
        return self._put(target, self.reader.word() if self.reader else None)

    @method
    def gets(self, target: StringCell) -> float:
        """f.gets(s): reads the rest of the line with its end into a strdef; gives its length, -1 at the file's end."""
        self._checked()
        return self._put(target, self.reader.line() if self.reader else None)

    @staticmethod
    def _put(target: StringCell, text: str | None) -> float:
        if text is None:
            return -1.0
        target.value = text
        return float(len(as_bytes(text)))

    @method
    def eof(self) -> float:
        """f.eof(): 1 at the end of a file that is read."""
        return float(self.at_end())

    def at_end(self) -> bool:
        self._checked()
        return self.reader is None or self.reader.at_end()

    # -- places and bytes

    @method
    def seek(self, offset: float = 0.0, origin: int = 0) -> float:
        """f.seek(offset, origin): goes to a byte counted from the start (origin 0), here (1) or the end (2).

        Gives 0, or -1 if there is no such place.
        """
        self._checked()
        here, end = (self.tell(), len(self.reader.content)) if self.reader else (self.tell(), self._written())
        place = int(offset) + (here if origin == 1 else end if origin == 2 else 0)
        if place < 0:
            return -1.0
        if self.reader is not None:
            self.reader.place = int(place)
        else:
            self.writer.seek(int(place))  # type: ignore[union-attr]
        return 0.0

    def _written(self) -> int:
        self.writer.flush()  # type: ignore[union-attr]
        return os.fstat(self.writer.fileno()).st_size  # type: ignore[union-attr]

    @method
    def tell(self) -> int:
        """f.tell(): the place in the file, in bytes from its start."""
        self._checked()
        return float(self.reader.place if self.reader is not None else self.writer.tell())  # type: ignore[union-attr]

    @method
    def vwrite(self, first: object, numbers: Pointer | None = None) -> float:
        """f.vwrite(&x) or f.vwrite(n, &x): writes n binary doubles, of x or from x[0] on; gives how many."""
        self._checked()
        count, pointer = _count_and_pointer(first, numbers, "File.vwrite")
        if self.writer is None:
            return 0.0
        self.writer.write(struct.pack(f"{count}d", *[_moved(pointer, i).get() for i in range(count)]))
        return float(count)

    @method
    def vread(self, first: object, numbers: Pointer | None = None) -> float:
        """f.vread(&x) or f.vread(n, &x): reads n binary doubles into x or from x[0] on; gives how many there were."""
        self._checked()
        count, pointer = _count_and_pointer(first, numbers, "File.vread")
        read = self.read_bytes(8 * count, 8)
        for i, (number,) in enumerate(struct.iter_unpack("d", read)):
            _moved(pointer, i).set(number)
        return float(len(read) // 8)

    def write_bytes(self, content: bytes) -> None:
        """In pieces, so that Ctrl-C is heard."""
        self._checked()
        if self.writer is not None:
            for start in range(0, len(content), PIECE):
                self.writer.write(content[start : start + PIECE])

    def read_bytes(self, count: int, unit: int = 1) -> bytes:
        """Up to so many bytes, of whole units."""
        self._checked()
        read = self.reader.read(count) if self.reader else b""
        return read[: len(read) - len(read) % unit]

    # -- names

    @method
    def getname(self, target: StringCell | None = None) -> str:
        """f.getname(s): the file's name; s is set to it too."""
        if target is not None:
            target.value = self.name
        return self.name

    @method
    def mktemp(self) -> float:
        """f.mktemp(): takes a new name in the folder for temporary files; gives 1."""
        handle, self.name = tempfile.mkstemp(prefix="hoc")
        os.close(handle)
        return 1.0

    @method
    def unlink(self) -> float:
        """f.unlink(): removes the file of this name; gives 1, or 0 if it fails."""
        try:
            os.unlink(self.name)
        except OSError:
            return 0.0
        return 1.0

    @method
    def chooser(
        self, mode: str = "", banner: str = "", filter: str = "", accept: str = "", cancel: str = "", path: str = ""
    ) -> float:
        """f.chooser("r", "banner", "filter", "accept", "cancel", "path"): a window to choose a file.

        Without a screen it gives 1 and keeps the name as it is.
        """
        if path:
            self.chosen = os.path.dirname(expanded(path))
        return 1.0

    @method
    def dir(self) -> str:
        """f.dir(): the folder that was chosen last."""
        return self.chosen


def expanded(name: str) -> str:
    """A file name with `~` and `$(VARIABLE)` replaced."""
    name = _ENVIRONMENT.sub(lambda match: os.environ.get(match.group(1), ""), readable(name))
    return os.path.expanduser(name)


def _count_and_pointer(first: object, numbers: Pointer | None, title: str) -> tuple[int, Pointer]:
    if numbers is None:
        count, pointer = 1, first
    else:
        count, pointer = first, numbers  # type: ignore[assignment]
    if not isinstance(count, (int, float)) or not hasattr(pointer, "get") or count < 0:
        raise RanvierError(f"{title} takes (&x) or (n, &x)")
    return int(count), pointer  # type: ignore[return-value]


def _moved(pointer: Pointer, by: int) -> Pointer:
    """The number that lies `by` places behind a pointer's."""
    if not by:
        return pointer
    move = getattr(pointer, "offset", None) or getattr(pointer, "element", None)
    if move is None:
        raise RanvierError("this is a pointer to a single number, not to several")
    return move(by)
