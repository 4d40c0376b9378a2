"""Outlines of a body (a soma), as microscopists draw them, to a cable of about the same surface.

One outline becomes a stack of 21 discs along its long axis, as wide as the outline is there. Several outlines, one
above the other, become a stack of discs with their centres and mean diameters.
"""

from __future__ import annotations

import numpy as np

from ...lang.errors import RanvierError
from ..vector_arithmetic import interpolated

DISCS = 21
SAMPLES = 101


def cable_of(outlines: list[np.ndarray]) -> np.ndarray:
    """Points (rows of x, y, z, diameter) of the cable for outlines (rows of x, y, z)."""
    if len(outlines) > 1:
        return np.array([(*_centre(sampled(outline)), mean_diameter(outline)) for outline in outlines])
    return _cable_of_one(outlines[0])


def centre_of(outlines: list[np.ndarray]) -> np.ndarray:
    """The middle of the body: of the one outline, or half way along the stack."""
    centres = np.array([_centre(sampled(outline)) for outline in outlines])
    if len(centres) == 1:
        return centres[0]
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(centres, axis=0), axis=1))])
    return np.array([interpolated(along[-1:] / 2, along, centres[:, axis])[0] for axis in range(3)])


def _centre(points: np.ndarray) -> np.ndarray:
    """The mean, summed in the order of the points."""
    return points.cumsum(axis=0)[-1] / len(points)


def sampled(outline: np.ndarray) -> np.ndarray:
    """Points in equal distances along the outline, from its first to its last point."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(outline[:, :2], axis=0).T))])
    places = np.arange(SAMPLES) * (along[-1] / (SAMPLES - 1))
    return np.column_stack([interpolated(places, along, outline[:, axis]) for axis in range(3)])


def mean_diameter(outline: np.ndarray) -> float:
    """Of a circle like the outline: the mean of twice the mean radius and of the circumference / π."""
    points = sampled(outline)
    radius = np.linalg.norm(points - _centre(points), axis=1).mean()
    closed = np.vstack([outline, outline[:1]])
    circumference = np.hypot(*np.diff(closed[:, :2], axis=0).T).sum()
    return float(2 * radius + circumference / np.pi) / 2


def _cable_of_one(outline: np.ndarray) -> np.ndarray:
    if len(np.unique(outline[:, :2], axis=0)) < 3:
        raise RanvierError("the outline of a soma has less than 3 points: it makes no cable")
    points = sampled(outline)
    centre = _centre(points)
    _, axes = np.linalg.eigh((points - centre).T @ (points - centre))
    long, wide = axes[:, 2], np.array([axes[0, 1], axes[1, 1], 0.0])
    long = long * np.sign(long[abs(long).argmax()])
    along, across = (points - centre) @ long, (points - centre) @ (wide / np.linalg.norm(wide))
    first = _last(along == along.min())
    along, across = np.roll(along, -first), np.roll(across, -first)
    turn = _last(along == along.max())
    sides = [_going_on(along[:turn], across[:turn]), _going_on(along[turn:][::-1], across[turn:][::-1])]
    ordered = np.sort(np.concatenate([side for side, _ in sides]))
    places = np.linspace(ordered[1], ordered[-2], DISCS)
    one, other = (interpolated(places, *side) for side in sides)
    diameters = abs(one - other)
    diameters[0] = diameters[:2].mean()
    diameters[-1] = diameters[-2:].mean()
    return np.column_stack([centre + places[:, None] * long, diameters])


def _last(chosen: np.ndarray) -> int:
    return int(np.flatnonzero(chosen)[-1])


def _going_on(along: np.ndarray, across: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A side of the outline without the points where it turns back."""
    kept = np.concatenate([[True], along[1:] > np.maximum.accumulate(along)[:-1]])
    return along[kept], across[kept]
