"""Reaction-diffusion is not there yet."""

raise ImportError("neuron.crxd is not there: Ranvier has no reaction-diffusion yet", name="neuron.crxd")
