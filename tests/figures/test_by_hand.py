"""The picture of two curves that is written by hand: whatever the curves are, and without style."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from slopes import sigmoid, tanh
from slopes.figures import two_curves
from slopes.figures.by_hand import BOTTOM, LEFT, RIGHT, TOP, ticks, written

X = np.linspace(-6, 6, 241)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(yours, true=sigmoid, x=X, noun="slope", at=(), label="Two curves"):
    with np.errstate(all="ignore"):
        return two_curves(x, yours(x), true(x), noun, at, label)


def texts(svg):
    return [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]


def curves(svg):
    """The points of both curves, the true one first; None stands for a gap."""
    both = []
    for path in ET.fromstring(svg).find(f"{SVG}g"):
        points = []
        for command, numbers in re.findall(r"([Ml])([^Ml]*)", path.get("d")):
            x, y = map(float, numbers.split())
            if command == "M":
                points += [None, (x, y)]
            else:
                points.append((points[-1][0] + x, points[-1][1] + y))
        both.append(points[1:])
    return both


def test_the_curves_stand_where_their_values_are():
    true, yours = curves(drawn(lambda x: 1 - sigmoid(x)))
    assert true[0] == true[1]  # where one begins, a dot
    (x, y), (end, top) = true[0], true[-1]
    assert np.allclose([x, end], [LEFT, RIGHT], atol=0.2) and y > top
    assert np.allclose([y, top], [yours[-1][1], yours[0][1]], atol=0.2)
    assert TOP < top < y < BOTTOM


def test_each_curve_is_named_above_the_axes_and_axes_have_a_few_numbers():
    svg = drawn(tanh)
    assert texts(svg)[:2] == ["the true slope", "yours"]
    heights = [float(text.get("y")) for text in ET.fromstring(svg).iter(f"{SVG}text")]
    assert max(heights[:2]) < TOP - 15
    assert texts(svg)[2:] == [
        "−6",
        "−4",
        "−2",
        "0",
        "2",
        "4",
        "6",
        "x",
        "−1",
        "−0.5",
        "0",
        "0.5",
        "1",
    ]


def test_wrong_places_within_the_picture_are_marked():
    assert drawn(tanh, at=[0, 2, 1000]).count("stroke-dasharray") == 2


def test_it_has_no_style_but_the_size_of_the_whole_and_says_what_it_shows():
    svg = drawn(tanh, label='Wrong: "x < 0" & more')
    root = ET.fromstring(svg)
    assert root.get("role") == "img" and root.get("aria-label") == 'Wrong: "x < 0" & more'
    assert [e for e in root.iter() if e.get("style")] == [root] and "<style" not in svg
    assert root.get("fill") == "currentColor"
    assert len(svg) < 7000


def test_the_same_curves_give_the_same_bytes_and_others_another_id():
    assert drawn(tanh) == drawn(tanh)
    ids = [re.findall(r'id="(.+?)"', drawn(f)) for f in (tanh, np.sin)]
    assert len(ids[0]) == len(ids[1]) == 1 and ids[0] != ids[1]


def test_what_is_no_number_leaves_a_gap():
    _, yours = curves(drawn(lambda x: np.where(abs(x) < 1, np.nan, x)))
    assert yours.count(None) == 1
    left, right = yours[yours.index(None) - 1], yours[yours.index(None) + 1]
    assert left[0] < (LEFT + RIGHT) / 2 - 25 and right[0] > (LEFT + RIGHT) / 2 + 25


def test_a_point_alone_is_a_dot():
    _, yours = curves(drawn(lambda x: np.where(x == 0, 0.5, np.nan)))
    assert len(yours) == 2 and yours[0] == yours[1]


@pytest.mark.parametrize("f", [lambda x: 1.0 * (x > 0), lambda x: 1 / (x - 0.01)])
def test_no_line_bridges_a_lonely_jump(f):
    assert curves(drawn(f))[1].count(None) == 1


def test_jumps_side_by_side_stay_a_line():
    assert None not in curves(drawn(lambda x: (-1.0) ** np.arange(len(x))))[1]


@pytest.mark.parametrize("f", [lambda x: 1000 + 0 * x, lambda x: np.inf * np.sign(x) * 1.5])
def test_what_is_far_off_is_said_to_be_out_of_the_picture(f):
    assert "yours, nowhere in the picture" in texts(drawn(f))
    assert "yours" in texts(drawn(lambda x: np.where(x < 0, x, f(x))))


def test_a_curve_that_is_nowhere_a_number_is_said_to_be_absent():
    svg = drawn(lambda x: np.nan * x)
    assert "yours, nowhere in the picture" in texts(svg) and curves(svg)[1] == []


WILD = {
    "all zero": lambda x: 0 * x,
    "constant": lambda x: 3 + 0 * x,
    "nan": lambda x: np.nan * x,
    "infinite": lambda x: np.inf + 0 * x,
    "half infinite": lambda x: np.where(x < 0, -np.inf, x),
    "huge": lambda x: 1e308 * x,
    "tiny": lambda x: 1e-9 * x,
    "below all floats": lambda x: 5e-324 * x,
    "flat on a height": lambda x: 1 + 1e-12 * x,
    "a step": lambda x: 1e5 * (x > 0),
    "a pole": lambda x: 1 / x,
    "noise": lambda x: np.random.default_rng(0).normal(size=x.shape),
}


@pytest.mark.parametrize("yours", WILD)
@pytest.mark.parametrize("true", WILD)
def test_any_two_curves_are_drawn(true, yours):
    svg = drawn(WILD[yours], WILD[true])
    assert "nan" not in svg and "inf" not in svg
    numbers = [text for text in texts(svg)[2:] if text != "x"]
    assert 9 <= len(numbers) <= 14 and max(map(len, numbers)) <= 8
    for points in curves(svg):
        heights = [point[1] for point in points if point]
        assert all(TOP - 40 < y < BOTTOM + 40 for y in heights)


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(-1.1, 1.1, [-1, -0.5, 0, 0.5, 1]), (0, 1e6, [0, 2e5, 4e5, 6e5, 8e5, 1e6]), (2, 2.3, 0.1)],
)
def test_axes_count_in_ones_twos_and_fives(low, high, found):
    told = ticks(low, high, 5)
    assert np.allclose(told if np.ndim(found) else np.diff(told), found)


def test_numbers_beside_an_axis_are_short():
    assert [written(v) for v in (0.1 + 0.2, -4, 1e-7, -2e9)] == ["0.3", "−4", "1·10⁻⁷", "−2·10⁹"]
