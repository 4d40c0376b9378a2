"""neuron.config: with what NEURON was built, said of Ranvier."""

from __future__ import annotations

arguments: dict[str, object] = {
    "NRN_ENABLE_INTERVIEWS": False,
    "NRN_ENABLE_MECH_DLL_STYLE": True,
    "NRN_ENABLE_PYTHON": True,
    "NRN_ENABLE_MUSIC": False,
    "NRN_ENABLE_THREADS": True,
    "NRN_ENABLE_MPI": True,
    "NRN_ENABLE_RX3D": False,
    "NRN_ENABLE_CORENEURON": True,
    "CORENRN_ENABLE_GPU": False,
}
"""The options by the names that they have in NEURON's build."""
