"""`from neuron import gui2`: no window is opened."""
