"""C text of mechanisms numbers the queue's tables as the kernels do."""

import re
from pathlib import Path

import ranvier.lang.c
from ranvier.solver.integrate import c_events
from ranvier.solver.kernels import events, queue


def numbers() -> dict[str, int]:
    text = (Path(ranvier.lang.c.__file__).parent / "events.h").read_text()
    found = {}
    for names in re.findall(r"enum \{([^}]*)\}", text):
        value = -1
        for name, _, given in (part.partition("=") for part in names.split(",")):
            value = int(given) if given else value + 1
            found[name.strip().removeprefix("c_")] = value
    return found


def test_the_tables_of_events_are_numbered_alike():
    c = numbers()
    for ours in ("HANDLER_SIZE", "SLOTS", "AT_INSTANCE", "AT_WEIGHT", "AT_FLAG", "ROWS", "REQUESTED"):
        assert c[ours] == getattr(events, ours)
    requests = ("KIND", "ROW", "TIME", "FLAG")
    assert [c[one] for one in requests] == [getattr(events, f"REQUEST_{one}") for one in requests]
    assert c["ROOM"] == events.REQUEST_CAPACITY
    assert (c["HANDLER"], c["WEIGHT"]) == (queue.HANDLER, queue.WEIGHT)
    for link in ("TAKE", "TAKE_SLOTS", "AT_WHICH", "HANDLERS", "LAUNCHES", "STATE", "WEIGHTS", "TYPES"):
        assert c[link] == getattr(c_events, link)
