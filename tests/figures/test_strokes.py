"""A path told in steps draws what the path drew."""

import re

import numpy as np
import pytest

from slopes.figures.strokes import moved, told_in_steps


def ends(path):
    """Where the pen is after each command of a path told in steps."""
    pen, start = np.zeros(2), np.zeros(2)
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        if command == "z":
            pen = start
        else:
            point = np.array(numbers.split()[-2:], float)
            pen = point if command == "M" else pen + point
            start = pen if command == "M" else start
        yield pen


@pytest.mark.parametrize(
    "path, told",
    [
        ("M 1 2 L 3 5 L 3 4", "M1 2l2 3l0 -1"),
        ("M1 2L3 5zM7 7L8 6", "M1 2l2 3zM7 7l1 -1"),
        ("M1 2L3 5ZL2 2", "M1 2l2 3zl1 0"),
        ("M0 0C1 1 2 1 3 0C4 -1 5 -1 6 0", "M0 0c1 1 2 1 3 0c1 -1 2 -1 3 0"),
        ("M0 0Q1 2 2 0", "M0 0q1 2 2 0"),
        ("M1e-05 .5L-0.04 0.5", "M0 0.5l0 0"),
    ],
)
def test_points_become_steps(path, told):
    assert told_in_steps(path) == told
    assert told_in_steps(told) == told, "what is told in steps stays"


def test_no_error_adds_up():
    points = np.random.default_rng(0).normal(200, 50, (5000, 2)).round(6)
    path = "M" + "L".join(f"{x} {y}" for x, y in points)
    for digits in (1, 2):
        found = np.array(list(ends(told_in_steps(path, digits))))
        assert abs(found - points).max() <= 0.5 * 10.0**-digits + 1e-6


def test_a_moved_path_starts_elsewhere_and_steps_as_before():
    assert moved("M1 2l2 3zM-7 7.5l1 -1", "10", "0.5") == "M11 2.5l2 3zM3 8l1 -1"
