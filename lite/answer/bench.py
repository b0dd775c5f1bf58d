"""What a page shows of a function that somebody has typed: curve, slope, facts, a gradient."""

import html
import json
import re
from functools import lru_cache

import numpy as np

from slopes import get
from slopes.measure import Table, as_text, gradcheck, interval, measure, pull, slope_range

from .formula import Wrong, parsed
from .pictures import drawn, gradients, short

parsed = lru_cache(8)(parsed)  # its sliders are moved many times
FAN_IN, FEW = 256, 3  # inputs of a unit; kinks that are named
NO_MORE = r"There is no more to measure: that needs \1, and it has \2 at \3."
THROUGH = "The gradient in layers 1 to 20, as powers of ten; it travels from right to left."


def told(job):
    """What is shown of a formula, as JSON: its parameters, HTML, a sentence that says it all.

    job: {"formula", "values" of its parameters, "beside", a name or "", "weights"}, as JSON.
    """
    job = json.loads(job)
    try:
        with np.errstate(all="ignore"):
            return json.dumps(shown(**job))
    except Wrong as wrong:
        said = str(wrong)
    except ZeroDivisionError:
        said = "It divides by zero, whatever x is."
    except OverflowError:
        said = "One of its numbers is larger than the largest there is."
    except Exception as error:
        said = f"It cannot be computed: {error}."
    box = f'<div class="slopes-result wrong"><p>{html.escape(said)}</p></div>'
    return json.dumps({"wrong": True, "said": said, "html": box})


def shown(formula, values, beside, weights):
    """What is shown of a formula that is right."""
    f = parsed(formula)
    parameters = [*f.parameters]
    f = f.using(**{name: float(values.get(name, 1)) for name in parameters})
    f.name = "yours"
    functions = [f, get(beside)] if beside else [f]
    picture, checked = drawn(functions), held(f)
    try:
        facts, said = table(functions), in_short(f)
        flows, fate = gradients(functions, weights)
    except ValueError as error:
        facts, flows, said = "", "", "Curve and slope are drawn."
        fate = re.sub(r"f: expected (.*), got (.*) of <yours> at (.*)", NO_MORE, str(error))
    figures = [(picture, "Curve and slope."), (flows, THROUGH)]
    figures = [
        f"<figure>{it}<figcaption>{text}</figcaption></figure>" for it, text in figures if it
    ]
    pictures = f'<div class="slopes-pictures">{"".join(figures)}</div>'
    text = f"<p>{html.escape(checked)} {html.escape(fate)}</p>"
    about = {"wrong": False, "parameters": parameters, "said": f"{said} {fate}"}
    return about | {"html": pictures + text + facts}


def held(f):
    """What became of holding its slope against central differences, as a sentence."""
    found = gradcheck(f)
    if found:
        return (
            "Its slope, by automatic differentiation, is that of central differences: "
            f"at the point where they differ most, by {short(found.error)} of its size."
        )
    return f"Held against central differences, its slope is another: {found!r}."


def table(functions):
    """What is measured of functions, as HTML."""
    columns = [measured(f) for f in functions]
    rows = [[name, *(column[name] for column in columns)] for name in columns[0]]
    header = ["measured", *(f.name for f in functions)]
    caption = f"Means and gains for N(0, 1); the start for {FAN_IN} inputs a unit"
    return Table(header, rows, caption)._repr_html_()


def measured(f):
    """{what: as text} of a function."""
    fact = measure(f)
    gains = fact.forward_gain, fact.backward_gain
    return {
        "values": interval(fact),
        "slopes": slope_range(f),
        "kinks at": listed(fact.kinks),
        "mean": as_text(fact.mean),
        "gain, forward": as_text(gains[0]),
        "gain, backward": as_text(gains[1]),
        "start: deviation": as_text(gains[0] / FAN_IN**0.5),
        "a size that is off": comes_home(f),
    }


def listed(places):
    """A few places as text."""
    some = ", ".join(map(as_text, places[:FEW])) or "none"
    return some if len(places) <= FEW else f"{some} and {len(places) - FEW} more"


def comes_home(f):
    """Whether a size that is off comes back to 1, with the gain of a function."""
    if not np.isfinite(measure(f).forward_gain):
        return "is gone"
    left = pull(f)
    if abs(left - 1) < 1e-6:
        return "stays off"
    return "comes home" if abs(left) < 1 else "runs away"


def in_short(f):
    fact = measure(f)
    return (
        f"Values {interval(fact)}, slopes {slope_range(f)}, gain {as_text(fact.forward_gain)}; "
        f"a size that is off {comes_home(f)}."
    )
