"""`from neuron import gui`: what NEURON's main menu would have loaded. No window is opened."""

from importlib import import_module

import_module(__name__.partition(".interp.")[0]).h.load_file("stdgui.hoc")
