"""Everything that is drawn."""

import lazy_loader

from ..arguments import needed

with needed("slopes[plots]"):
    import matplotlib  # noqa: F401  (what follows cannot do without it)

from . import style

PARTS = {
    "bends": ["draw_bend"],
    "blocks": ["draw_blocks"],
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
__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)

style.apply()
