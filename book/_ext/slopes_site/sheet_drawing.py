"""The cheat sheet: every function on one printed page, from the registry and measured facts."""

import matplotlib.pyplot as plt
import numpy as np

from slopes import REGISTRY
from slopes.figures import plot_activation_curve, plot_gradient, style
from slopes.measure import as_text, elementwise, interval, measure, slope_range

COLUMNS = 5
LOW, HIGH = (-4, 4), (-2, 4)  # what each small picture shows: x from, to; y from, to
REMINDERS = {
    "What the last layer says": [
        ("a real number", "identity, ½ (output − target)²"),
        ("yes or no", "sigmoid, binary cross-entropy from logits"),
        ("one of k classes", "softmax, cross-entropy from logits"),
        ("any of k labels", "k sigmoids, binary cross-entropy from logits"),
        ("in all four", "gradient at the logits: output − target"),
    ],
    "Where weights start": [
        ("Glorot", "variance 2/(fan-in + fan-out)"),
        ("He", "variance 2/fan-in, for ReLU"),
        ("LeCun", "variance 1/fan-in, for SELU"),
        ("any function f", "deviation gain(f)/√fan-in, gain as measured above"),
        ("PyTorch's Linear", "variance 1/(3 fan-in): too small for ReLU in depth"),
    ],
    "What keeps its digits": [
        ("slope of sigmoid", "σ(x)·σ(−x), not σ·(1 − σ)"),
        ("softplus", "max(x, 0) + log1p(exp(−|x|))"),
        ("softmax", "subtract the largest logit first"),
        ("log of softmax", "log_softmax, not log(softmax)"),
        ("slope at a kink", "a convention: here the slope on the left"),
    ],
}


def draw():
    """Return a Figure of one A4 page: a small picture and the facts of each function, and what to
    remember beside them."""
    functions = elementwise()
    rows = -(-len(functions) // COLUMNS)
    with plt.rc_context({"font.size": 6, "figure.constrained_layout.use": False}):
        figure = plt.figure(figsize=(8.27, 11.69))
        figure.text(0.05, 0.967, "Slopes: activation functions", fontsize=15, weight="bold")
        figure.text(0.05, 0.951, "Each function, and its slope dashed. ", color=style.GREY, size=7)
        facts = "range · slopes · gain that keeps the size of an N(0, 1) signal"
        figure.text(0.95, 0.951, facts, color=style.GREY, size=7, ha="right")
        grid = figure.add_gridspec(
            rows, COLUMNS, left=0.05, right=0.95, top=0.91, bottom=0.19, hspace=1.0
        )
        for i, f in enumerate(functions):
            _cell(figure.add_subplot(grid[i // COLUMNS, i % COLUMNS]), f)
        _others(figure, grid[len(functions) // COLUMNS :, len(functions) % COLUMNS :])
        for i, (title, lines) in enumerate(REMINDERS.items()):
            _reminder(figure, 0.05 + 0.31 * i, 0.135, title, lines)
    return figure


def _cell(ax, f):
    plot_activation_curve(f, ax, span=LOW, color=style.BLUE, linewidth=1.3)
    plot_gradient(f, ax, span=LOW, color=style.ORANGE, linewidth=1.0, linestyle=style.DASHES[1])
    ax.set(ylim=HIGH, xlabel="", xticks=(-4, 0, 4), yticks=(-2, 0, 2, 4))
    ax.tick_params(labelsize=4.5, length=1.5, pad=1)
    ax.set_title(f.name, fontsize=7.5, weight="bold", pad=19)
    ax.text(0, 1.04, _formula(f), transform=ax.transAxes, fontsize=5, va="bottom")
    fact = measure(f)
    told = f"{interval(fact)} · {slope_range(f)} · {as_text(fact.forward_gain)}"
    ax.text(0, -0.19, told, transform=ax.transAxes, fontsize=5, va="top")


def _others(figure, place):
    """Write the functions of a vector and the gates, which have no curve, where place is free."""
    ax = figure.add_subplot(place)
    ax.axis("off")
    ax.set_title("Functions of more than one number", fontsize=7.5, weight="bold", pad=19)
    others = [f for f in REGISTRY.values() if not f.elementwise]
    for i, f in enumerate(others):
        x, y = (i % 4) / 4, 0.85 - 0.75 * (i // 4)
        ax.text(x, y, f.name, fontsize=6.5, weight="bold", va="bottom")
        ax.text(x, y - 0.08, _formula(f), fontsize=7, va="top")


def _formula(f):
    """Return the formula as matplotlib writes it, one line for each case."""
    text = f.formula.replace(r"\le ", r"\leq ").replace(r"\frac", r"\dfrac")
    return "\n".join(f"${line}$" for line in text.split(r",\quad "))


def _reminder(figure, x, y, title, lines):
    figure.text(x, y, title, fontsize=8, weight="bold")
    for k, (what, how) in enumerate(lines, start=1):
        figure.text(x, y - 0.018 * k, what, fontsize=6, weight="bold")
        figure.text(x, y - 0.018 * k - 0.0085, how, fontsize=6)


def write(path):
    """Write the page as a PDF, the same bytes for the same facts."""
    figure = draw()
    with plt.rc_context({"pdf.fonttype": 42}):
        figure.savefig(
            path, metadata={"CreationDate": None, "Title": "Slopes: activation functions"}
        )
    plt.close(figure)


def curve(f):
    """Return the axes of a picture the size of a line of text: f, and dashed its slope."""
    ax = plt.figure(figsize=(1.5, 0.9), layout="constrained").add_subplot()
    x = np.linspace(*LOW, 81)
    ax.plot(x, f(x), color=style.BLUE)
    ax.plot(x, f.derivative(x), color=style.ORANGE, linestyle=style.DASHES[1])
    ax.set(ylim=HIGH)
    ax.axis("off")
    return ax
