"""The judge of an initializer whose units come in mirrored pairs."""

import numpy as np

from .base import Judge, NotAttempted, Wrong, call, missing, must_be_function
from .reading import as_array

SIZES = [(120, 600), (900, 100), (10, 6000), (2, 60_000)]  # (fan_in, fan_out)


class mirrored_start(Judge):
    """Judges an initializer by the blocks of what it draws, and by their size."""

    praise = "Pairs stay pairs, and each weight has He's variance."

    def __call__(self, answer):
        must_be_function(answer, ["rng", "fan_in", "fan_out"])
        W, again, other = (self.draw(answer, 400, 600, seed) for seed in (0, 0, 1))
        if not np.array_equal(W, again) or np.array_equal(W, other):
            return "The weights must come from rng alone: draw A from the rng that is given"
        pooled = np.stack([W, other, self.draw(answer, 400, 600, seed=2)])[:, :200, :300]
        fault = blocks(W) or size(pooled, 2 / 400) or blocks(self.draw(answer, 8, 4))
        for fan_in, fan_out in SIZES:
            W = self.draw(answer, fan_in, fan_out)
            fault = fault or blocks(W)
            if not fault and size(W[: fan_in // 2, : fan_out // 2], 2 / fan_in):
                fault = f"Your weights have the right size for fan_in = 400, not for {fan_in = }"
        return fault

    def draw(self, answer, fan_in, fan_out, seed=0):
        """Return what the answer draws, as an array of the right shape."""
        where = f"For fan_in = {fan_in}, fan_out = {fan_out} your function"
        W = call(answer, np.random.default_rng(seed), fan_in, fan_out, where=where)
        if missing(W):
            raise NotAttempted("Your function returns nothing yet; does it lack a return?")
        W = call(lambda: as_array(W).astype(float), where=f"{where} gives no matrix: it")
        if W.shape != (fan_in, fan_out):
            raise Wrong(f"{where} gives the shape {W.shape}, not {(fan_in, fan_out)}")
        return W

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
