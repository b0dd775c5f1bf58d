"""Answers to through-time-bug: right ones in many forms, wrong ones that nobody registered."""

import itertools
from functools import partial

import numpy as np

from slopes import tanh


def mended(states, W, upstream):
    dW, dh = np.zeros_like(W), upstream
    for t in range(len(states) - 1, 0, -1):
        dz = dh * (1 - states[t] ** 2)
        dW = dW + states[t - 1].T @ dz
        dh = dz @ W.T
    return dh, dW


def in_pairs(states, W, upstream):
    dW, dh = 0, upstream
    for before, after in zip(states[-2::-1], states[:0:-1], strict=True):
        dz = dh * (1 + after) * (1 - after)
        dW = dW + np.einsum("bi,bj->ij", before, dz)
        dh = np.einsum("bj,ij->bi", dz, W)
    return dh, dW


def by_recursion(states, W, upstream):
    if len(states) == 1:
        return upstream, np.zeros_like(W)
    *most, last = states
    dz = upstream * (1 - np.square(last))
    dh, dW = by_recursion(most, W, dz @ W.T)
    return dh, dW + most[-1].T @ dz


def in_place_on_its_own(states, W, upstream):
    dW, dh = np.zeros(W.shape), upstream.copy()
    for t in reversed(range(1, len(states))):
        dh *= 1 - states[t] ** 2
        dW += states[t - 1].T @ dh
        dh = dh @ W.T
    return [dh, dW]


def first_the_slopes(states, W, upstream):
    slopes = 1 - np.asarray(states)[1:] ** 2
    dzs, dh = [], upstream
    for slope in slopes[::-1]:
        dzs.insert(0, dh * slope)
        dh = dzs[0] @ W.T
    return dh, np.tensordot(np.asarray(states)[:-1], np.array(dzs), ([0, 1], [0, 1]))


def by_examples(states, W, upstream):
    dh_0, dW = np.zeros_like(upstream), np.zeros_like(W)
    for b in range(len(upstream)):
        dh = upstream[b]
        t = len(states) - 1
        while t > 0:
            dz = dh * (1 - states[t][b] ** 2)
            dW += np.outer(states[t - 1][b], dz)
            dh = W @ dz
            t -= 1
        dh_0[b] = dh
    return dh_0, dW


def from_the_sums(states, W, upstream):
    dW, dh = np.zeros_like(W), upstream
    for t in range(len(states) - 1, 0, -1):
        dz = tanh.backward(np.arctanh(states[t]), dh)
        dW, dh = dW + states[t - 1].T.dot(dz), dz.dot(W.T)
    return dh, dW


def by_differences(states, W, upstream, step=1e-6):
    x = [np.arctanh(h) - before @ W for before, h in itertools.pairwise(states)]

    def loss(h, W):
        for more in x:
            h = np.tanh(h @ W + more)
        return np.sum(h * upstream)

    h, found = states[0], []
    for of, at in ((lambda v: loss(v, W), h), (lambda v: loss(h, v), W)):
        g = np.zeros_like(at)
        for i in np.ndindex(at.shape):
            e = np.zeros_like(at)
            e[i] = step
            g[i] = (of(at + e) - of(at - e)) / (2 * step)
        found.append(g)
    return tuple(found)


def in_lists(states, W, upstream):
    return [g.tolist() for g in mended(states, W, upstream)]


class Through:
    def __call__(self, states, W, upstream):
        self.dW = np.zeros_like(W)
        for self.t in range(len(states) - 1, 0, -1):
            upstream = self.step(states, W, upstream)
        return upstream, self.dW

    def step(self, states, W, dh):
        dz = np.multiply(dh, 1 - states[self.t] * states[self.t])
        self.dW = self.dW + np.transpose(states[self.t - 1]) @ dz
        return (W @ dz.T).T


def general(slope, states, W, upstream):
    dW, dh = np.zeros_like(W), upstream
    for t in range(len(states) - 1, 0, -1):
        dz = dh * slope(states[t])
        dW, dh = dW + states[t - 1].T @ dz, dz @ W.T
    return dh, dW


RIGHT = {
    "W turned": mended,
    "in pairs, with einsum": in_pairs,
    "by recursion": by_recursion,
    "in place on its own arrays": in_place_on_its_own,
    "first the slopes, then one product": first_the_slopes,
    "example by example": by_examples,
    "from the sums again": from_the_sums,
    "by differences": by_differences,
    "lists": in_lists,
    "an object that can be called": Through(),
    "partial": partial(general, lambda h: 1 - h**2),
    "W turned at the top": lambda states, W, upstream: mended(states, np.array(W), upstream),
    "states as a list": lambda states, W, upstream: mended(list(states), W, upstream),
    "object arrays": lambda *all_: tuple(g.astype(object) for g in mended(*all_)),
    "long double": lambda *all_: mended(*(v.astype(np.longdouble) for v in all_)),
    "swapaxes": lambda states, W, upstream: (
        lambda dh, dW: (np.ascontiguousarray(dh), dW.swapaxes(0, 1).swapaxes(0, 1))
    )(*mended(states, W, upstream)),
}


def with_mistake(**how):
    """Return the pass with one of its pieces changed."""

    def backward(states, W, upstream):
        last = len(states) - 1
        dW, dh = np.zeros_like(W), upstream
        for t in how.get("times", lambda last: range(last, 0, -1))(last):
            dz = dh * how.get("slope", lambda h: 1 - h**2)(states[t])
            dW = dW + how.get("meet", lambda h, dz: h.T @ dz)(states[t - 1], dz)
            dh = how.get("back", lambda dz, W, b: dz @ W.T)(dz, W, len(upstream))
        return how.get("out", lambda dh, dW, T: (dh, dW))(dh, dW, last)

    return backward


WRONG = {
    "one step short": with_mistake(times=lambda last: range(last, 1, -1)),
    "one step too many": with_mistake(times=lambda last: range(last, -1, -1)),
    "only the last step": with_mistake(times=lambda last: [last]),
    "forward in time": with_mistake(times=lambda last: range(1, last + 1)),
    "averaged over the batch": with_mistake(meet=lambda h, dz: h.T @ dz / len(h)),
    "averaged over time": with_mistake(out=lambda dh, dW, T: (dh, dW / T)),
    "the inverse of W": with_mistake(back=lambda dz, W, b: dz @ np.linalg.pinv(W)),
    "W made symmetric": with_mistake(back=lambda dz, W, b: dz @ (W + W.T) / 2),
    "dW turned": with_mistake(meet=lambda h, dz: dz.T @ h),
    "dW turned at the end": with_mistake(out=lambda dh, dW, T: (dh, dW.T)),
    "the slope from 1 − h": with_mistake(slope=lambda h: 1 - h),
    "the sigmoid's slope": with_mistake(slope=lambda h: h * (1 - h)),
    "the slope of tanh at h": with_mistake(slope=tanh.derivative),
    "1 + h²": with_mistake(slope=lambda h: 1 + h**2),
    "the slope once more": with_mistake(slope=lambda h: (1 - h**2) ** 2),
    "elementwise with W": with_mistake(back=lambda dz, W, b: dz * np.diag(W)),
    "downhill": with_mistake(out=lambda dh, dW, T: (-dh, -dW)),
    "only dW": with_mistake(out=lambda dh, dW, T: dW),
    "dh for the weights' first row": with_mistake(meet=lambda h, dz: np.outer(h[0], dz[0])),
    "clipped": with_mistake(back=lambda dz, W, b: np.clip(dz @ W.T, -1, 1)),
    "in upstream": lambda states, W, upstream: mended(
        states, W, np.multiply(upstream, 1 - states[-1] ** 2, out=upstream)
    ),
    "right for a batch of one": with_mistake(back=lambda dz, W, b: dz @ W.T if b == 1 else dz @ W),
}
SAME = {}
