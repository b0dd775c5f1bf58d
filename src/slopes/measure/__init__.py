"""What can be found out about a function without being told."""

import lazy_loader

PARTS = {
    "correlations": [
        "cosine_map",
        "edge_weight",
        "error_factor",
        "product_mean",
        "settled_size",
        "stairs",
    ],
    "facts": ["Facts", "Moments", "gain", "kinks", "measure", "moments"],
    "gradients": ["Gradcheck", "check_backward", "check_gradients", "gradcheck"],
    "numerical": ["central_difference", "complex_step", "numerical_derivative", "richardson"],
    "sizes": ["next_size", "pull"],
    "tables": [
        "Table",
        "as_text",
        "choosing",
        "elementwise",
        "initialization",
        "interval",
        "slope_range",
        "summary",
    ],
}
__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)
