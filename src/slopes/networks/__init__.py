"""Layers with their backward pass by hand, and what trains them."""

import lazy_loader

PARTS = {
    "base": ["Layer"],
    "charts": ["Chart", "chart", "share_right"],
    "diagnostics": [
        "PROBE",
        "LayerState",
        "dead_fraction",
        "gradient_norms",
        "inspect",
        "one_sign_fraction",
        "one_signed",
        "state",
        "update_ratios",
    ],
    "initializers": [
        "constant",
        "for_activation",
        "glorot",
        "he",
        "lecun",
        "lsuv",
        "orthogonal",
        "pytorch_default",
        "scaled",
        "variance_scaling",
    ],
    "layers": ["Bend", "Dense", "Gated"],
    "losses": ["binary_cross_entropy", "cross_entropy", "mean_squared_error"],
    "network": ["Network", "Residual", "Stack"],
    "normalization": ["BatchNorm", "DyT", "LayerNorm", "RMSNorm"],
    "optimizers": ["SGD", "Adam", "clip_by_norm", "clip_by_value", "global_norm"],
    "training": ["History", "accuracy", "fit"],
}
__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs=PARTS)
