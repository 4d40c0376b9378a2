"""`extracellular`: the record of the mechanism whose equations are in `kernels/extracellular`."""

from __future__ import annotations

from .fields import Field, Mechanism

NAME = "extracellular"
LAYERS = 2  # unless a program chooses
CONNECTED = 1e9  # S/cm2: to the ground, as if there were no outside; and MΩ/cm: none along it


def extracellular(layers: int = LAYERS) -> Mechanism:
    """The record, for so many layers outside of the membrane."""
    return Mechanism(
        name=NAME,
        kind="density",
        bare_names=True,
        fields=(
            Field("xraxial", layers, CONNECTED, "parameter", "MOhm/cm", axial=True),
            Field("xg", layers, CONNECTED, "parameter", "S/cm2"),
            Field("xc", layers, 0.0, "parameter", "uF/cm2"),
            Field("e_extracellular", 1, 0.0, "parameter", "mV"),
            Field("i_membrane", 1, 0.0, "assigned", "mA/cm2"),
            Field("sav_g", 1, 0.0, "assigned"),
            Field("sav_rhs", 1, 0.0, "assigned"),
            Field("vext", layers, 0.0, "state", "mV", at_nodes=True),
        ),
    )
