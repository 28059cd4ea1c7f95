"""The lesson "deep gradients": its pictures and its turns."""
