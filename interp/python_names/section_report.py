"""What `sec.psection()` tells."""

from __future__ import annotations

from typing import Any


def report(section: Any) -> dict[str, Any]:
    """A section with its mechanisms, ions, point processes and shape."""
    mechanisms: dict[str, Any] = {}
    ions: dict[str, Any] = {}
    points: dict[str, set[Any]] = {}
    model, segments = section.living(), list(section)
    for data in sorted(model.rows, key=_registered):
        here = [getattr(segment, data.name) for segment in segments]
        into, name = (ions, data.name.removesuffix("_ion")) if here[0].is_ion() else (mechanisms, data.name)
        into[name] = {key: [_value(getattr(one, key)) for one in here] for key in here[0]._variables}
    for point in sorted(model.point_processes, key=lambda point: point.data.order):
        made = section._exchange.object_of_point(point)
        if made is not None:
            points.setdefault(point.data.name, set()).add(section._exchange.object(made))
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


def _registered(data: Any) -> int:
    return data.order


def _value(value: Any) -> Any:
    """The elements of an array as a list."""
    return value if isinstance(value, float) or not hasattr(value, "__len__") else list(value)
