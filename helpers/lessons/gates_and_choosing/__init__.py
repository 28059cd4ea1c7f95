"""The lesson "gates and choosing": its pictures, its measurements and its turns."""
