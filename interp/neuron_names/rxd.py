"""Reaction-diffusion is not there yet."""

raise ImportError("neuron.rxd is not there: Ranvier has no reaction-diffusion yet", name="neuron.rxd")
