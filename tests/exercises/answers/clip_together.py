"""Answers to clip-together: right ones in many forms, wrong ones that nobody registered."""

import math

import numpy as np


def joined(dW, db, limit):
    whole = np.concatenate([dW.ravel(), db.ravel()])
    norm = np.linalg.norm(whole)
    if norm > limit:
        whole = whole * (limit / norm)
    return whole[: dW.size].reshape(dW.shape), whole[dW.size :]


def by_loops(dW, db, limit):
    total = sum(v * v for v in dW.ravel()) + sum(v * v for v in db)
    norm = math.sqrt(total)
    if norm <= limit:
        return dW, db
    return dW / norm * limit, db / norm * limit


def copied(dW, db, limit):
    dW, db = dW.copy(), db.copy()
    norm = math.hypot(np.linalg.norm(dW), np.linalg.norm(db))
    if norm > limit:
        dW *= limit / norm
        db *= limit / norm
    return dW, db


def scaled_by(norm):
    def clip(dW, db, limit):
        n = norm(dW, db)
        factor = limit / n if n > limit else 1.0
        return dW * factor, db * factor

    return clip


def two_norm(dW, db):
    return np.sqrt(np.sum(dW**2) + np.sum(db**2))


RIGHT = {
    "joined": joined,
    "by loops": by_loops,
    "on copies": copied,
    "hypot of two norms": scaled_by(lambda W, b: np.hypot(np.linalg.norm(W), np.linalg.norm(b))),
    "einsum": scaled_by(lambda W, b: np.sqrt(np.einsum("ij,ij", W, W) + b @ b)),
    "vdot": scaled_by(lambda W, b: np.sqrt(np.vdot(W, W) + np.vdot(b, b))),
    "a list": lambda W, b, c: list(scaled_by(two_norm)(W, b, c)),
    "divided by the excess": lambda W, b, c: tuple(g / max(1, two_norm(W, b) / c) for g in (W, b)),
    "minimum": lambda W, b, c: (
        W * np.minimum(1, c / (two_norm(W, b) + 1e-300)),
        b * np.minimum(1, c / (two_norm(W, b) + 1e-300)),
    ),
    "norm of the norms": scaled_by(
        lambda W, b: np.linalg.norm([np.linalg.norm(W), np.linalg.norm(b)])
    ),
}
WRONG = {
    "nothing is cut": lambda W, b, c: (W, b),
    "always the limit": lambda W, b, c: tuple(g / (two_norm(W, b) + 1e-300) * c for g in (W, b)),
    "zeros where long": lambda W, b, c: (W * (two_norm(W, b) <= c), b * (two_norm(W, b) <= c)),
    "the 1-norm": scaled_by(lambda W, b: np.abs(W).sum() + np.abs(b).sum()),
    "rms": scaled_by(lambda W, b: two_norm(W, b) / np.sqrt(W.size + b.size)),
    "only b counts": scaled_by(lambda W, b: np.linalg.norm(b)),
    "the larger norm": scaled_by(lambda W, b: max(np.linalg.norm(W), np.linalg.norm(b))),
    "the spectral norm": scaled_by(lambda W, b: np.hypot(np.linalg.norm(W, 2), np.linalg.norm(b))),
    "only dW is shortened": lambda W, b, c: (scaled_by(two_norm)(W, b, c)[0], b),
    "swapped": lambda W, b, c: scaled_by(two_norm)(W, b, c)[::-1],
    "minus": lambda W, b, c: tuple(-g for g in scaled_by(two_norm)(W, b, c)),
}
SAME = dict.fromkeys(
    [
        "factor = limit / norm if norm > limit else 1.0"
        " → factor = limit / norm if norm >= limit else 1.0",
    ],
    "at the limit exactly the factor is 1 either way",
)
