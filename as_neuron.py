"""`import ranvier.as_neuron`: from then on `import neuron` gives Ranvier under NEURON's names."""

from .repl.python_program import serve_neuron

serve_neuron()
