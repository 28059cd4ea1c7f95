"""The lesson "softmax and outputs": its pictures and its turns."""
