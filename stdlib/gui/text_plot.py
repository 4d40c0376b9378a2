"""Curves as text, for a terminal without pictures."""

from __future__ import annotations

from collections.abc import Sequence

MARKS = "*+o.x#%@"
Curve = tuple[Sequence[float], Sequence[float]]


def text_plot(curves: dict[str, Curve], width: int = 72, height: int = 18) -> str:
    """Curves (x and y by name) as lines of text: one mark for each, the range of y at the left, of x below."""
    left, right = _range([x for x, _ in curves.values()])
    low, high = _range([y for _, y in curves.values()])
    span, length = (high - low) or 1.0, (right - left) or 1.0
    rows = [[" "] * width for _ in range(height)]
    for i, (xs, ys) in enumerate(curves.values()):
        for x, y in zip(xs, ys, strict=True):
            if x == x and low <= y <= high:
                column = min(width - 1, int((x - left) / length * width))
                rows[min(height - 1, int((high - y) / span * height))][column] = MARKS[i % len(MARKS)]
    labels = {0: f"{high:.4g}", height - 1: f"{low:.4g}"}
    lines = [f"{labels.get(i, ''):>8} |{''.join(row).rstrip()}" for i, row in enumerate(rows)]
    lines.append(" " * 9 + "+" + "-" * width)
    lines.append(" " * 10 + f"{left:<{width // 2}.4g}{right:>{width - width // 2}.4g}")
    legend = "   ".join(f"{mark} {name}" for mark, name in zip(MARKS, curves, strict=False))
    if len(curves) > len(MARKS):
        legend += f"   and {len(curves) - len(MARKS)} more"
    return "\n".join([*lines, " " * 10 + legend])


def _range(values: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The smallest and the largest finite number."""
    finite = [value for one in values for value in one if abs(value) < float("inf")]
    return (min(finite), max(finite)) if finite else (0.0, 1.0)
