"""`ranvier --demo`: the cell of `stdlib/demo` runs, its spike times are printed, its voltage is drawn."""

from __future__ import annotations

import io
import time
from pathlib import Path

from ..lang.errors import RanvierError
from ..stdlib.gui.text_plot import text_plot
from .session import ROOT, new_machine

FOLDER = ROOT / "stdlib" / "demo"
PICTURE = Path("ranvier-demo.png")
COLORS = {"soma": "#1f4e79", "tuft": "#c0504d"}


def run_demo() -> int:
    """Run the model; the picture goes to `ranvier-demo.png`, or as text to the terminal without matplotlib."""
    start = time.perf_counter()
    machine = new_machine([FOLDER], out=io.StringIO())
    sections = "soma, trunk[4], tuft[6], oblique[4], basal[6], axon"
    print(f"Ranvier's demo: a pyramidal cell ({sections}) with active dendrites, a current step, a synapse on the tuft")
    ready = time.perf_counter()
    machine.run_file(FOLDER / "demo.hoc")
    times = list(machine.value("times").values)
    voltages = {place: list(machine.value(f"{place}_voltage").values) for place in COLORS}
    spikes = spike_times(times, voltages["soma"])
    print(
        f"mechanisms and library ready in {ready - start:.2f} s, built and run in {time.perf_counter() - ready:.2f} s"
    )
    print(f"{len(spikes)} spikes at {' '.join(f'{t:g}' for t in spikes)} ms")
    if draw(times, voltages):
        print(f"voltages of soma and tuft: {PICTURE}")
    else:
        print(text_plot({place: (times, voltage) for place, voltage in voltages.items()}))
    return 0


def spike_times(times: list[float], voltage: list[float], threshold: float = 0.0) -> list[float]:
    """When the voltage reaches the threshold from below, ms."""
    return [t for t, before, now in zip(times[1:], voltage, voltage[1:], strict=False) if before < threshold <= now]


def draw(times: list[float], voltages: dict[str, list[float]]) -> bool:
    """The picture as PNG; False without matplotlib."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        return False
    figure = Figure(figsize=(8, 3.6), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for place, voltage in voltages.items():
        axes.plot(times, voltage, color=COLORS[place], linewidth=1.1, label=place)
    axes.set(xlabel="t (ms)", ylabel="v (mV)", xlim=(times[0], times[-1]))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="upper right", ncols=2)
    try:
        figure.savefig(PICTURE)
    except OSError as error:
        raise RanvierError(f"cannot write {PICTURE}: {error.strerror}") from error
    return True
