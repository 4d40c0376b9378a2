"""Continuous transfer: targets follow sources, each wherever it lies."""

from __future__ import annotations

from ..ir.restricted_python import kernel
from ..ir.types import f64_array, i64, i64_array


@kernel
def transfer(count: i64, sources: i64_array, targets: i64_array):
    """One after the other: what is a target first may be a source then."""
    for k in range(count):
        f64_array(targets[k])[0] = f64_array(sources[k])[0]
