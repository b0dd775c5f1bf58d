"""Judges of initializers: of any that suits ReLU, and of one whose units come in mirrored pairs."""

import numpy as np

from .base import Judge, Nothing, Wrong, call, missing, must_be_function
from .reading import as_array

SIZES = [(120, 600), (900, 100), (10, 6000), (2, 60_000)]  # (fan_in, fan_out)
FITTING = [(100, 400), (400, 100), (64, 640), (8, 5000)]
KNOWN = {  # what a wrong start says of itself -> the size that its weights have
    "Your weights have size 0.01, whatever the fan-in: after three layers nothing is left": (
        lambda fan_in, fan_out: 0.01
    ),
    "Your weights have size 1, whatever the fan-in: the more inputs, the larger the sum": (
        lambda fan_in, fan_out: 1.0
    ),
    "You divide by fan_out; what a unit adds up are its inputs, and there are fan_in of them": (
        lambda fan_in, fan_out: (2 / fan_out) ** 0.5
    ),
    "You give 2 / fan_in as the size; that is its square: take the root": (
        lambda fan_in, fan_out: 2 / fan_in
    ),
    "That is √(1 / fan_in), which suits tanh; ReLU shuts half of the units, so it needs √2 more": (
        lambda fan_in, fan_out: (1 / fan_in) ** 0.5
    ),
    "That is Glorot's start, which weighs fan_in and fan_out alike": (
        lambda fan_in, fan_out: (2 / (fan_in + fan_out)) ** 0.5
    ),
    "You draw evenly between −s and s with s = √(2 / fan_in): their typical size is only s / √3": (
        lambda fan_in, fan_out: (2 / 3 / fan_in) ** 0.5
    ),
}


class fitting_start(Judge):
    """Judges an initializer for ReLU by the mean and the size of what it draws, at several fans.

    Any shape of chance will do. A mistake is told by its sizes, which must all be those of KNOWN.
    """

    praise = "Mean 0, and at each fan-in the size that carries a signal through ReLU."
    exact = 0.05  # how far from it a size may lie; chance alone: a two-hundredth

    def __call__(self, answer):
        must_be_function(answer, ["rng", "fan_in", "fan_out"])
        if fault := unlike_rng(answer, 100, 400):
            return fault
        found = {fans: drawn(answer, *fans) for fans in FITTING}
        for fans, W in found.items():
            if fault := uneven(W):
                return f"For fan_in = {fans[0]}, fan_out = {fans[1]} {fault}"
        sizes = {fans: W.std() for fans, W in found.items()}
        fits = {fans: near(size, (2 / fans[0]) ** 0.5, self.exact) for fans, size in sizes.items()}
        if all(fits.values()):
            return None
        for message, known in KNOWN.items():
            if all(near(size, known(*fans)) for fans, size in sizes.items()):
                return message
        fans = next(fans for fans, fit in fits.items() if not fit)
        return (
            f"For fan_in = {fans[0]}, fan_out = {fans[1]} the size of your weights is "
            f"{sizes[fans]:.3g}; ReLU needs {(2 / fans[0]) ** 0.5:.3g}"
        )

    def recognised(self, answer, mistakes):
        return None


def near(size, wanted, exact=0.05):
    """Whether a size lies within a twentieth of another, or within that share of it."""
    return abs(size - wanted) <= exact * wanted


def uneven(W):
    """Return what is wrong with random numbers that should be about 0 and go their own ways."""
    spread = W.std()
    if not np.isfinite(W).all() or not spread:
        return "your weights are not random: all are the same, or some not finite"
    if abs(W.mean()) > 0.05 * spread:
        return f"your weights have mean {W.mean():.3g}; it must be 0, with both signs alike"
    corner = W[:16, :16]
    copies = min(W.shape) > 16 and any(len(np.unique(M, axis=0)) < len(M) for M in (W, W.T))
    if copies or np.linalg.matrix_rank(corner) < min(corner.shape):
        return "your weights repeat rows or columns: each of them must be drawn by itself"
    apart = max(abs(np.mean(W[1:] * W[:-1])), abs(np.mean(W[:, 1:] * W[:, :-1])))
    if apart > 0.1 * spread**2:
        return "neighbours among your weights go together: each must be drawn by itself"
    return None


def drawn(answer, fan_in, fan_out, seed=0):
    """Return what an answer draws from a fresh generator, as an array of the right shape."""
    where = f"For fan_in = {fan_in}, fan_out = {fan_out} your function"
    W = call(answer, np.random.default_rng(seed), fan_in, fan_out, where=where)
    if missing(W):
        raise Nothing("Your function returns nothing yet: return your own in place of ...")
    W = call(lambda: as_array(W).astype(float), where=f"{where} gives no matrix: it")
    if W.shape != (fan_in, fan_out):
        raise Wrong(f"{where} gives the shape {W.shape}, not {(fan_in, fan_out)}")
    return W


def unlike_rng(answer, *fans):
    """Return None, or what shows that the weights do not come from the rng that is given."""
    W, again, other = (drawn(answer, *fans, seed) for seed in (0, 0, 1))
    if W.size and np.ptp(W) == 0:
        return (
            f"Your weights are all {W[0, 0]:g}; they must be random, and of either sign "
            "(in whole numbers 2 // fan_in is 0; write 2 / fan_in)"
        )
    if not np.array_equal(W, again) or np.array_equal(W, other):
        return "The weights must come from rng alone: draw them from the rng that is given"
    return None


class mirrored_start(Judge):
    """Judges an initializer by the blocks of what it draws, and by their size."""

    praise = "Pairs stay pairs, and each weight has He's variance."

    def __call__(self, answer):
        must_be_function(answer, ["rng", "fan_in", "fan_out"])
        if fault := unlike_rng(answer, 400, 600):
            return fault
        W, *more = (drawn(answer, 400, 600, seed) for seed in range(3))
        pooled = np.stack([W, *more])[:, :200, :300]
        fault = blocks(W) or size(pooled, 2 / 400) or blocks(drawn(answer, 8, 4))
        for fan_in, fan_out in SIZES:
            W = drawn(answer, fan_in, fan_out)
            fault = fault or blocks(W)
            if not fault and size(W[: fan_in // 2, : fan_out // 2], 2 / fan_in):
                fault = f"Your weights have the right size for fan_in = 400, not for {fan_in = }"
        return fault

    def recognised(self, answer, mistakes):
        return None


def blocks(W):
    """Return what is wrong with the four blocks of W, or None."""
    n, m = W.shape[0] // 2, W.shape[1] // 2
    A, right, below, corner = W[:n, :m], W[:n, m:], W[n:, :m], W[n:, m:]
    if not np.isfinite(W).all() or not A.any():
        return "Your weights are all 0, or not all finite"
    if np.allclose(A, right) and np.allclose(A, below):
        return "All four blocks are the same: then the two halves of a pair are copies"
    if np.allclose(A, right):
        return "The right half copies the left half; it must be its negative, for -zA to come out"
    if np.allclose(A, below):
        return (
            "The lower half copies the upper half; only with its negative is z put together again"
        )
    if not np.allclose(A, -right):
        return "The right half is not minus the left half: what comes out is no mirrored pair"
    if not (np.allclose(A, -below) and np.allclose(A, corner)):
        return "The lower half is not minus the upper half: h W is not (zA, -zA)"
    if np.unique(np.abs(A)).size < 0.9 * A.size:
        return "Your A repeats rows or columns: each of its numbers must be drawn by itself"
    return None


def size(A, variance):
    """Return what is wrong with the size or the shape of the random numbers in A, or None."""
    ratio, five = A.var() / variance, 5 / A.size**0.5  # five standard errors: of the mean, …
    if abs(A.mean()) > five * A.std():
        return f"Your weights have mean {A.mean():.3g}; it must be 0"
    if abs(ratio - 1) > five * 2**0.5:  # … of the variance
        if abs(ratio - 2) < 0.1:
            return "Your variance is 2 / (fan_in / 2): every weight counts, also the mirrored ones"
        if abs(ratio - 0.5) < 0.03:
            return "Your variance is 1 / fan_in, half of what is asked for"
        if abs(ratio - variance) < 0.1 * variance:
            return "You gave the variance 2 / fan_in where rng.normal wants the standard deviation"
        return f"Your variance is {ratio:.3g} times the one asked for, 2 / fan_in"
    if abs(np.mean((A / A.std()) ** 4) - 3) > five * 24**0.5:  # … of the kurtosis
        return "Your weights have the right variance but are not normal"
    for axis in (axis for axis in (-1, -2) if A.shape[axis] > 1):  # … of neighbours
        ahead, back = (np.delete(A, end, axis) for end in (0, -1))
        if abs(np.mean(ahead * back)) > five * variance:
            return "Neighbours in your A go together: each of its numbers must be drawn by itself"
    return None
