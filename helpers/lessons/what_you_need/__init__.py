"""The lesson "what you need to know": its pictures and its turns."""
