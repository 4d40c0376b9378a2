"""Crank-Nicolson: an implicit half step, then as far again. With staggered states second order in dt.

`secondorder` 1 leaves the ion currents as they were at the old v, 2 takes them at the middle of the step.
"""

from .pipeline import Scheme

CRANK_NICOLSON = Scheme(factor=2.0, corrects=False)
CRANK_NICOLSON_IONS = Scheme(factor=2.0, corrects=True)
