"""The lesson "training with keras": its pictures and its turns."""
