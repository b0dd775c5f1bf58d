"""Answers to squared-softmax: the gradient behind a softmax, and Jacobians that lack a part."""

from fractions import Fraction

import numpy as np

from slopes import softmax


def by_jacobian(p, y):
    return (np.diag(p) - np.outer(p, p)) @ (2 * (p - y))


def by_loops(p, y):
    n = len(p)
    gradient = [0.0] * n
    for k in range(n):
        for i in range(n):
            gradient[k] += 2 * (p[i] - y[i]) * p[i] * ((i == k) - p[k])
    return gradient


def measured(p, y, h=1e-5):
    z = np.log(p)
    loss = [[((softmax(z + s * step) - y) ** 2).sum() for s in (h, -h)] for step in np.eye(len(p))]
    return np.array([(up - down) / (2 * h) for up, down in loss])


def complex_step(p, y, h=1e-30):
    gradient = []
    for step in np.eye(len(p)):
        e = p * np.exp(1j * h * step)
        gradient.append((((e / e.sum()) - y) ** 2).sum().imag / h)
    return np.array(gradient)


def in_fractions(p, y):
    p, y = [Fraction(v) for v in p], [Fraction(v) for v in y]
    mean = sum(a * (a - b) for a, b in zip(p, y, strict=True))
    return [2 * a * (a - b - mean) for a, b in zip(p, y, strict=True)]


def by_the_right_class(p, y):
    c = int(np.argmax(y))
    mean = p @ p - p[c]
    gradient = 2 * p * (p - mean)
    gradient[c] -= 2 * p[c]
    return gradient


class Gradient:
    def __call__(self, p, y):
        slope = 2 * (p - y)
        return p * slope - p * np.dot(p, slope)


RIGHT = {
    "the Jacobian": by_jacobian,
    "the Jacobian by broadcasting": lambda p, y: (
        (p[:, None] * (np.eye(len(p)) - p)) @ (2 * (p - y))
    ),
    "the Jacobian, summed": lambda p, y: (2 * (p - y)[:, None] * (np.diag(p) - p[:, None] * p)).sum(
        0
    ),
    "two loops, a list": by_loops,
    "measured": measured,
    "complex step": complex_step,
    "Fractions": in_fractions,
    "by the right class": by_the_right_class,
    "an object with __call__": Gradient(),
    "p times the slope less its mean": lambda p, y: (
        2 * p * ((p - y) - np.average(p - y, weights=p))
    ),
    "einsum": lambda p, y: 2 * p * (p - y) - 2 * p * np.einsum("i,i->", p, p - y),
    "backward through the library": lambda p, y: softmax.backward(np.log(p), 2 * (p - y)),
    "the outer product": lambda p, y: 2 * (p * (p - y) - np.outer(p, p) @ (p - y)),
    "in place on a copy": lambda p, y: np.multiply(
        2 * p, p - y - p @ (p - y), out=np.empty_like(p)
    ),
    "float32": lambda p, y: by_jacobian(p, y).astype(np.float32),
    "long double": lambda p, y: 2 * p.astype(np.longdouble) * (p - y - (p * (p - y)).sum()),
    "a tuple": lambda p, y: tuple(by_jacobian(p, y)),
    "an object array": lambda p, y: by_jacobian(p, y).astype(object),
    "differences of all pairs": lambda p, y: 2 * p * (p * ((p - y)[:, None] - (p - y))).sum(1),
    "a row": lambda p, y: by_jacobian(p, y)[None],
    "np.vdot": lambda p, y: -2 * p * (np.vdot(p, p - y) - p + y),
    "other names": lambda shares, target: (
        2 * shares * (shares - target - ((shares - target) * shares).sum(keepdims=True))
    ),
}


def two_classes(p, y):
    e = 4 * p * (1 - p) * (p - y)
    return e if len(p) == 2 else 2 * p * (p - y)


def three_by_three(p, y):
    n = 3
    J = np.zeros((n, n))
    for i in range(min(n, len(p))):
        for j in range(min(n, len(p))):
            J[i, j] = p[i] * ((i == j) - p[j])
    return J[: len(p), : len(p)] @ (2 * (p - y))[:3] if len(p) <= 3 else 2 * p * (p - y)


def no_more_than_four(p, y):
    return by_jacobian(p, y) if len(p) <= 4 else 2 * p * (p - y)


def label_not_first(p, y):
    return by_jacobian(p, y) if y[0] == 0 else -by_jacobian(p, y)


WRONG = {
    "two classes": two_classes,
    "three classes": three_by_three,
    "up to four classes": no_more_than_four,
    "wrong where the label is the first": label_not_first,
    "the mean of the square": lambda p, y: by_jacobian(p, y) * 2 / len(p),
    "the mean over the classes": lambda p, y: by_jacobian(p, y) / len(p),
    "the Jacobian alone": lambda p, y: np.diag(p) - np.outer(p, p),
    "the off-diagonal part alone": lambda p, y: -2 * p * (p @ (p - y)),
    "the sum of squares": lambda p, y: 2 * p * (p - y - ((p - y) ** 2).sum()),
    "p without the error": lambda p, y: 2 * p * (p - y - (p * p).sum()),
    "the error of y": lambda p, y: 2 * p * (p - y - (y * (p - y)).sum()),
    "p left out": lambda p, y: 2 * (p - y - (p * (p - y)).sum()),
    "p both times": lambda p, y: 2 * p * (p * (p - y) - (p * (p - y)).sum()),
    "y for p in front": lambda p, y: 2 * y * (p - y - (p * (p - y)).sum()),
    "the sigmoid's slope": lambda p, y: 2 * np.sum((p - y) * p * (1 - p)),
    "one number": lambda p, y: (2 * p * (p - y - (p * (p - y)).sum())).sum(),
    "a matrix": lambda p, y: by_jacobian(p, y)[:, None],
    "factor 4": lambda p, y: 2 * by_jacobian(p, y),
    "the size": lambda p, y: np.abs(by_jacobian(p, y)),
    "the entry of the label alone": lambda p, y: y * by_jacobian(p, y),
    "normalized": lambda p, y: by_jacobian(p, y) / np.linalg.norm(by_jacobian(p, y)),
    "reversed": lambda p, y: by_jacobian(p, y)[::-1],
    "measured with a large step": lambda p, y: measured(p, y, 0.1),
    "y + p": lambda p, y: 2 * p * (p + y - (p * (p + y)).sum()),
    "in place": lambda p, y: np.multiply(p, 2 * (p - y - (p * (p - y)).sum()), out=p),
    "times 1 − p": lambda p, y: 2 * p * (1 - p) * (p - y - (p * (p - y)).sum()),
    "not small enough at the end": lambda p, y: np.round(by_jacobian(p, y), 4),
}

SAME = {}
