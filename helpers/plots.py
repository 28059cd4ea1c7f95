"""Plots that several lessons share; each returns a figure and its description in words.

Pass both to `helpers.figures.show`. The descriptions are made from the data that is drawn.
"""

from helpers.function_plots import function_and_slope, gallery
from helpers.result_plots import bars, decision_boundary, learning_curves

__all__ = ["bars", "decision_boundary", "function_and_slope", "gallery", "learning_curves"]
