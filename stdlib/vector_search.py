"""Vector: which elements fulfil a condition. All comparisons allow for hoc's float_epsilon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..interp.registry import method
from ..interp.values import StringCell
from ..lang.errors import RanvierError
from .vector_storage import VectorStorage

if TYPE_CHECKING:
    from .vector import Vector


class VectorSearch(VectorStorage):
    """Conditions are "==", "!=", ">", "<", ">=", "<=" with a number, or "[]", "[)", "(]", "()" with low and high."""

    @method
    def contains(self, value: float) -> bool:
        """v.contains(x): 1 if an element equals x (to within float_epsilon)."""
        return bool(np.any(np.abs(self.values - value) <= self.epsilon))

    @method
    def where(self, *condition: object) -> Vector:
        """v.where(w, op, x) or v.where(op, x), for ranges op, low, high: v becomes the elements of w (or of v) that
        fulfil the condition, as in v.where(w, ">=", 50) or v.where("[)", 0, 1). Returns v.
        """
        source, condition = self._searched(condition)
        return self.assign(source.values[_fulfilled(source, condition, "where")])  # type: ignore[return-value]

    @method
    def indvwhere(self, *condition: object) -> Vector:
        """v.indvwhere(w, op, x) or v.indvwhere(op, x): v becomes the indices of the elements that fulfil the condition
        (see where). Returns v.
        """
        source, condition = self._searched(condition)
        found = np.flatnonzero(_fulfilled(source, condition, "indvwhere"))
        return self.assign(found.astype(np.float64))  # type: ignore[return-value]

    @method
    def indwhere(self, *condition: object) -> int:
        """v.indwhere(op, x): the index of the first element that fulfils the condition (see where), or -1."""
        fulfilled = _fulfilled(self, condition, "indwhere")
        first = int(np.argmax(fulfilled)) if len(fulfilled) else 0
        return float(first) if len(fulfilled) and fulfilled[first] else -1.0

    def _searched(self, condition: tuple) -> tuple[VectorStorage, tuple]:
        if condition and isinstance(condition[0], VectorStorage):
            return condition[0], condition[1:]
        return self, condition


def _fulfilled(vector: VectorStorage, condition: tuple, title: str) -> np.ndarray:
    """Which elements fulfil (operator, number) or (operator, low, high)."""
    operator = condition[0] if condition else None
    if isinstance(operator, StringCell):
        operator = operator.value
    if not isinstance(operator, str):
        raise RanvierError(f'Vector.{title}: the condition must be a string such as ">"')
    wanted = 2 if operator in ("[]", "[)", "(]", "()") else 1
    numbers = condition[1 : 1 + wanted]
    if len(numbers) < wanted or not all(isinstance(n, (int, float)) for n in numbers):
        raise RanvierError(f"Vector.{title}: {operator!r} takes {wanted} number{'s' * (wanted > 1)}")
    values, epsilon = vector.values, vector.epsilon
    if wanted == 2:
        low, high = numbers
        above = values >= low - epsilon if operator[0] == "[" else values > low + epsilon
        below = values <= high + epsilon if operator[1] == "]" else values < high - epsilon
        return above & below
    x = numbers[0]
    if operator in ("==", "!="):
        equal = np.abs(values - x) <= epsilon
        return equal if operator == "==" else ~equal
    if operator == ">":
        return values > x + epsilon
    if operator == "<":
        return values < x - epsilon
    if operator == ">=":
        return values >= x - epsilon
    if operator == "<=":
        return values <= x + epsilon
    raise RanvierError(f"Vector.{title}: {operator!r} is no comparison")
