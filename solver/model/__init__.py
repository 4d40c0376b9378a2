"""The model: sections, segments, mechanisms' instances; plain tables that the solver computes on."""

from .model import Model
from .point_processes import PointProcess
from .pointer import ArrayPointer, Pointer
from .range_variables import RangeVariable
from .sections import Section

__all__ = ["ArrayPointer", "Model", "PointProcess", "Pointer", "RangeVariable", "Section"]
