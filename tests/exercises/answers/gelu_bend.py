"""Answers to gelu-bend: the second derivative of GELU, derived, composed and measured."""

import math
from fractions import Fraction
from statistics import NormalDist

import numpy as np
from scipy.special import ndtr

from slopes import gelu

PHI0 = 1 / math.sqrt(2 * math.pi)


def phi(x):
    return np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)


def phi_slope(x):
    return -x * phi(x)


def by_the_rules(x):
    return phi(x) + phi(x) + x * phi_slope(x)


def one_by_one(x):
    out = np.zeros_like(x)
    for place, v in np.ndenumerate(x):
        out[place] = math.exp(-0.5 * v * v) * PHI0 * (2 - v * v)
    return out


def measured(x, h=1e-4):
    return (gelu.derivative(x + h) - gelu.derivative(x - h)) / (2 * h)


def of_second_order(x, h=1e-3):
    f = [(x + k * h) * ndtr(x + k * h) for k in (-2, -1, 0, 1, 2)]
    return (-f[0] + 16 * f[1] - 30 * f[2] + 16 * f[3] - f[4]) / (12 * h * h)


def complex_step(x, h=1e-20):
    z = x + 1j * h
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    return phi(x) + (z * density).imag / h


class Bend:
    def __init__(self, density):
        self.density = density

    def __call__(self, x):
        return (2 - x * x) * self.density(x)


RIGHT = {
    "by the rules": by_the_rules,
    "one expression": lambda x: (2 - x**2) * np.exp(-(x**2) / 2) / (2 * np.pi) ** 0.5,
    "one by one": one_by_one,
    "np.vectorize": np.vectorize(lambda v: math.exp(-v * v / 2) * PHI0 * (2 - v**2)),
    "NormalDist": lambda x: (2 - x**2) * np.vectorize(NormalDist().pdf)(x),
    "an object with __call__": Bend(phi),
    "the factors of 2 − x²": lambda x: phi(x) * (np.sqrt(2) - x) * (np.sqrt(2) + x),
    "2φ less x²φ": lambda x: 2 * phi(x) - x * (x * phi(x)),
    "2φ plus xφ′": lambda x: 2 * phi(x) + x * phi_slope(x),
    "measured": measured,
    "measured twice": of_second_order,
    "complex step": complex_step,
    "the slope of φ again and again": lambda x: phi(x) - (x * x - 1) * phi(x),
    "in float32": lambda x: (phi(x) * (2 - x**2)).astype(np.float32),
    "long double": lambda x: phi(x.astype(np.longdouble)) * (2 - x**2),
    "a list": lambda x: list(phi(x) * (2 - x**2)),
    "a tuple": lambda x: tuple(phi(x) * (2 - x**2)),
    "an object array": lambda x: (phi(x) * (2 - x**2)).astype(object),
    "Fractions": np.vectorize(
        lambda v: Fraction(math.exp(-v * v / 2) * PHI0) * (2 - Fraction(v) ** 2), otypes=[object]
    ),
    "in place on a copy": lambda x: np.multiply(phi(x), 2 - x**2, out=x.copy()),
    "with a parameter more": lambda x, mean=0.0: phi(x - mean) * (2 - (x - mean) ** 2),
    "np.polyval": lambda x: np.polyval([-1, 0, 2], x) * phi(x),
}

WRONG = {
    "the slope": lambda x: gelu.derivative(x),
    "the function": lambda x: gelu(x),
    "the density alone": phi,
    "the slope of the density": phi_slope,
    "φ plus φ′": lambda x: phi(x) + phi_slope(x),
    "2φ times φ′": lambda x: 2 * phi(x) * phi_slope(x),
    "x(2 − x²)": lambda x: x * phi(x) * (2 - x**2),
    "the size of x": lambda x: phi(x) * (2 - np.abs(x)),
    "e^(−x²)": lambda x: np.exp(-(x**2)) / np.sqrt(2 * np.pi) * (2 - x**2),
    "1/√π": lambda x: np.exp(-(x**2) / 2) / np.sqrt(np.pi) * (2 - x**2),
    "1/(2π)": lambda x: np.exp(-(x**2) / 2) / (2 * np.pi) * (2 - x**2),
    "e^(x²/2)": lambda x: np.exp(x**2 / 2) / np.sqrt(2 * np.pi) * (2 - x**2),
    "(−x)² for −x²": lambda x: np.exp((-x) ** 2 / 2) / np.sqrt(2 * np.pi) * (2 - x**2),
    "3 − x²": lambda x: phi(x) * (3 - x**2),
    "2 − x³": lambda x: phi(x) * (2 - np.abs(x) ** 3),
    "2 − x²/2": lambda x: phi(x) * (2 - x**2 / 2),
    "cut at 0": lambda x: np.maximum(phi(x) * (2 - x**2), 0),
    "on the right only": lambda x: np.where(x >= 0, phi(x) * (2 - x**2), 0),
    "zero beyond 3": lambda x: np.where(np.abs(x) <= 3, phi(x) * (2 - x**2), 0),
    "measured with a large step": lambda x: measured(x, 0.1),
    "of the tanh form": lambda x: (
        np.tanh(0.79788456 * (x + 0.044715 * x**3)) * 0 + phi(0.99 * x) * (2 - x**2)
    ),
    "in place": lambda x: np.multiply(phi(x), 2 - x**2, out=x),
    "one number": lambda x: float(phi(1.0)),
    "with math": lambda x: math.exp(-(x**2) / 2) * PHI0 * (2 - x**2),
    "rounded": lambda x: np.round(phi(x) * (2 - x**2), 3),
    "where it is steepest": lambda x: np.sqrt(2),
    "as text": lambda x: "(2 − x²) φ(x)",
    "1 / (1 + x²) for the bell": lambda x: (2 - x**2) / (1 + x**2) * PHI0,
}

SAME = {}
