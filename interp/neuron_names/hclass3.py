"""neuron.hclass3: classes of hoc to make subclasses of."""

from . import HocBaseObject, hclass

__all__ = ["HocBaseObject", "hclass"]
