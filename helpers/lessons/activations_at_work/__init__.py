"""The lesson "activations at work": its pictures and its turns."""
