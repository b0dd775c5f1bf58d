"""The walk forth and back: its steps are what the library does, and they fit a page."""

import gzip
from functools import cache

import numpy as np
import pytest
from matplotlib.figure import Figure

from slopes import Explorer
from slopes.experiments import WALK, small_network, walk, walk_alt
from slopes.figures.passes import moved
from slopes.networks import SGD


@cache
def explorer():
    return Explorer(walk, alt=walk_alt, **WALK)


def texts(step, function, given):
    ax = Figure().subplots()
    walk(ax, step, function, given)
    return [text.get_text() for text in ax.texts]


def test_it_weighs_little():
    assert len(explorer().frames) == 66
    assert len(gzip.compress(explorer().html.encode(), mtime=0)) < 12_000


def test_each_frame_has_words_of_its_own_and_the_size_of_all():
    assert len(set(explorer().alts.values())) == 66
    assert (
        len({frame.split("viewBox")[1].split('"')[1] for frame in explorer().frames.values()}) == 1
    )


def test_the_menus_read_as_one_writes():
    assert [c.labels for c in explorer().controls][1:] == [
        ["ReLU", "sigmoid", "tanh"],
        ["0.5 and 1", "−1 and 1"],
    ]


# z is the same for all three functions; h, what is said, what comes back, and what is said after.
@pytest.mark.parametrize(
    ("function", "given", "h", "said", "at_z", "after"),
    [
        ("ReLU", "0.5 and 1", ["0.5", "0.2"], "0.3", ["−0.7", "0.7"], "0.71"),
        ("ReLU", "−1 and 1", ["0", "1.7"], "−1.7", ["0", "0.7"], "−1.24"),
        ("sigmoid", "0.5 and 1", ["0.62", "0.55"], "0.07", ["−0.22", "0.23"], "0.25"),
        ("sigmoid", "−1 and 1", ["0.27", "0.85"], "−0.58", ["0.08", "−0.06"], "−0.66"),
        ("tanh", "0.5 and 1", ["0.46", "0.2"], "0.26", ["−0.58", "0.71"], "0.61"),
        ("tanh", "−1 and 1", ["−0.76", "0.94"], "−1.7", ["−0.29", "0.09"], "−1.49"),
    ],
)
def test_the_steps_show_the_numbers_of_the_network(function, given, h, said, at_z, after):
    z = {"0.5 and 1": ["0.5", "0.2"], "−1 and 1": ["−1", "1.7"]}[given]
    sums = [texts(step, function, given)[1].rpartition("= ")[2] for step in (2, 3)]
    assert sums == z
    assert [part.rpartition("= ")[2] for part in texts(4, function, given)[1].split(", ")] == h
    assert texts(5, function, given)[1].rpartition("= ")[2] == said
    assert [part.rpartition("= ")[2] for part in texts(8, function, given)[1].split(", ")] == at_z
    assert f"it said {said}, now {after}; " in texts(11, function, given)[1]


@pytest.mark.parametrize("function", ["ReLU", "sigmoid", "tanh"])
def test_its_step_is_that_of_the_library(function):
    network, x, truth = small_network(function), np.array([[0.5, 1.0]]), 1.0
    after = moved(network, x[0], 0.1, truth=truth)
    network.backward(network.forward(x) - truth)
    SGD(0.1).step(network.parameters())
    for (_, mine, _), (_, theirs, _) in zip(after.parameters(), network.parameters(), strict=True):
        assert np.array_equal(mine, theirs)


def test_a_step_tells_its_arithmetic():
    assert walk_alt(2, "ReLU", "0.5 and 1") == (
        "ReLU, step 2: Unit 1 weighs and adds, with its bias: 0.5·1 + 1·0.5 − 0.5 = 0.5. "
        "Inputs 0.5 and 1."
    )
    with pytest.raises(ValueError, match=r"input: expected 0\.5 and 1 or −1 and 1, got '3'"):
        walk_alt(2, "ReLU", "3")
