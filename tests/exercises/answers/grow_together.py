"""Answers to grow-together: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np


def shear(b, a=0.0, d=0.0):
    return np.array([[a, b], [0.0, d]])


def turned(angle):
    """Return a pair in other directions."""
    c, s = np.cos(angle), np.sin(angle)
    Q = np.array([[c, -s], [s, c]])
    return Q @ shear(3.0) @ Q.T, Q @ shear(3.0).T @ Q.T


RIGHT = {
    "without eigenvalues but 0": (shear(2.0), shear(2.0).T),
    "as lists": ([[0, 2], [0, 0]], [[0, 0], [2, 0]]),
    "as one array": np.array([shear(2.0), shear(2.0).T]),
    "as a list of two": [shear(3.0), shear(3.0).T],
    "at the border": (shear(2.0, 0.5, 0.5), shear(2.0, 0.5, 0.5).T),
    "with signs": (shear(-4.0, 0.5, -0.5), shear(4.0, -0.5, 0.5).T),
    "the other way round": (shear(2.0).T, shear(2.0)),
    "of unequal strength": (shear(40.0), shear(0.1).T),
    "turned": turned(0.7),
    "turned a little": turned(0.1),
    "very large": (shear(1e5), shear(1e5).T),
    "whole numbers": (np.array([[0, 3], [0, 0]]), np.array([[0, 0], [3, 0]])),
    "fractions": (
        [[Fraction(1, 2), Fraction(5)], [Fraction(0), Fraction(1, 2)]],
        [[Fraction(1, 2), Fraction(0)], [Fraction(5), Fraction(1, 2)]],
    ),
    "a matrix and its transpose": (shear(9.0, 0.1, -0.3), shear(9.0, 0.1, -0.3).T),
    "float32": (shear(2.5).astype(np.float32), shear(2.5).T.astype(np.float32)),
    "with complex eigenvalues": (
        np.array([[0.0, 2.0], [-0.125, 0.0]]),
        np.array([[0.0, -0.125], [2.0, 0.0]]),
    ),
}
WRONG = {
    "too weak": (shear(1.1), shear(1.1).T),
    "of strength one": (shear(1.0), shear(1.0).T),
    "the same twice": (shear(50.0, 0.5, 0.5), shear(50.0, 0.5, 0.5)),
    "both upper": (shear(1000.0, 0.5, 0.5), shear(2000.0, 0.5, 0.4)),
    "both lower": (shear(1000.0, 0.5, 0.5).T, shear(2000.0, 0.5, 0.4).T),
    "half of the identity": (0.5 * np.eye(2), 0.5 * np.eye(2)),
    "symmetric": (np.full((2, 2), 0.25), np.array([[0.5, 0.0], [0.0, -0.5]])),
    "an eigenvalue of 0.6": (shear(3.0, 0.6), shear(3.0).T),
    "one that grows alone": (2 * np.eye(2), 2 * np.eye(2)),
    "hidden eigenvalues": (np.array([[0.0, 3.0], [0.5, 0.0]]), shear(3.0).T),
    "of three rows": (np.zeros((3, 3)), np.zeros((3, 3))),
    "one matrix": shear(2.0),
    "three matrices": (shear(2.0), shear(2.0).T, shear(2.0)),
    "a number": 2.0,
    "two numbers": (2.0, 3.0),
    "rows instead of matrices": ([0, 2], [2, 0]),
    "not a number": (shear(np.nan), shear(2.0).T),
    "infinite": (shear(np.inf), shear(2.0).T),
    "zeros": (np.zeros((2, 2)), np.zeros((2, 2))),
    "complex": (1j * shear(2.0), 1j * shear(2.0).T),
    "text": ("A", "B"),
}
A, B = "A = np.array([[0.5, 2.0], [0.0, 0.5]])", "B = np.array([[0.5, 0.0], [2.0, 0.5]])"
OTHERS = {
    A: (
        "A = [[0.5, 2.0], [0.0, 0.5]]",
        *(
            f"A = np.array([[0.5, {b}], [{c}, {d}]])"
            for b, c, d in (
                ("3.0", "0.0", "0.5"),
                ("1.0", "0.0", "0.5"),
                ("-2.0", "0.0", "0.5"),
                ("2.0", "-0.0", "0.5"),
                ("2.0", "0.0", "-0.5"),
            )
        ),
    ),
    B: (
        "B = [[0.5, 0.0], [2.0, 0.5]]",
        *(
            f"B = np.array([[{a}, {b}], [{c}, {d}]])"
            for a, b, c, d in (
                ("-0.5", "0.0", "2.0", "0.5"),
                ("0.5", "-0.0", "2.0", "0.5"),
                ("0.5", "0.0", "3.0", "0.5"),
                ("0.5", "0.0", "1.0", "0.5"),
                ("0.5", "0.0", "-2.0", "0.5"),
                ("0.5", "0.0", "2.0", "-0.5"),
            )
        ),
    ),
    "handed_over = (A, B)": ("handed_over = (B, A)",),
}
SAME = {
    f"{old} → {new}": "many pairs do, and this is one"
    for old, others in OTHERS.items()
    for new in others
}
