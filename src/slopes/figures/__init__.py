"""Everything that is drawn.

matplotlib is loaded, and gets the look of the course, when something that needs it is asked for.
"""

import sys
from functools import cache

import lazy_loader

from . import style

PARTS = {
    "bends": ["draw_bend"],
    "blocks": ["draw_blocks"],
    "by_hand": ["two_curves"],
    "curves": [
        "axes",
        "compare",
        "label_line",
        "plot_activation_curve",
        "plot_gradient",
        "plot_pair",
    ],
    "describe": ["describe_network"],
    "explorer": ["Explorer"],
    "images": ["draw_digits", "draw_image", "draw_signal", "draw_signals"],
    "layers": ["draw_layers", "draw_strip"],
    "mirrors": ["draw_mirrors"],
    "network_plots": ["plot_decision_boundary", "plot_gradient_flow", "plot_histograms"],
    "networks": ["draw_network"],
    "pairs": ["draw_pairs"],
    "paths": ["draw_paths", "path_terms"],
    "recurrent": ["draw_cell", "draw_recurrent"],
    "style": ["BLUE", "CYCLE", "DASHES", "GREEN", "GREY", "ORANGE", "PURPLE", "RED", "apply"],
    "svg": ["clean", "parts", "render"],
    "tables": ["table"],
    "units": ["draw_chain", "draw_unit"],
}
PLAIN = {"by_hand", "style", "svg", "tables"}  # modules that do without matplotlib
DRAWN = {name for module, names in PARTS.items() if module not in PLAIN for name in names}
part, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)
look = cache(style.apply)  # once: what a reader sets afterwards stays


def __getattr__(name):
    if name in DRAWN or sys.modules.get("matplotlib"):
        look()
    return part(name)
