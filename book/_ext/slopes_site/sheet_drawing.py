"""The cheat sheet for print: every function on one page, from the registry and measured facts."""

import io

import numpy as np

from slopes import REGISTRY
from slopes.figures import style
from slopes.measure import as_text, elementwise, interval, measure, slope_range
from slopes.peers import call
from slopes.peers.functions import DEFAULTS, FIXED

from .chapters import chapters
from .usage import ADVICE, PURPOSES

COLUMNS, LEFT, ACROSS, DOWN = 3, 0.05, 0.305, 0.0755
GREEK = {"alpha": "α", "alpha_p": "α", "beta": "β", "lower": "l", "upper": "u"}
NEAR, FAR = ((-4, 4), (-2, 3)), ((-4, 8), (-2, 7))  # what a picture shows: x from, to; y from, to
REMINDERS = {
    "What the last layer says": [
        ("a real number", "identity, ½ (output − target)²"),
        ("yes or no", "sigmoid, binary cross-entropy from logits"),
        ("one of k classes", "softmax, cross-entropy from logits"),
        ("any of k labels", "k sigmoids, binary cross-entropy from logits"),
        ("in all four", "gradient at the logits: output − target"),
    ],
    "Where weights start": [
        ("Glorot (Xavier)", "variance 2/(fan-in + fan-out), for tanh"),
        ("He (Kaiming)", "variance 2/fan-in, for ReLU"),
        ("LeCun", "variance 1/fan-in, for SELU, and tanh"),
        ("GELU, SiLU, Mish", "the gain in their cell, over √fan-in"),
        ("deep and plain", "orthogonal, times the same gain"),
        ("gain/√fan-in", "keeps the mean square, constants included"),
        ("back/√fan-in", "keeps the gradient, and differences"),
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
    """Return a Figure of one A4 page: what to take for what, a picture and the facts of each
    function, and what to remember."""
    import matplotlib
    from matplotlib.figure import Figure

    functions = elementwise()
    with matplotlib.rc_context({"font.size": 6, "figure.constrained_layout.use": False}):
        figure = Figure(figsize=(8.27, 11.69))
        figure.text(0.05, 0.972, "Slopes: activation functions", fontsize=14, weight="bold")
        told = "Blue f, orange its slope; right its chapter. + use for, − look elsewhere for."
        figure.text(0.95, 0.972, f"{told} Gains for N(0, 1).", size=6, color=style.GREY, ha="right")
        _purposes(figure, 0.962)
        for i, f in enumerate(functions):
            _cell(figure, *_place(i), f)
        _others(figure, *_place(len(functions)))
        for i, (title, lines) in enumerate(REMINDERS.items()):
            _reminder(figure, LEFT + ACROSS * i, 0.135, title, lines)
    return figure


def _place(i):
    return LEFT + ACROSS * (i % COLUMNS), 0.778 - DOWN * (i // COLUMNS)


def _purposes(figure, top):
    """Write the answers to "which one?" in two columns."""
    half = -(-len(PURPOSES) // 2)
    for i, (what, (take, also, chapter)) in enumerate(PURPOSES.items()):
        x, y = LEFT + 0.47 * (i // half), top - 0.0148 * (i % half + 1)
        figure.text(x, y, what, fontsize=5.5)
        figure.text(x + 0.155, y, take, fontsize=5.5, weight="bold")
        figure.text(x + 0.27, y, f"{also} ({chapter})", fontsize=5, color=style.GREY)


def _cell(figure, x, y, f):
    from slopes.figures import plot_activation_curve, plot_gradient

    ax = figure.add_axes((x, y, 0.098, 0.06))
    span, ylim = window(f)
    plot_activation_curve(f, ax, span=span, color=style.BLUE, linewidth=1.3)
    plot_gradient(f, ax, span=span, color=style.ORANGE, linewidth=1.0, linestyle=style.DASHES[1])
    ax.set(ylim=ylim, xlabel="", xticks=(*span, 0), yticks=range(-2, ylim[1], 2))
    ax.tick_params(labelsize=4, length=1.2, pad=1)
    use, elsewhere = ADVICE.get(f.name, ("–", "–"))
    fact = measure(f)
    figure.text(x + 0.105, y + 0.053, f.name, fontsize=7.5, weight="bold")
    _, title = chapters().get(f.name, ("", ""))
    figure.text(x + 0.29, y + 0.053, title[:2], fontsize=5, color=style.GREY, ha="right")
    gains = f"gain {as_text(fact.forward_gain)}, back {as_text(fact.backward_gain)}"
    named = " · ".join(name.rpartition(".")[2] for name in names(f)) or "not in PyTorch or Keras"
    lines = [
        (_formula(f), "black"),
        (f"+ {use}", "black"),
        (f"− {elsewhere}", "black"),
        (f"{interval(fact)} · slopes {slope_range(f)}", style.GREY),
        (" · ".join(filter(None, [gains, default(f)])), style.GREY),
        (named, style.GREY),
    ]
    for k, (line, colour) in enumerate(lines, start=1):
        size = 6 if r"\frac" in line else 5 if len(line) < 48 or "$" in line else 4.1
        figure.text(x + 0.105, y + 0.0512 - 0.0092 * k, line, fontsize=size, color=colour)


def names(f):
    """Return what PyTorch and Keras call a function, with the settings it cannot do without."""
    found = []
    for peer in ("torch", "keras"):
        if called := call(peer, f.name):
            told = FIXED.get((peer, f.name), {}).items() - DEFAULTS.get((peer, f.name), {}).items()
            settings = ", ".join(f"{key}={value!r}" for key, value in sorted(told))
            found.append(called.partition("(")[0] + f"({settings})" * bool(told))
    return [
        name.replace("torch.nn.functional", "F").replace("keras.activations", "keras")
        for name in found
    ]


def default(f):
    """Return the usual values of a function's parameters as text."""
    told = {GREEK[k]: v for k, v in f.parameters.items() if k in GREEK}
    return ", ".join(f"{k} = {v:.3g}" for k, v in told.items())


def _others(figure, x, y):
    """Write the functions of a vector and the gates, which have no curve, where place is free."""
    others = [f for f in REGISTRY.values() if not f.elementwise]
    figure.text(x, y + 0.053, "Of more than one number", fontsize=7.5, weight="bold")
    for i, f in enumerate(others):
        place = x + 0.145 * (i % 2), y + 0.039 - 0.0135 * (i // 2)
        figure.text(*place, f.name, fontsize=5.5, weight="bold")
        figure.text(place[0] + 0.07, place[1], _formula(f), fontsize=5)


def _formula(f):
    """Return the formula as matplotlib writes it, one line for each case."""
    text = f.formula.replace(r"\le ", r"\leq ").replace(r"\tfrac", r"\frac")
    return ",  ".join(f"${line}$" for line in text.split(r",\quad "))


def _reminder(figure, x, y, title, lines):
    figure.text(x, y, title, fontsize=8, weight="bold")
    for k, (what, how) in enumerate(lines, start=1):
        figure.text(x, y - 0.0155 * k, what, fontsize=5.5, weight="bold")
        figure.text(x + 0.092, y - 0.0155 * k, how, fontsize=5.2)


def paper():
    """Return the page as a PDF, the same bytes for the same facts."""
    import matplotlib

    figure, file = draw(), io.BytesIO()
    with matplotlib.rc_context({"pdf.fonttype": 42}):
        told = {"CreationDate": None, "Title": "Slopes: activation functions"}
        figure.savefig(file, format="pdf", metadata=told)
    return file.getvalue()


def window(f):
    """Return what a picture of f shows: what is near 0, or more where f turns flat beyond."""
    return FAR if NEAR[1][1] < measure(f).supremum < np.inf else NEAR


def curve(f):
    """Return the axes of a small picture: f, and dashed its slope; dotted the height 1."""
    from matplotlib.figure import Figure

    ax = Figure(figsize=(3.2, 2.1), layout="constrained").add_subplot()
    span, ylim = window(f)
    x = np.linspace(*span, 121)
    for at in (ax.axhline, ax.axvline):
        at(0, color=style.GREY, linewidth=0.8)
    ax.axhline(1, color=style.GREY, linewidth=0.8, linestyle=":")
    ax.plot(x, f(x), color=style.BLUE)
    ax.plot(x, f.derivative(x), color=style.ORANGE, linestyle=style.DASHES[1])
    ax.set(ylim=ylim, xlim=span)
    ax.axis("off")
    return ax
