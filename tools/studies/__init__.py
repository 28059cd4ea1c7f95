"""The studies that lessons print, run again on seeds that nobody used: ``make studies``."""
