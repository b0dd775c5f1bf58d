"""Pictures of networks: what flows through them, what they decide, what their units hold."""

import numpy as np

from . import style
from .curves import axes


def plot_gradient_flow(flows, ax=None):
    """Draw the size of the gradient at every layer, on a log scale; flows: Flow by label."""
    ax = axes(ax)
    for i, (label, flow) in enumerate(flows.items()):
        layers = np.arange(1, len(flow.backward) + 1)
        dash = style.DASHES[i % len(style.DASHES)]
        color = style.CYCLE[i % len(style.CYCLE)]
        ax.plot(layers, flow.backward, label=label, color=color, linestyle=dash)
    ax.set(yscale="log", xlabel="layer", ylabel="gradient, root mean square")
    ax.legend()
    return ax


def plot_decision_boundary(network, x, y, ax=None, *, points=150, margin=0.3):
    """Draw the class that the network gives to every point of the plane, and the examples on it."""
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim != 2 or x.shape[1] != 2:
        raise ValueError(f"x: expected examples of two features, got shape {x.shape}")
    ax = axes(ax)
    low, high = x.min(0) - margin, x.max(0) + margin
    across, up = (np.linspace(low[i], high[i], points) for i in (0, 1))
    plane = np.stack(np.meshgrid(across, up), -1).reshape(-1, 2)
    decided = network.predict(plane).reshape(points, points)
    classes = np.unique(y)
    levels = np.arange(classes.min(), classes.max() + 2) - 0.5
    colors = [style.CYCLE[i % len(style.CYCLE)] for i in range(len(levels) - 1)]
    ax.contourf(across, up, decided, levels=levels, colors=colors, alpha=0.25)
    for i, c in enumerate(classes):
        color, mark = style.CYCLE[i % len(style.CYCLE)], "os^Dv<>p"[i % 8]
        ax.plot(*x[y == c].T, mark, color=color, markersize=3, label=f"class {c}")
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xlabel="x1", ylabel="x2")
    ax.grid(False)
    return ax


def plot_histograms(network, x, ax=None, *, what="h", bins=60):
    """Draw the outputs ("h"), or inputs ("z"), of every activation layer for the batch x, one
    histogram above the other, the first layer lowest."""
    if what not in ("h", "z"):
        raise ValueError(f"what: expected h or z, got {what!r}")
    network.forward(x)
    values = [getattr(bend, what) for bend in network.bends]
    if not values:
        raise ValueError("network: expected at least one activation layer, got none")
    ax = axes(ax)
    edges = np.linspace(min(v.min() for v in values), max(v.max() for v in values), bins + 1)
    for i, layer in enumerate(values, start=1):
        counts, _ = np.histogram(layer, edges)
        heights = 0.9 * counts / max(counts.max(), 1)
        ax.stairs(heights + i, edges, baseline=i, fill=True, color=style.BLUE, alpha=0.6)
    ax.set(xlabel="value", ylabel="layer", yticks=range(1, len(values) + 1))
    return ax
