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
        found = walked(network, x, truth, step, rate)
        number, _, words = found.title.partition(" ")
        inputs = f" Inputs {' and '.join(map(shown, found.now.x))}." if step > 1 else ""
        return f"Step {number}: {words}: {found.sum_up}.{inputs}"
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
    text = f"{what or enters} {'go' if not what and 1 < count <= 4 else 'goes'} in"
    layers = list(zip(run.sizes[1:], run.slopes, strict=True))
    for units, slopes in layers[:-1]:
        if not _gates(slopes):
            text += f", through {units} units"
            continue
        wide = int((slopes > 0).sum())
        text += f"; of {units} units {wide} {'is' if wide == 1 else 'are'} open"
    if len(run.said) == 1:
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
