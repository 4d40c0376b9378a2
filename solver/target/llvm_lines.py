"""The lines of a function in LLVM's text, as they are written one by one."""

from __future__ import annotations


class LlvmLines:
    """`value` names what an instruction gives, `new_label` gives a label that is not in use."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.count = 0

    def line(self, text: str) -> None:
        self.lines.append("  " + text)

    def value(self, text: str) -> str:
        self.count += 1
        self.lines.append(f"  %t{self.count} = {text}")
        return f"%t{self.count}"

    def new_label(self, name: str) -> str:
        self.count += 1
        return f"{name}.{self.count}"
