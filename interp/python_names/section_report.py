"""What `sec.psection()` tells."""

from __future__ import annotations

from typing import Any


def report(section: Any) -> dict[str, Any]:
    """A section with its mechanisms, ions, point processes and shape."""
    mechanisms: dict[str, Any] = {}
    ions: dict[str, Any] = {}
    points: dict[str, set[Any]] = {}
    segments = list(section)
    for segment in segments:
        for one in segment:
            name = one.name()
            into, name = (ions, name.removesuffix("_ion")) if one.is_ion() else (mechanisms, name)
            into.setdefault(name, {key: [] for key in one._variables})
            for key in one._variables:
                value = getattr(one, key)
                into[name][key].append(
                    value if isinstance(value, float) or not hasattr(value, "__len__") else list(value)
                )
        for point in segment.point_processes():
            points.setdefault(point._hoc.class_name, set()).add(point)
    parent, true_parent = section.parentseg(), section.trueparentseg()
    n3d = section.n3d()
    places = [(section.x3d(i), section.y3d(i), section.z3d(i), section.diam3d(i)) for i in range(n3d)]
    return {
        "point_processes": points,
        "density_mechs": mechanisms,
        "ions": ions,
        "morphology": {
            "L": section.L,
            "diam": [segment.diam for segment in segments],
            "pts3d": places,
            "parent": parent,
            "trueparent": true_parent,
        },
        "nseg": section.nseg,
        "Ra": section.Ra,
        "cm": [segment.cm for segment in segments],
        "regions": set(),
        "species": set(),
        "name": section.name(),
        "hoc_internal_name": section.hoc_internal_name(),
        "cell": section.cell(),
    }
