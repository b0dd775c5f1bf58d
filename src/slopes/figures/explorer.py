"""A figure that moves everywhere: on a page with no kernel behind it, and live in a notebook."""

import gzip
import hashlib
import itertools
import math
import re
import sys
from collections import Counter
from functools import cached_property
from html import escape

from matplotlib.figure import Figure

from ..arguments import expect, needed
from .controls import MINUS, chosen, controls_of, pair
from .page import page, question
from .svg import clean, render

MAX_FRAMES = 200
MAX_BYTES = 150_000  # of one figure on the page, compressed
BROWSER = sys.platform == "emscripten"  # a kernel is always there, and draws slowly
VIEW = "application/vnd.jupyter.widget-view+json"
_made = Counter()  # how many Explorers of one content, so that no two share an id


class Explorer:
    """A figure with one frame for each combination of the values of its controls.

    `draw(ax, **values)` draws a frame on empty axes, or on an array of them where `panels` is
    (rows, columns); it sets the limits of the axes, so that they stand still from frame to frame.
    Each control is a keyword of draw with its list of values: numbers make a slider, names and
    functions a menu. `alt` describes a frame: a function of the values, or a sentence that may
    name them in braces. `start` gives the values that are shown first, `still` those of the frame
    for paper and for pages without JavaScript. `ask` says what to do and what to look for; it
    stands above the controls.
    """

    def __init__(
        self,
        draw,
        *,
        alt,
        ask=None,
        caption=None,
        panels=(1, 1),
        figsize=None,
        start=None,
        still=None,
        **controls,
    ):
        for name, text in (("caption", caption), ("ask", ask)):
            expect(isinstance(text, str | None), name, "a string", text)
        self.draw, self.alt, self.ask, self.caption = draw, alt, ask, caption
        self.name = getattr(draw, "__name__", "draw")
        self.controls = controls_of(draw, controls, start)
        self.panels = pair("panels", panels, "(rows, columns)", whole=True)
        if figsize is not None:
            pair("figsize", figsize, "(width, height)")
        self.figsize, self._places = figsize, None
        count = math.prod(len(c.values) for c in self.controls)
        if count > MAX_FRAMES:
            raise ValueError(f"controls: expected at most {MAX_FRAMES} frames, got {self._size()}")
        first = tuple(c.start for c in self.controls)
        still = chosen("still", still, controls)
        paper = tuple(c.at("still", still.get(c.name), c.start) for c in self.controls)
        self._start, self._paper = first, paper
        self._first = self._frame(first)  # its layout holds for all
        if not BROWSER:  # where only what is looked at is drawn
            self._weigh()

    @cached_property
    def frames(self):
        """Every frame as SVG, by the places of its values."""
        every = itertools.product(*(range(len(c.values)) for c in self.controls))
        return {at: self._first if at == self._start else self._frame(at) for at in every}

    @cached_property
    def alts(self):
        return {at: self._alt(at) for at in self.frames}

    @cached_property
    def html(self):
        """The figure as a page has it."""
        return page(self, self._start, self._paper)

    @cached_property
    def id(self):
        """A prefix for ids: the same in each run of a notebook, and its own for each Explorer."""
        words = [self.ask, self.caption, [c.html("") for c in self.controls]]
        drawn = [self._first] if BROWSER else [self.frames, self.alts]
        content = hashlib.sha256(repr([*drawn, *words]).encode()).hexdigest()[:8]
        _made[content] += 1
        return f"x{content}-{_made[content]}"

    def _weigh(self):
        weight = len(gzip.compress(self.html.encode(), mtime=0))
        if weight > MAX_BYTES:
            raise ValueError(
                f"controls: expected at most {MAX_BYTES / 1000:.0f} KB compressed, got "
                f"{weight / 1000:.0f} of {self._size()}: give fewer values, or draw fewer points"
            )

    def __repr__(self):
        return f"<{self._size()}: it moves in a notebook and on a page>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = {"text/plain": repr(self)}
        if not BROWSER:
            bundle["text/html"] = self.html  # the site, which asks for it first
            bundle["image/svg+xml"] = self.frames[self._paper]  # print
        ipython = sys.modules.get("IPython")
        if ipython and getattr(ipython.get_ipython(), "kernel", None):
            bundle[VIEW] = self._live()._repr_mimebundle_()[VIEW]
            if "google.colab" in sys.modules:  # would show the page's face, which has no script
                del bundle["text/html"]
        return bundle

    def _size(self):
        steps = ", ".join(f"{len(c.values)} of {c.name}" for c in self.controls)
        count = math.prod(len(c.values) for c in self.controls)
        return f"Explorer of {self.name} with {count} frames ({steps})"

    def _values(self, at):
        return {c.name: c.values[i] for c, i in zip(self.controls, at, strict=True)}

    def _where(self, at):
        return ", ".join(
            f"{c.name} = {c.labels[i]}" for c, i in zip(self.controls, at, strict=True)
        )

    def _call(self, name, function, at, *arguments):
        try:
            return function(*arguments, **self._values(at))
        except Exception as error:
            reason = f"{type(error).__name__} for {self._where(at)}: {error}"
            raise RuntimeError(f"{name} raised {reason}") from error

    def _frame(self, at):
        """One frame as SVG, drawn anew; the first one settles where the axes lie."""
        figure = Figure(figsize=self.figsize, layout="constrained")
        axes = figure.subplots(*self.panels)
        before = sum(len(ax.get_children()) for ax in figure.axes)
        self._call(self.name, self.draw, at, axes)
        if sum(len(ax.get_children()) for ax in figure.axes) == before:
            nothing = f"nothing for {self._where(at)} (a title or limits alone are no drawing)"
            raise ValueError(f"draw: expected {self.name} to draw on its axes, got {nothing}")
        if self._places and len(self._places) == len(figure.axes):
            figure.set_layout_engine("none")
            for ax, place in zip(figure.axes, self._places, strict=True):
                ax.set_position(place)
        svg = render(figure)
        self._places = self._places or [ax.get_position(original=True) for ax in figure.axes]
        return svg

    def _alt(self, at):
        text = self.alt
        if callable(text):
            text = self._call("alt", text, at)
        elif isinstance(text, str) and "{" in text:
            shown = {c.name: c.shown[i] for c, i in zip(self.controls, at, strict=True)}
            try:
                text = text.format(**shown)
            except Exception as error:
                names, reason = ", ".join(shown), f"{type(error).__name__}: {error}"
                raise ValueError(
                    f"alt: expected only {names} in braces, got {text!r} ({reason})"
                ) from error
        elif isinstance(text, str) and text.strip():
            text = f"{text} ({self._where(at)})"
        says = isinstance(text, str) and text.strip()
        expect(says, "alt", f"what the frame of {self._where(at)} shows", text)
        return re.sub(r"(?<!\w)-(?=[\d.])", MINUS, text)

    def _live(self):
        """The figure for a notebook: widgets that call draw each time something is moved."""
        with needed("slopes[plots]"):
            import ipywidgets

        picture = ipywidgets.HTML(layout={"width": "100%"})
        inputs = [c.widget(ipywidgets) for c in self.controls]

        def redraw(_=None):
            at = tuple(i.index for i in inputs)
            try:
                picture.value = clean(self._frame(at), self._alt(at), self.id)
            except Exception as error:  # where a widget is moved, nobody sees a traceback
                picture.value = f'<p role="alert">{escape(str(error))}</p>'

        redraw()
        for control in inputs:
            control.observe(redraw, "index")
        asked = [ipywidgets.HTML(question(self.ask))] if self.ask else []
        caption = ipywidgets.HTML(escape(self.caption or ""))
        return ipywidgets.VBox([*asked, *inputs, picture, caption])
