"""The lesson "history": its pictures and its turns."""
