"""Models built at random: what is done to them, and what NEURON makes of it.

    python random_models.py SEED     (with NEURON's Python: prints voltages, areas … as JSON)

The test beside this file does the same in Ranvier. Not tried: point processes at an end that is connected. NEURON
leaves them on the parent's node, wherever that goes.
"""

import json
import random
import sys

STEPS = 20


class Builder:
    """Decides what to do, knowing what is possible."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.parent: dict[str, str] = {}
        self.living: list[str] = []
        self.made = 0
        self.actions: list[tuple] = []

    def build(self) -> list[tuple]:
        for _ in range(self.random.randint(3, 9)):
            self.create()
        ways = [self.connect] * 6 + [self.nseg] * 3 + [self.length, self.diam, self.diam] * 2 + [
            self.whole_diam, self.insert, self.insert, self.uninsert, self.delete, self.create, self.disconnect,
            self.clamp, self.clamp, self.points, self.resistivity, self.conductance, self.run,
        ]  # fmt: skip
        for _ in range(self.random.randint(10, 60)):
            self.random.choice(ways)()
        return self.actions

    def some(self) -> str:
        return self.random.choice(self.living)

    def do(self, *action: object) -> None:
        self.actions.append(action)

    def create(self) -> None:
        name = f"s{self.made}"
        self.made += 1
        self.living.append(name)
        self.do("create", name)

    def connect(self) -> None:
        child, parent = self.some(), self.some()
        above: str | None = parent
        while above is not None:
            if above == child:
                return
            above = self.parent.get(above)
        self.parent[child] = parent
        x = self.random.choice([0, 1, 0.5, self.random.random()])
        self.do("connect", child, parent, x, self.random.choice([0, 0, 1]))

    def disconnect(self) -> None:
        name = self.some()
        if self.parent.pop(name, None) is not None:
            self.do("disconnect", name)

    def delete(self) -> None:
        if len(self.living) > 2:
            name = self.some()
            self.living.remove(name)
            self.parent = {c: p for c, p in self.parent.items() if name not in (c, p)}
            self.do("delete", name)

    def nseg(self) -> None:
        self.do("nseg", self.some(), self.random.randint(1, 7))

    def length(self) -> None:
        self.do("L", self.some(), self.random.uniform(5, 200))

    def resistivity(self) -> None:
        self.do("Ra", self.some(), self.random.uniform(30, 200))

    def diam(self) -> None:
        self.do("diam", self.some(), self.random.random(), self.random.uniform(0.5, 5))

    def whole_diam(self) -> None:
        self.do("whole diam", self.some(), self.random.uniform(0.5, 5))

    def insert(self) -> None:
        self.do("insert", self.some(), self.random.choice(["pas", "hh"]))

    def uninsert(self) -> None:
        self.do("uninsert", self.some(), self.random.choice(["pas", "hh"]))

    def conductance(self) -> None:
        self.do("g_pas", self.some(), self.random.random(), self.random.uniform(1e-4, 1e-2))

    def clamp(self) -> None:
        self.do("clamp", self.some(), 0.01 + 0.98 * self.random.random(), self.random.uniform(-0.1, 0.1))

    def points(self) -> None:
        def one() -> float:
            return self.random.uniform(0, 30)

        count = self.random.randint(2, 6)
        self.do("points", self.some(), [(one(), one(), 0, self.random.uniform(0.5, 4)) for _ in range(count)])

    def run(self) -> None:
        self.do("run")


def actions(seed: int) -> list[tuple]:
    return Builder(seed).build()


class InNeuron:
    """What each action is in NEURON."""

    def __init__(self) -> None:
        from neuron import h

        self.h = h
        self.sections: dict = {}
        self.clamps: list = []
        h.usetable_hh = 0

    def act(self, what: str, name: str = "", *values) -> None:
        h, section = self.h, self.sections.get(name)
        if what == "create":
            self.sections[name] = h.Section(name=name)
        elif what == "run":
            self.run(3)
        elif what == "connect":
            if section.parentseg() is not None:
                h.disconnect(sec=section)
            section.connect(self.sections[values[0]](values[1]), values[2])
        elif what == "disconnect":
            h.disconnect(sec=section)
        elif what == "delete":
            h.delete_section(sec=self.sections.pop(name))
        elif what in ("nseg", "L", "Ra"):
            setattr(section, what, values[0])
        elif what == "diam":
            section(values[0]).diam = values[1]
        elif what == "whole diam":
            section.diam = values[0]
        elif what in ("insert", "uninsert"):
            getattr(section, what)(values[0])
        elif what == "g_pas":
            if h.ismembrane("pas", sec=section):
                section(values[0]).g_pas = values[1]
        elif what == "clamp":
            clamp = h.IClamp(section(values[0]))
            clamp.dur, clamp.amp = 1e9, values[1]
            self.clamps.append(clamp)
        elif what == "points":
            section.pt3dclear()
            for point in values[0]:
                section.pt3dadd(*point)

    def run(self, steps: int) -> None:
        self.h.finitialize(-65)
        for _ in range(steps):
            self.h.fadvance()

    def figures(self) -> list:
        return [
            (name, segment.x, segment.v, segment.area(), segment.diam, section.L)
            for name, section in self.sections.items()
            for segment in section.allseg()
        ]


if __name__ == "__main__":
    neuron = InNeuron()
    for action in actions(int(sys.argv[1])):
        neuron.act(*action)
    neuron.run(STEPS)
    print(json.dumps(neuron.figures()))
