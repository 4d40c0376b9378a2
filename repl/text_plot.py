"""A curve as text, for a terminal without pictures."""

from __future__ import annotations

from collections.abc import Sequence


def text_plot(x: Sequence[float], curves: dict[str, Sequence[float]], width: int = 72, height: int = 18) -> str:
    """The curves over x as lines of text: one mark for each curve, the range of y at the left, of x below."""
    low = min(min(y) for y in curves.values())
    high = max(max(y) for y in curves.values())
    span, length = (high - low) or 1.0, (x[-1] - x[0]) or 1.0
    rows = [[" "] * width for _ in range(height)]
    for mark, y in zip("*+o.x", curves.values(), strict=False):
        for at, value in zip(x, y, strict=True):
            column = min(width - 1, int((at - x[0]) / length * width))
            rows[min(height - 1, int((high - value) / span * height))][column] = mark
    labels = {0: f"{high:.4g}", height - 1: f"{low:.4g}"}
    lines = [f"{labels.get(i, ''):>8} |{''.join(row).rstrip()}" for i, row in enumerate(rows)]
    lines.append(" " * 9 + "+" + "-" * width)
    lines.append(" " * 10 + f"{x[0]:<{width // 2}.4g}{x[-1]:>{width - width // 2}.4g}")
    legend = "   ".join(f"{mark} {name}" for mark, name in zip("*+o.x", curves, strict=False))
    return "\n".join([*lines, " " * 10 + legend])
