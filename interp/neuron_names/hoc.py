"""The module neuron.hoc: the class of everything of hoc."""

from ..python_names.base import OfHoc as HocObject

__all__ = ["HocObject"]
