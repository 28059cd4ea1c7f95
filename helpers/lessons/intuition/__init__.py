"""The lesson "intuition": its pictures and its turns."""
