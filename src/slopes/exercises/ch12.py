"""The exercises of chapter 12: clipping, what it does, and what Adam remembers."""

import numpy as np

from .core import exercise
from .judges import function_of, numbers


def clipped(W, b, limit, norm=None):
    """Return both parts, shortened together; norm: of the whole, where a mistake takes another."""
    whole = np.sqrt(np.sum(W**2) + np.sum(b**2)) if norm is None else norm(W, b)
    factor = min(1, limit / whole) if whole > 0 else 1
    return W * factor, b * factor


def each_alone(W, b, limit):
    return tuple(g * min(1, limit / max(np.linalg.norm(g), 1e-300)) for g in (W, b))


def drawn(seed, rows, columns, scale):
    rng = np.random.default_rng(seed)
    return rng.normal(0, scale, (rows, columns)), rng.normal(0, scale, columns)


TOGETHER = [
    (np.array([[3.0, 0.0]]), np.array([4.0, 0.0]), 1.0),
    (np.array([[0.3, 0.0]]), np.array([0.4, 0.0]), 1.0),
    (np.array([[0.6, 0.0], [0.0, 0.0]]), np.array([0.0, 0.9]), 1.0),
    (np.array([[-30.0]]), np.array([40.0]), 5.0),
    (np.array([[0.0, 0.0]]), np.array([0.0, 0.0]), 2.0),
    (*drawn(0, 4, 3, 1.0), 0.1),
    (*drawn(1, 3, 5, 1e-3), 1.0),
    (*drawn(2, 6, 2, 1e4), 2.5),
    (*drawn(3, 2, 2, 0.4), 1.0),
]

exercise(
    "clip-together",
    stars=1,
    chapter="12",
    judge=function_of(
        "dW", "db", "limit", cases=TOGETHER, truth=clipped, parts=["dW", "db"], relative=True
    ),
    wrong={
        "You shorten each array by itself; their lengths relative to each other change": each_alone,
        "You stretch short gradients up to the limit; those stay as they are": (
            lambda W, b, c: tuple(
                g * c / max(np.sqrt(sum((W**2).flat) + b @ b), 1e-300) for g in (W, b)
            )
        ),
        "That is clipping by value: it turns the gradient": (
            lambda W, b, c: (np.clip(W, -c, c), np.clip(b, -c, c))
        ),
        "That is the square of the norm; take its root": (
            lambda W, b, c: clipped(W, b, c, lambda W, b: np.sum(W**2) + np.sum(b**2))
        ),
        "You add the two norms; the whole is one vector, so add the squares": (
            lambda W, b, c: clipped(W, b, c, lambda W, b: np.linalg.norm(W) + np.linalg.norm(b))
        ),
        "You measure dW alone; db belongs to the same vector": (
            lambda W, b, c: clipped(W, b, c, lambda W, b: np.linalg.norm(W))
        ),
        "You divide by the largest entry, not by the norm": (
            lambda W, b, c: clipped(W, b, c, lambda W, b: max(abs(W).max(), abs(b).max()))
        ),
        "The rest of a long gradient is the limit long, not 1": (
            lambda W, b, c: clipped(W, b, 1.0) if np.sum(W**2) + b @ b > c**2 else (W, b)
        ),
    },
)

GRADIENTS = [
    (np.array([7.0, -7.0, 2.0, -2.0]), 5.0),
    (np.array([5.0, -5.0, 5.5, -5.5]), 5.0),
    (np.array([[0.3, -4.0], [12.0, 0.0]]), 1.0),
    (np.array([-1000.0]), 5.0),
    (np.array([0.01, -0.02, 0.005]), 0.01),
    (np.array([1.0, -1.0, 0.5]), 2.0),
    (np.random.default_rng(4).normal(0, 3, (5, 4)), 2.5),
    (np.random.default_rng(5).normal(0, 100, 40), 5.0),
]

exercise(
    "clip-entries",
    stars=1,
    chapter="12",
    judge=function_of(
        "g", "limit", cases=GRADIENTS, truth=lambda g, c: np.clip(g, -c, c), noun="gradient"
    ),
    wrong={
        "A gradient of -1000 passes: the other side is still open": (lambda g, c: np.minimum(g, c)),
        "You lose the sign: what was below minus the limit now points the other way": (
            lambda g, c: np.where(abs(g) > c, c, g)
        ),
        "You throw the sign of every entry away": lambda g, c: np.minimum(abs(g), c),
        "You set long entries to 0; they should keep the limit": (
            lambda g, c: np.where(abs(g) > c, 0.0, g)
        ),
        "Every entry comes out as long as the limit, short ones too": lambda g, c: np.sign(g) * c,
        "You shorten the whole vector; here each entry is cut by itself": (
            lambda g, c: g * min(1, c / np.linalg.norm(g))
        ),
        "You scale all by the largest entry; those below the limit should stay": (
            lambda g, c: g * min(1, c / abs(g).max())
        ),
        "Your limit is 5 whatever is asked for": lambda g, c: np.clip(g, -5, 5),
        "Only the side below is cut": lambda g, c: np.maximum(g, -c),
    },
)

exercise(
    "clip-adam-half",
    stars=2,
    chapter="12",
    judge=numbers(567.5, tolerance=0.01, relative=True, percent=False),
    wrong={
        "That is the momentum's memory, 1/(1 − 0.9); the squares are remembered longer": 10,
        "That is the memory of v, 1/(1 − 0.99); but the spike is squared, and huge": 100,
        "The next step is slow as well": 1,
        "v enters with 0.01 S², not with 0.01 S: even this spike slows the weight": 0,
        "That is ln 2 / 0.01: v halves in that time, and it has to fall from 900": 69.3,
        "You put the spike itself into v; it enters squared, times 0.01": 458.2,
        "You forgot the factor 0.01 with which the square enters": 1025.7,
        "Half speed is reached at v = 4: √v counts, so the excess falls to 3, not to 1": 676.8,
        "v falls to 4, so its excess over 1 falls to 3": 538.9,
        "There the excess falls to a half; √v is to be 2": 745.8,
        "That is for Adam's usual 0.999; here it is 0.99": 3399.5,
        "The spike enters with 1 − 0.99 as well, so with 0.01 S²": 5701,
        "That is for the spike of the text, 1000; here it is 300": 807.1,
        "That is the answer of the text: there the spike was 1000, and 0.999 for 0.99": 5807,
    },
)

exercise(
    "clip-widest",
    stars=2,
    chapter="12",
    judge=numbers({"w": 6.8942, "width": 0.44774}, tolerance=0.0055, percent=False),
    wrong={
        "At w = 4 the slope is 1 at one point only: the width is 0": (4, 0),
        "At w = 8 the interval is a little narrower already": (8, 0.4407),
        "That is the width in z; in the input x it is w times narrower": (6.8942, 3.0868),
        "That is the half of it: the interval reaches to both sides": (6.8942, 0.2239),
        "The interval reaches to both sides; that is one half": (6.89, 0.22),
        "You reach from the middle twice too far: w times x is z": (6.8942, 0.8955),
        "At w = 5 it is still growing": (5, 0.38497),
        "First w, then the width": (0.44774, 6.8942),
    },
)

exercise(
    "clip-turn",
    stars=2,
    chapter="12",
    judge=numbers(84.3, tolerance=0.05, percent=False),
    wrong={
        "That is the turn in the plane; here are 100 entries": 45,
        "That is the cosine; take its arccos, in degrees": 0.1,
        "That is in radians": 1.4706,
        "That is the angle in radians, rounded; give it in degrees": 1.5,
        "A right angle would need infinitely many entries": 90,
        "That is the angle for √0.1; the cosine is 1/√100": 71.57,
        "That is for 10,000 entries": 89.43,
        "That is the arcsine": 5.74,
    },
)

exercise(
    "clip-limit",
    stars=3,
    chapter="12",
    judge=numbers(2.22, tolerance=0.15, percent=False),
    wrong={
        "There every step is cut: the limit is a second learning rate, and a small one": 0.1,
        "Nearly every step is cut there": 0.5,
        "That is the median without clipping. The clipped runs have longer gradients": 1.107,
        "There six of ten steps are cut: a little higher": 2,
        "That is the median of the runs clipped at 2. Clip there, and it moves again": 2.42,
        "There a quarter of the steps is cut, and the runs learn as well; half was asked for": 3,
        "The 5 of the tutorials: fewer than one step in ten is longer": 5,
        "There the longest steps pass whole, and most runs read below 80 of 100": 10,
        "That takes hold next to never": 100,
    },
)
