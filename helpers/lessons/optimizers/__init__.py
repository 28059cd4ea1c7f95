"""The lesson "optimizers": its pictures and its turns."""
