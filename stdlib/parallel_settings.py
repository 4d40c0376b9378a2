"""What all ParallelContexts of a machine share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..interp.per_machine import PerMachine
from ..interp.values import HocObject
from .parallel_board import Board

if TYPE_CHECKING:
    from .section_list import SectionList


@dataclass
class ParallelSettings:
    """Settings, the bulletin board once it is used, and how long runs took."""

    board: Board | None = None
    step_time: float = 0.0  # s, of psolve
    threads: int = 1
    at_once: bool = True  # threads work at the same time
    parts: dict[int, SectionList] = field(default_factory=dict)  # root sections that a program gave to a thread
    watches: bool = False  # threads wait busily
    node_order: int = 0


_SETTINGS: PerMachine[ParallelSettings] = PerMachine()


class ParallelObject(HocObject):
    """Base of the classes that ParallelContext consists of."""

    @property
    def settings(self) -> ParallelSettings:
        return _SETTINGS.setdefault(self.machine, ParallelSettings())
