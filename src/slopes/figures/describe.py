"""What a diagram shows, in words, for those who do not see it."""

import numpy as np

from .drawing import largest, shown
from .networks import outputs_of
from .passes import passed
from .walk import walked


def describe_network(
    network, x, *, way="forth", upstream=None, truth=None, names=None, step=None, rate=0.1, what=""
):
    """Return the alternative text of draw_network or draw_layers, with the drawing's numbers.

    what: what goes in, such as "A 2"; by default the numbers themselves, or how many they are.

    >>> from slopes.networks import Network
    >>> network = Network([1, 2, 1], init=lambda rng, n, m: np.ones((n, m)))
    >>> describe_network(network, [0.5])
    '0.5 goes in; of 2 units 2 are open; the network says 1.'
    """
    if step is not None:
        run, title, sum_up, _ = walked(network, x, truth, step, rate)
        number, _, words = title.partition(" ")
        answer = f" Inputs {' and '.join(map(shown, run.x))}." if step > 1 else ""
        return f"Step {number}: {words}: {sum_up}.{answer}"
    run = passed(network, x, way=way, upstream=upstream, truth=truth)
    names = outputs_of(run, names)
    said = []
    if way != "back":
        said.append(_forth(run, names, what))
    if way != "forth":
        said.append(_back(run, names))
    return " ".join(said)


def _forth(run, names, what):
    """What enters, how many units are open, what the network says, and the runner-up."""
    count = len(run.x)
    enters = " and ".join(map(shown, run.x)) if count <= 4 else f"an example of {count} numbers"
    text = f"{what or enters} goes in"
    layers = list(zip(run.sizes[1:], run.slopes, strict=True))
    opened = [f"of {n} units {int((s > 0).sum())} are open" for n, s in layers[:-1] if _gates(s)]
    closed = [f"through {n} units" for n, s in layers[:-1] if not _gates(s)]
    text += "".join(f", {each}" for each in closed) + "".join(f"; {each}" for each in opened)
    if not names:
        return f"{text}; the network says {shown(run.said[0])}."
    order = np.argsort(-run.said)
    first = f"{names[order[0]]} with {shown(round(run.said[order[0]], 2))}"
    second = f"{names[order[1]]} with {shown(round(run.said[order[1]], 2))}"
    return f"{text}; the network says {first}, then {second}."


def _back(run, names):
    """What enters where on the way back, how many units it passes, and the largest at an input."""
    sent = run.at_h[-1]
    most = np.argsort(-np.abs(sent))[: 2 if len(sent) > 1 else 1]
    places = " and ".join(f"{shown(sent[i])} at {names[i]}" for i in most) if names else ""
    text = f"Back goes {places or shown(sent[0])}"
    layers = list(zip(run.at_z[:-1], run.sizes[1:-1], strict=True))[::-1]
    for gradient, count in layers:
        text += f"; it passes {int((gradient != 0).sum())} of {count} units"
    return f"{text}; at the inputs the largest is {shown(largest(run.at_x))}."


def _gates(slopes):
    """Whether each unit is open or shut, with nothing in between."""
    return slopes is not None and bool(np.isin(slopes, (0, 1)).all())
