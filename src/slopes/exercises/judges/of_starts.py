"""The judge of an initializer whose units come in mirrored pairs."""

import numpy as np

from .base import Judge, NotAttempted, Wrong, call


class mirrored_start(Judge):
    """Judges an initializer by the blocks of what it draws, and by their size."""

    praise = "Pairs stay pairs, and each weight has He's variance."

    def __call__(self, answer):
        if not callable(answer):
            raise Wrong("Your answer is not a function: hand over mirrored itself, not a matrix")
        W, again, other = (self.draw(answer, 400, 600, seed) for seed in (0, 0, 1))
        if not np.array_equal(W, again) or np.array_equal(W, other):
            return "The weights must come from rng alone: draw A from the rng that is given"
        fault = blocks(W) or blocks(self.draw(answer, 8, 4)) or size(W[:200, :300], 2 / 400)
        if not fault and size(self.draw(answer, 120, 600)[:60, :300], 2 / 120):
            fault = "Your weights have the right size for fan_in = 400, not for fan_in = 120"
        return fault

    def draw(self, answer, fan_in, fan_out, seed=0):
        """Return what the answer draws, as an array of the right shape."""
        where = f"For fan_in = {fan_in}, fan_out = {fan_out} your function"
        W = call(answer, np.random.default_rng(seed), fan_in, fan_out, where=where)
        if W is None or W is ...:
            raise NotAttempted("Your function returns nothing yet; does it lack a return?")
        W = call(lambda: np.asarray(W, dtype=float), where=f"{where} gives no matrix: it")
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
    return None


def size(A, variance):
    """Return what is wrong with the size or the shape of the random numbers in A, or None."""
    ratio = A.var() / variance
    if abs(A.mean()) > 0.1 * A.std():
        return f"Your weights have mean {A.mean():.3g}; it must be 0"
    if abs(ratio - 2) < 0.1:
        return "Your variance is 2 / (fan_in / 2): every weight counts, also the mirrored ones"
    if abs(ratio - 0.5) < 0.03:
        return "Your variance is 1 / fan_in, half of what is asked for"
    if abs(ratio - variance) < 0.1 * variance:
        return "You gave the variance 2 / fan_in where rng.normal wants the standard deviation"
    if abs(ratio - 1) > 0.05:
        return f"Your variance is {ratio:.3g} times the one asked for, 2 / fan_in"
    if abs(np.mean((A / A.std()) ** 4) - 3) > 0.2:
        return "Your weights have the right variance but are not normal"
    return None
