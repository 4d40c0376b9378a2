"""Implicit Euler, `secondorder` 0: first order in dt, stable for any dt."""

from .pipeline import Scheme

BACKWARD_EULER = Scheme(factor=1.0, corrects=False)
