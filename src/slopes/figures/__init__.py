"""Everything that is drawn."""

from ..arguments import needed

with needed("slopes[plots]"):
    import matplotlib  # noqa: F401  (what follows cannot do without it)

from .bends import draw_bend
from .blocks import draw_blocks
from .curves import axes, compare, label_line, plot_activation_curve, plot_gradient, plot_pair
from .describe import describe_network
from .explorer import Explorer
from .images import draw_digits, draw_image, draw_signal, draw_signals
from .layers import draw_layers, draw_strip
from .mirrors import draw_mirrors
from .network_plots import plot_decision_boundary, plot_gradient_flow, plot_histograms
from .networks import draw_network
from .pairs import draw_pairs
from .paths import draw_paths, path_terms
from .recurrent import draw_cell, draw_recurrent
from .style import BLUE, CYCLE, DASHES, GREEN, GREY, ORANGE, PURPLE, RED, apply
from .svg import clean, parts, render
from .tables import table
from .units import draw_chain, draw_unit

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
    "describe_network",
    "draw_bend",
    "draw_blocks",
    "draw_cell",
    "draw_chain",
    "draw_digits",
    "draw_image",
    "draw_layers",
    "draw_mirrors",
    "draw_network",
    "draw_pairs",
    "draw_paths",
    "draw_recurrent",
    "draw_signal",
    "draw_signals",
    "draw_strip",
    "draw_unit",
    "label_line",
    "parts",
    "path_terms",
    "plot_activation_curve",
    "plot_decision_boundary",
    "plot_gradient",
    "plot_gradient_flow",
    "plot_histograms",
    "plot_pair",
    "render",
    "table",
]

apply()
