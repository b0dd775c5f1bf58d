"""Paths told from point to point: what stands everywhere the same compresses to a half."""

import re

COMMAND = re.compile(r"([MLCQZlcqz])([^MLCQZlcqz]*)")
NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
START = re.compile(r"M(\S+) ([\d.-]+)")


def told_in_steps(path, digits=1):
    """Return a path of M, L, C, Q and z whose points are rounded, all but the starts as steps.

    The steps lie between rounded points, so that no error adds up. What is told in steps stays.
    """
    told, pen, start = [], [0, 0], [0, 0]
    for command, numbers in COMMAND.findall(path):
        points = [round(float(number), digits) for number in NUMBER.findall(numbers)]
        if command in "Zz":
            pen = start
            told.append("z")
        elif command == "M":
            pen = start = points
            told.append("M" + _written(points))
        elif command.islower():
            told.append(command + numbers.strip())
        else:
            steps = zip(points, pen * (len(points) // 2), strict=True)
            pen = points[-2:]
            told.append(command.lower() + _written(round(to - at, digits) for to, at in steps))
    return "".join(told)


def moved(path, x, y):
    """Return a path told in steps at another place."""
    return START.sub(lambda at: "M" + _written([_sum(at[1], x), _sum(at[2], y)]), path)


def _sum(*numbers):
    return round(sum(map(float, numbers)), 1)


def _written(numbers):
    return " ".join(f"{number + 0:g}" for number in numbers)
