"""What a reader moves in an Explorer: the values of one keyword, as a slider or as a menu."""

import inspect
import numbers
from html import escape

MINUS = "\N{MINUS SIGN}"  # a screen reader passes over a hyphen


def controls_of(draw, controls, start):
    """Return a Control for each keyword, once it is sure that draw takes them."""
    if not callable(draw):
        raise ValueError(f"draw must be a function draw(ax, **values), got {draw!r}")
    if not controls:
        raise ValueError("Explorer needs a control: a keyword of draw with a list of its values")
    try:
        inspect.signature(draw).bind(None, **controls)
    except TypeError as error:
        names = ", ".join(controls)
        raise ValueError(f"draw must take an axes and {names}: {error}") from None
    unknown = ", ".join(start.keys() - controls.keys())
    if unknown:
        raise ValueError(f"start may name {', '.join(controls)}, got {unknown}")
    return [Control(name, values, start.get(name)) for name, values in controls.items()]


class Control:
    """The values that a keyword of draw takes, and how a reader sees and chooses them."""

    def __init__(self, name, values, start):
        if isinstance(values, str) or not hasattr(values, "__iter__"):
            raise ValueError(f"{name} must be a list of values, got {values!r}")
        self.name, self.values = name, list(values)
        if len(self.values) < 2:
            raise ValueError(f"{name} needs at least two values to choose from, got {self.values}")
        self.shown = [_shown(name, v) for v in self.values]
        self.labels = [str(s).replace("-", MINUS) if _number(s) else s for s in self.shown]
        twice = next((s for s in self.labels if self.labels.count(s) > 1), None)
        if twice is not None:
            raise ValueError(f"{name} has the value {twice} twice, got {', '.join(self.labels)}")
        self.slider = all(map(_number, self.values))
        first = self.shown[0] if start is None else _shown(name, start)
        if first not in self.shown:
            raise ValueError(
                f"start of {name} must be one of {', '.join(self.labels)}, got {first}"
            )
        self.start = self.shown.index(first)

    @property
    def title(self):
        return self.name.replace("_", " ")

    def html(self, prefix):
        own, now = f"{prefix}-{self.name}", escape(self.labels[self.start])
        same = f'id="{own}" autocomplete="off" aria-describedby="{prefix}-frame"'
        label = f'<label for="{own}">{escape(self.title)}</label>'
        if self.slider:
            choice = (
                f'<input type="range" {same} max="{len(self.values) - 1}" value="{self.start}" '
                f'aria-valuetext="{now}"><output for="{own}" aria-live="off">{now}</output>'
            )
        else:
            options = "".join(
                f"<option{' selected' * (i == self.start)}>{escape(text)}</option>"
                for i, text in enumerate(self.labels)
            )
            choice = f"<select {same}>{options}</select>"
        return f"<div>{label} {choice}</div>\n"

    def widget(self, ipywidgets):
        kind = ipywidgets.SelectionSlider if self.slider else ipywidgets.Dropdown
        return kind(
            options=self.labels,
            index=self.start,
            description=self.title,
            style={"description_width": "initial"},
        )


def _number(value):
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _shown(name, value):
    """A value as a reader sees it: a number without its rounding error, or a name."""
    if _number(value):
        short = float(f"{value:.6g}")
        return int(short) if isinstance(value, numbers.Integral) else short
    text = str(value) if isinstance(value, str | bool) else getattr(value, "name", None)
    text = text or getattr(value, "__name__", None)
    if not text:
        raise ValueError(f"{name} takes numbers, strings and what has a name, got {value!r}")
    return text
