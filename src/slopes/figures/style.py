"""The look of every figure: colours that read on white and on black, and crisp, small SVG."""

import sys
import zlib

from ..arguments import needed
from ..progress import watched
from .svg import clean, render

BLUE, ORANGE, GREEN = "#2f7fd1", "#d9730d", "#1a9850"
PURPLE, RED, GREY = "#a05fc4", "#d6493a", "#808080"
CYCLE = [BLUE, ORANGE, GREEN, PURPLE, RED, GREY]
DASHES = ["-", (0, (5, 2)), (0, (1, 1.2)), (0, (6, 2, 1, 2)), (0, (3, 1)), (0, (8, 3))]


def apply():
    """Set matplotlib's defaults for this course, and SVG output where IPython shows figures."""
    with needed("slopes[plots]"):  # here: the colours above serve without it as well
        import matplotlib as mpl
        from cycler import cycler
        from matplotlib.figure import Figure
    mpl.rcParams.update(
        {
            "axes.prop_cycle": cycler(color=CYCLE),
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.titlelocation": "left",
            "axes.titlesize": 12,
            "axes.labelsize": 11,
            "axes.grid": True,
            "axes.axisbelow": True,
            "font.family": "sans-serif",
            "font.size": 11,
            "grid.color": GREY,
            "grid.alpha": 0.25,
            "grid.linewidth": 0.6,
            "lines.linewidth": 2,
            "legend.frameon": False,
            "figure.figsize": (5.6, 3.4),
            "figure.constrained_layout.use": True,
            "svg.fonttype": "none",
            "svg.hashsalt": "slopes",
        }
    )
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("svg", metadata={"Date": None}, bbox_inches=None)
        formatters = sys.modules["IPython"].get_ipython().display_formatter.formatters
        formatters["text/html"].for_type(Figure, inline)


def inline(figure):
    """Return a figure as HTML in the notebook's own colours; None where it has colours of its own
    or nobody watches: a build takes the SVG.
    """
    white = figure.get_facecolor()[:3] == (1, 1, 1)
    colab = "google.colab" in sys.modules  # where HTML stands in a frame with colours of its own
    if not white or colab or not watched():
        return None
    svg = render(figure)
    words = [figure.get_suptitle()]
    for ax in figure.axes:
        words += [ax.get_title("left"), ax.get_title(), ax.get_xlabel(), ax.get_ylabel()]
    label = f"Figure: {', '.join(filter(None, dict.fromkeys(words))) or 'without a title'}"
    return clean(svg, label, f"figure-{zlib.crc32(svg.encode()):08x}")
