"""`import ranvier.as_neuron`: from then on `import neuron` gives Ranvier under NEURON's names."""

from .lang.garbage import no_collection

with no_collection():
    from .repl.python_program import serve_neuron

serve_neuron()
