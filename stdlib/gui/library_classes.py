"""Classes and procedures of NEURON's hoc library that are not there yet: windows and builders of session files."""

from __future__ import annotations

from ...interp.registry import absent

CLASSES = ("ImpShape", "ModelView")
PROCEDURES = ("makeimport3dtool",)

for name in ("Import3d_LexToken", "Import3d_Property"):
    absent(name, "it is an inner part of NEURON's reader of Neurolucida files.")
for name in (*CLASSES, *PROCEDURES):
    absent(name, "this part of NEURON's hoc library is not there yet.")
