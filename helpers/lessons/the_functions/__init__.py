"""The lesson "the functions": its pictures and its turns."""
