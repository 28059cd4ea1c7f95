"""The lesson "backpropagation": its pictures and its turns."""
