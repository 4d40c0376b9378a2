"""The settings of the variable step."""

from __future__ import annotations


class Settings:
    """What `cvode.atol(…)` and the like set: steps in ms; `scales` are factors of atol by the states' names."""

    def __init__(self) -> None:
        self.atol, self.rtol = 1e-3, 0.0
        self.scales: dict[str, float] = {}
        self.maxstep, self.minstep, self.maxorder = 1e9, 0.0, 5.0
        self.dae_init_dteps = 1e-9
        self.condition_order = 1.0

    def set(self, name: str, value: float) -> None:
        """One of the numbers; names of other settings are not the integrator's."""
        if name in vars(self):
            setattr(self, name, value)
