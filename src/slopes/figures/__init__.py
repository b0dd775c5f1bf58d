"""Everything that is drawn."""

from .curves import axes, compare, label_line, plot_activation_curve, plot_gradient, plot_pair
from .explorer import Explorer
from .networks import plot_decision_boundary, plot_gradient_flow, plot_histograms
from .style import BLUE, CYCLE, DASHES, GREEN, GREY, ORANGE, PURPLE, RED, apply
from .svg import clean, parts, render
from .tables import table

__all__ = [
    "BLUE",
    "CYCLE",
    "DASHES",
    "GREEN",
    "GREY",
    "ORANGE",
    "PURPLE",
    "RED",
    "Explorer",
    "apply",
    "axes",
    "clean",
    "compare",
    "label_line",
    "parts",
    "plot_activation_curve",
    "plot_decision_boundary",
    "plot_gradient",
    "plot_gradient_flow",
    "plot_histograms",
    "plot_pair",
    "render",
    "table",
]
