"""Layers with their backward pass by hand, and what trains them."""

from .base import Layer
from .charts import Chart, chart, share_right
from .diagnostics import (
    PROBE,
    LayerState,
    dead_fraction,
    gradient_norms,
    inspect,
    one_sign_fraction,
    one_signed,
    state,
    update_ratios,
)
from .initializers import (
    constant,
    for_activation,
    glorot,
    he,
    lecun,
    lsuv,
    orthogonal,
    pytorch_default,
    scaled,
    variance_scaling,
)
from .layers import Bend, Dense, Gated
from .losses import binary_cross_entropy, cross_entropy, mean_squared_error
from .network import Network, Residual, Stack
from .normalization import BatchNorm, DyT, LayerNorm, RMSNorm
from .optimizers import SGD, Adam, clip_by_norm, clip_by_value, global_norm
from .training import History, accuracy, fit

__all__ = [
    "PROBE",
    "SGD",
    "Adam",
    "BatchNorm",
    "Bend",
    "Chart",
    "Dense",
    "DyT",
    "Gated",
    "History",
    "Layer",
    "LayerNorm",
    "LayerState",
    "Network",
    "RMSNorm",
    "Residual",
    "Stack",
    "accuracy",
    "binary_cross_entropy",
    "chart",
    "clip_by_norm",
    "clip_by_value",
    "constant",
    "cross_entropy",
    "dead_fraction",
    "fit",
    "for_activation",
    "global_norm",
    "glorot",
    "gradient_norms",
    "he",
    "inspect",
    "lecun",
    "lsuv",
    "mean_squared_error",
    "one_sign_fraction",
    "one_signed",
    "orthogonal",
    "pytorch_default",
    "scaled",
    "share_right",
    "state",
    "update_ratios",
    "variance_scaling",
]
