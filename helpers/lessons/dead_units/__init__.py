"""The lesson "dead units": its pictures, experiments and turns."""
