"""Answers to keras-clip: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def norm(g):
    return np.sqrt(np.sum(np.square(g)))


def plain(gradients, limit, how):
    if how == "clipvalue":
        return [np.clip(g, -limit, limit) for g in gradients]
    if how == "clipnorm":
        return [g * min(1, limit / max(norm(g), 1e-300)) for g in gradients]
    whole = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * min(1, limit / max(whole, 1e-300)) for g in gradients]


def in_one_vector(gradients, limit, how):
    ends = np.cumsum([g.size for g in gradients])[:-1]
    flat = np.concatenate([g.ravel() for g in gradients])
    if how == "clipvalue":
        flat = np.minimum(np.maximum(flat, -limit), limit)
    elif how == "global_clipnorm":
        flat = flat / max(1, norm(flat) / limit)
    parts = np.split(flat, ends)
    if how == "clipnorm":
        parts = [p / max(1, norm(p) / limit) for p in parts]
    return [p.reshape(g.shape) for p, g in zip(parts, gradients, strict=True)]


def on_copies(gradients, limit, how):
    gradients = [g.copy() for g in gradients]
    lengths = [norm(g) for g in gradients]
    for g, length in zip(gradients, lengths, strict=True):
        length = np.hypot(*lengths) if how == "global_clipnorm" else length
        if how == "clipvalue":
            g[g > limit] = limit
            g[g < -limit] = -limit
        elif length > limit:
            g *= limit / length
    return gradients


def by_table(gradients, limit, how):
    whole = np.linalg.norm([np.linalg.norm(g) for g in gradients])
    ways = {
        "clipvalue": lambda g: g.clip(-limit, limit),
        "clipnorm": lambda g: g * limit / max(limit, np.linalg.norm(g)),
        "global_clipnorm": lambda g: g * limit / max(limit, whole),
    }
    return [ways[how](g) for g in gradients]


def match(gradients, limit, how):
    def shorten(g, length):
        return g if length <= limit else g / length * limit

    match how:
        case "clipvalue":
            return [np.sign(g) * np.minimum(abs(g), limit) for g in gradients]
        case "clipnorm":
            return [shorten(g, norm(g)) for g in gradients]
        case _:
            return [shorten(g, norm([norm(g) for g in gradients])) for g in gradients]


def instead(how, change):
    return lambda gs, c, h: change(gs, c) if h == how else plain(gs, c, h)


RIGHT = {
    "plain": plain,
    "in one vector": in_one_vector,
    "on copies": on_copies,
    "by a table": by_table,
    "match": match,
    "a tuple": lambda gs, c, h: tuple(plain(gs, c, h)),
    "einsum": instead(
        "clipnorm",
        lambda gs, c: [
            g * min(1, c / max(np.sqrt(np.einsum("i,i", g.ravel(), g.ravel())), 1e-300)) for g in gs
        ],
    ),
    "vdot": instead(
        "global_clipnorm",
        lambda gs, c: [g / max(1, np.sqrt(sum(np.vdot(p, p) for p in gs)) / c) for g in gs],
    ),
    "median of three": instead(
        "clipvalue",
        lambda gs, c: [
            np.median([g, np.full(g.shape, c), np.full(g.shape, -c)], axis=0) for g in gs
        ],
    ),
    "divided by 0 where a part is 0": instead(
        "clipnorm", lambda gs, c: [g * np.minimum(1, c / np.linalg.norm(g)) for g in gs]
    ),
    "Frobenius": instead(
        "clipnorm",
        lambda gs, c: [g * min(1, c / max(np.linalg.norm(g.ravel()), 1e-300)) for g in gs],
    ),
}
WRONG = {
    "0 times infinity": instead(
        "clipnorm",
        lambda gs, c: [g if norm(g) < c and norm(g) else g * (c / norm(g)) for g in gs],
    ),
    "nothing is done": lambda gs, c, h: [g * 1.0 for g in gs],
    "all by value": lambda gs, c, h: plain(gs, c, "clipvalue"),
    "all by norm": lambda gs, c, h: plain(gs, c, "clipnorm"),
    "all by the global norm": lambda gs, c, h: plain(gs, c, "global_clipnorm"),
    "value and norm exchanged": lambda gs, c, h: plain(
        gs, c, {"clipvalue": "clipnorm", "clipnorm": "clipvalue"}.get(h, h)
    ),
    "by value, zeros": instead("clipvalue", lambda gs, c: [g * (abs(g) <= c) for g in gs]),
    "by value, without signs": instead(
        "clipvalue", lambda gs, c: [np.clip(abs(g), 0, c) for g in gs]
    ),
    "a spectral norm": instead(
        "clipnorm",
        lambda gs, c: [g * min(1, c / max(abs(g).sum(), 1e-300)) for g in gs],
    ),
    "the mean square": instead(
        "clipnorm",
        lambda gs, c: [g * min(1, c / max(np.sqrt(np.mean(g**2)), 1e-300)) for g in gs],
    ),
    "to length 1": instead(
        "global_clipnorm",
        lambda gs, c: [g / max(1, np.hypot(*map(norm, gs))) for g in gs],
    ),
    "the square of the norm": instead(
        "global_clipnorm",
        lambda gs, c: [g * min(1, c / max(sum(np.sum(p**2) for p in gs), 1e-300)) for g in gs],
    ),
    "stretched": instead(
        "global_clipnorm", lambda gs, c: [g * c / np.hypot(*map(norm, gs)) for g in gs]
    ),
}
SAME = {
    "return [np.clip(g, -limit, limit) for g in gradients]"
    " → return [np.clip(-limit, g, limit) for g in gradients]": "the middle one of three numbers",
    "lengths = [np.linalg.norm(lengths)] * len(gradients)"
    " → lengths = [np.linalg.norm(lengths)] * len(lengths)": "there is a length for each gradient",
    "return [g * limit / max(length, limit) for g, length in pairs]"
    " → return [g * limit / max(limit, length) for g, length in pairs]": "max takes either order",
}
SAME |= dict.fromkeys(
    [
        "pairs = zip(gradients, lengths, strict=True) → pairs = zip(gradients, lengths)",
        "pairs = zip(gradients, lengths, strict=True)"
        " → pairs = zip(gradients, lengths, strict=False)",
    ],
    "both are equally long",
)
