"""The lesson "start here": its pictures and its turns."""
