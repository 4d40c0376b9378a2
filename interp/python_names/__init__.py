"""What Python programs see of a machine: the object `h`, and what its attributes give.

    exchange    what a value of hoc is in Python and the other way round; calls with `sec=`, their errors
    top_level   `h` itself
    objects     the classes of hoc's objects, made of what the registry, a template or a mechanism knows of them
    members     their attributes: methods, numbers, elements
    sequences   what Vector, List, SectionList and others have besides: `len`, `[]`, numpy
    references  `h.ref(x)` and `_ref_x`; arrays
    sections    sections and their methods;   segments   segments, mechanisms and range variables

Everything here is a light object that holds one of hoc's; a program may make and forget them as it likes. Only a
section that Python created goes with the last of its references.
"""

from __future__ import annotations

from .exchange import Exchange
from .failures import HocError
from .top_level import TopLevel

__all__ = ["Exchange", "HocError", "TopLevel"]
