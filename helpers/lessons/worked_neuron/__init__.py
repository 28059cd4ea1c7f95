"""The lesson "worked neuron": its pictures and its turns."""
