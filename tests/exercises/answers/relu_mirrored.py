"""Answers to relu-mirrored: right ones in many forms, wrong ones that nobody registered."""

from functools import partial

import numpy as np

from slopes.networks import he


def by_block(rng, fan_in, fan_out):
    A = rng.normal(0, np.sqrt(2 / fan_in), (fan_in // 2, fan_out // 2))
    return np.block([[A, -A], [-A, A]])


def by_kron(rng, fan_in, fan_out):
    A = rng.standard_normal((fan_in // 2, fan_out // 2)) * (2 / fan_in) ** 0.5
    return np.kron([[1, -1], [-1, 1]], A)


def by_stacks(rng, fan_in, fan_out):
    A = np.sqrt(2 / fan_in) * rng.normal(size=(fan_in // 2, fan_out // 2))
    top = np.hstack([A, -A])
    return np.vstack((top, -top))


def by_slices(rng, fan_in, fan_out):
    n, m = fan_in // 2, fan_out // 2
    W = np.zeros((fan_in, fan_out))
    W[:n, :m] = rng.normal(scale=np.sqrt(1 / n), size=(n, m))
    W[:n, m:] = -W[:n, :m]
    W[n:] = -W[:n]
    return W


def from_he(rng, fan_in, fan_out):
    A = he(rng, fan_in, fan_out)[: fan_in // 2, : fan_out // 2]
    return np.concatenate(
        [np.concatenate([A, -A], axis=1), np.concatenate([-A, A], axis=1)], axis=0
    )


def number_by_number(rng, fan_in, fan_out):
    W = np.empty((fan_in, fan_out))
    n, m = fan_in // 2, fan_out // 2
    for i in range(n):
        row = rng.normal(0, (2 / fan_in) ** 0.5, m)
        W[i], W[i + n] = np.r_[row, -row], np.r_[-row, row]
    return W


def the_other_sign(rng, fan_in, fan_out):
    A = rng.normal(0, np.sqrt(2 / fan_in), (fan_in // 2, fan_out // 2))
    return np.block([[-A, A], [A, -A]])


def drawn_turned(rng, fan_in, fan_out):
    A = rng.normal(0, np.sqrt(2 / fan_in), (fan_out // 2, fan_in // 2)).T
    return np.r_[np.c_[A, -A], np.c_[-A, A]]


def by_indices(rng, fan_in, fan_out):
    A = he(rng, fan_in, fan_out)[::2, ::2]
    signs = np.where((np.arange(fan_in) < fan_in // 2)[:, None], 1, -1)
    return signs * np.tile(A, (2, 2)) * np.where(np.arange(fan_out) < fan_out // 2, 1, -1)


def in_rows(rng, fan_in, fan_out):
    return list(by_block(rng, fan_in, fan_out))


class Mirrored:
    gain = 2.0

    def __call__(self, rng, fan_in, fan_out):
        half = rng.normal(0, np.sqrt(self.gain / fan_in), (fan_in // 2, fan_out // 2))
        return np.block([[half, -half], [-half, half]])


def scaled(rng, fan_in, fan_out, gain):
    return gain / np.sqrt(2) * by_block(rng, fan_in, fan_out)


RIGHT = {
    "four blocks": by_block,
    "a Kronecker product": by_kron,
    "stacked": by_stacks,
    "into slices": by_slices,
    "a quarter of He's": from_he,
    "row by row": number_by_number,
    "minus A first": the_other_sign,
    "drawn turned": drawn_turned,
    "every second of He's": by_indices,
    "a list of rows": in_rows,
    "an object that can be called": Mirrored(),
    "partial": partial(scaled, gain=np.sqrt(2)),
    "float32": lambda rng, n, m: by_block(rng, n, m).astype(np.float32),
    "long double": lambda rng, n, m: by_block(rng, n, m).astype(np.longdouble),
    "an outer product of signs": lambda rng, n, m: (
        np.tile(rng.normal(0, np.sqrt(2 / n), (n // 2, m // 2)), (2, 2))
        * np.outer(np.repeat([1, -1], n // 2), np.repeat([1, -1], m // 2))
    ),
}


def sized(size, signs=((1, -1), (-1, 1))):
    """Return a start of blocks ±A with numbers of that deviation, a function of both sizes."""

    def start(rng, fan_in, fan_out):
        A = rng.normal(0, size(fan_in, fan_out), (fan_in // 2, fan_out // 2))
        return np.kron(signs, A)

    return start


def another(draw):
    """Return a start of right blocks from another draw of A: rng, rows, columns, deviation."""

    def start(rng, fan_in, fan_out):
        A = draw(rng, fan_in // 2, fan_out // 2, np.sqrt(2 / fan_in))
        return np.block([[A, -A], [-A, A]])

    return start


def not_tied(rng, fan_in, fan_out):
    A, B = (rng.normal(0, np.sqrt(2 / fan_in), (fan_in // 2, fan_out // 2)) for _ in range(2))
    return np.block([[A, -A], [-B, B]])


def interleaved(rng, fan_in, fan_out):
    W = np.zeros((fan_in, fan_out))
    W[::2, ::2] = rng.normal(0, np.sqrt(2 / fan_in), (fan_in // 2, fan_out // 2))
    W[::2, 1::2] = -W[::2, ::2]
    W[1::2] = -W[::2]
    return W


def sorted_by_size(rng, fan_in, fan_out):
    n, m = fan_in // 2, fan_out // 2
    A = np.sort(rng.normal(0, np.sqrt(2 / fan_in), n * m)).reshape(n, m)
    return np.block([[A, -A], [-A, A]])


WRONG = {
    "sorted": sorted_by_size,
    "Glorot's variance": sized(lambda n, m: np.sqrt(2 / (n + m))),
    "by the fan-out": sized(lambda n, m: np.sqrt(2 / m)),
    "4 % too large": sized(lambda n, m: np.sqrt(2.08 / n)),
    "4 % too small": sized(lambda n, m: np.sqrt(1.92 / n)),
    "2 % too large in size": sized(lambda n, m: 1.02 * np.sqrt(2 / n)),
    "the fan-in and one more": sized(lambda n, m: np.sqrt(2 / (n + 1))),
    "He's size from the width of 128": sized(lambda n, m: np.sqrt(2 / 128)),
    "the size for 400 by the root of 0.005": sized(lambda n, m: 0.0707),
    "two over the root": sized(lambda n, m: 2 / np.sqrt(n)),
    "one over the root": sized(lambda n, m: 1 / np.sqrt(n)),
    "uniform": another(lambda rng, n, m, s: rng.uniform(-(3**0.5) * s, 3**0.5 * s, (n, m))),
    "signs only": another(lambda rng, n, m, s: s * rng.choice([-1.0, 1.0], (n, m))),
    "one row for all": another(lambda rng, n, m, s: np.tile(rng.normal(0, s, (1, m)), (n, 1))),
    "one column for all": another(lambda rng, n, m, s: np.tile(rng.normal(0, s, (n, 1)), (1, m))),
    "only positive": another(lambda rng, n, m, s: np.abs(rng.normal(0, s, (n, m)))),
    "a mean that is not 0": another(lambda rng, n, m, s: rng.normal(0.2 * s, s, (n, m))),
    "B below": not_tied,
    "pairs side by side": interleaved,
    "the lower half is 0": sized(lambda n, m: np.sqrt(2 / n), ((1, -1), (0, 0))),
    "turned": lambda rng, n, m: by_block(rng, n, m).T,
    "only A": lambda rng, n, m: rng.normal(0, np.sqrt(2 / n), (n // 2, m // 2)),
    "numpy's own chance": lambda rng, n, m: by_block(np.random.default_rng(n), n, m),
    "zeros": lambda rng, n, m: np.zeros((n, m)),
    "the matrix": by_block(np.random.default_rng(0), 128, 128),
    "only for 128": lambda rng, n, m: by_block(rng, 128, 128),
    "square only": lambda rng, n, m: by_block(rng, n, n),
    "without the rng": lambda fan_in, fan_out: by_block(np.random.default_rng(), fan_in, fan_out),
}
SAME = {
    "return np.block([[A, -A], [-A, A]]) → return np.block([[-A, A], [A, -A]])": "−A is as normal "
    "as A: the task says for some matrix A",
}
