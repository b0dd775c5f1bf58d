"""A network as discs and lines: what one example makes of it, and what comes back."""

from ..arguments import expect
from .boxes import draw_boxes, fits_boxes
from .discs import Discs
from .drawing import board
from .passes import passed
from .walk import draw_walk


def draw_network(
    network,
    x,
    ax=None,
    *,
    way="forth",
    upstream=None,
    truth=None,
    picture=None,
    names=None,
    step=None,
    weights=None,
    scale=None,
    values=True,
    legend=True,
    rate=0.1,
):
    """Draw what one example x makes of a network, and, where the way is back, what comes back.

    way: forth, back, or both. For the way back, truth is the right answer (a class, or a number),
    or upstream the gradient at the outputs; gradients stand at z, after the slope. picture: the
    ink of x as an image, or its shape. names: of the outputs; in a network small enough for boxes
    also of all units, a list a layer. step: 1, 2, … of the walk forth and
    back through a small network. weights: "all", "winner" (in the last layer only those to the
    largest output) or "none". scale: (largest signal, largest gradient), the same for all frames.

    >>> from slopes.networks import Network
    >>> ax = draw_network(Network([2, 3, 1], seed=0), [1.0, -2.0], way="back", truth=1)
    """
    expect(weights in (None, "all", "winner", "none"), "weights", "all, winner or none", weights)
    if step is not None:
        return draw_walk(network, x, truth, step, ax, rate=rate, scale=scale)
    run = passed(network, x, way=way, upstream=upstream, truth=truth)
    *within, names = layers_of(run, names)
    if picture is None and fits_boxes(run):
        return draw_boxes(
            run, ax, way=way, names=[*within, names], weights=weights, scale=scale, values=values
        )
    expect(not any(within), "names", "those of the outputs: for boxes it is too large", within)
    drawn = Discs(run, picture, names, weights, scale, values)
    ways = ["forth", "back"] if way == "both" else [way]
    tops = [0, drawn.height("forth", legend)]
    room = 24 * legend * (way == "back")  # that of the legend: frames of both ways have one size
    ax = board(room + sum(drawn.height(each, legend) for each in ways), ax)
    for each, top in zip(ways, tops, strict=False):
        drawn.draw(ax, top, each, legend)
    return ax


def layers_of(run, names):
    """Return the names of the units of each layer: of those in between none, or as given."""
    names = None if names is None else list(names)
    if not names or not all(isinstance(each, list | tuple) for each in names):
        return [*[[]] * (len(run.weights) - 1), outputs_of(run, names)]
    given, sizes = [[str(name) for name in layer] for layer in names], run.sizes[1:]
    expect([*map(len, given)] == sizes, "names", f"{sizes}, a list a layer", names)
    return given


def outputs_of(run, names):
    """Return the names of the outputs, by default 0, 1, 2, …, and none where there is but one."""
    count = run.sizes[-1]
    if names is None:
        return [str(i) for i in range(count)] if count > 1 else []
    names = [str(name) for name in names]
    expect(len(names) == count, "names", f"{count}, one an output", names)
    return names
