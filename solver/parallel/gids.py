"""Global numbers (gids) of the sources of spikes: how connections name a source that may be in another process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lang.errors import RanvierError
from .. import options
from ..model.network import LARGEST_GID
from .world import JOB

if TYPE_CHECKING:
    from ..model.model import Model
    from ..model.network import Source


class Gids:
    """Of one process: the gids that belong to it, with their sources, and the gids of others that it listens to."""

    __slots__ = ("model", "network", "own", "sends", "foreign", "version")

    def __init__(self, model: Model) -> None:
        self.model, self.network = model, model.network
        self.own: dict[int, Source | None] = {}  # None: no source was given yet
        self.sends: set[int] = set()  # those whose spikes other processes are told
        self.foreign: dict[int, Source] = {}
        self.version = 0  # changes with `foreign`

    @property
    def in_use(self) -> bool:
        """Whether there are any."""
        return bool(self.own or self.foreign)

    @property
    def order_events(self) -> bool:
        """Whether simultaneous events are delivered in an order that is the same on any number of processes. In one
        process that is to have NEURON's last digits it is that of NEURON's queue."""
        return self.in_use and (JOB.net.size > 1 or options.get("arithmetic") != "neuron")

    def claim(self, gid: int) -> None:
        """The gid belongs to this process. RanvierError if it is in use."""
        if gid > LARGEST_GID:
            raise RanvierError(f"a gid can be {LARGEST_GID} at most, {gid} given")
        if gid in self.own:
            raise RanvierError(f"the gid {gid} was given already, to this process")
        if gid in self.foreign:
            raise RanvierError(
                f"the gid {gid} is in use by connections as that of another process",
                hint="call set_gid2node for all gids before gid_connect",
            )
        self.own[gid] = None
        if not self.model.is_part:
            self.model.is_part = self.model.structure_changed = True

    def source(self, gid: int) -> Source | None:
        """The source of an own gid; None if it has none, or none any more."""
        source = self.own.get(gid)
        if source is not None and not source.lives():
            del self.own[gid]
            self.sends.discard(gid)
            return None
        return source

    def needed_source(self, gid: int) -> Source:
        """The source of an own gid; RanvierError if there is none."""
        source = self.source(gid)
        if source is None:
            what = "has no source of spikes" if gid in self.own else "does not belong to this process"
            raise RanvierError(f"the gid {gid} {what}", hint="first set_gid2node(gid, id), then cell(gid, netcon)")
        return source

    def give_source(self, gid: int, source: Source, sends: bool) -> None:
        """The source that an own gid names from now on; `sends`: others are told of its spikes."""
        if gid not in self.own:
            raise RanvierError(f"the gid {gid} does not belong to this process", hint="first set_gid2node(gid, id)")
        if source.gid not in (-1, gid):
            raise RanvierError(f"the source of gid {gid} already has the gid {source.gid}")
        before = self.source(gid)
        if before is not None and before is not source:
            before.name(-1)
        self.own[gid] = source
        source.name(gid, sends and JOB.net.size > 1)
        if sends:
            self.sends.add(gid)

    def source_to_connect(self, gid: int) -> Source:
        """What a connection from this gid comes from, here or in another process."""
        source = self.own.get(gid)
        if source is not None and source.lives():
            return source
        if gid in self.own:
            return self.needed_source(gid)
        source = self.foreign.get(gid)
        if source is None:
            source = self.foreign[gid] = self.network.source_elsewhere()
            source.name(gid)
            self.version += 1
        return source

    def tell(self, gid: int) -> None:
        """Other processes are told of the spikes of an own gid."""
        self.needed_source(gid).name(gid, JOB.net.size > 1)
        self.sends.add(gid)

    def exists(self, gid: int) -> int:
        """0: not here, 1: own, without a source, 2: with one, 3: whose spikes are sent to all."""
        source = self.source(gid)
        if gid not in self.own:
            return 0
        return 1 if source is None else 3 if gid in self.sends else 2

    def senders(self) -> Iterator[tuple[int, Source]]:
        """The own gids whose spikes are sent to all, with their sources, in their order."""
        for gid in sorted(self.sends):
            source = self.source(gid)
            if source is not None:
                yield gid, source

    def least_delay(self) -> float:
        """The shortest delay (ms) of a connection from another process; infinite if there is none."""
        return self.network.least_delay(self.foreign.values())

    def clear(self) -> None:
        """Forget all gids; the connections stay."""
        for source in [*self.own.values(), *self.foreign.values()]:
            if source is not None:
                source.name(-1)
        self.own.clear()
        self.sends.clear()
        self.foreign.clear()
        self.version += 1
