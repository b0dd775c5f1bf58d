"""Answers to one-step-back: right ones in many forms, wrong ones that nobody registered."""

from functools import partial

import numpy as np

from slopes import relu, sigmoid, tanh


def by_output(back, W2, z):
    h = sigmoid(z)
    return (back @ W2.T) * h * (1 - h)


def by_hand(back, W2, z):
    h = 1 / (1 + np.exp(-z))
    return np.matmul(back, np.transpose(W2)) * (h - h**2)


def loop(back, W2, z):
    passed = np.zeros(z.shape)
    for n in range(z.shape[0]):
        for i in range(z.shape[1]):
            for j in range(W2.shape[1]):
                passed[n, i] += back[n, j] * W2[i, j]
    return passed * sigmoid.derivative(z)


def in_lists(back, W2, z):
    slopes = sigmoid.derivative(z)
    return [
        [sum(b * w for b, w in zip(row, W2[i], strict=True)) * slope for i, slope in enumerate(s)]
        for row, s in zip(back, slopes, strict=True)
    ]


def into(back, W2, z):
    passed = np.empty_like(z)
    np.dot(back, W2.T, out=passed)
    passed *= sigmoid.derivative(z)
    return passed


def after(back, W2, z, f):
    return back @ W2.T * f(z)


class Layer:
    """Units that keep where they stand."""

    def __call__(self, back, W2, z):
        self.slope = sigmoid.derivative(z)
        return self.slope * (W2 @ back.T).T


RIGHT = {
    "as in the loop": lambda back, W2, z: back @ W2.T * sigmoid.derivative(z),
    "by the output": by_output,
    "by hand": by_hand,
    "a loop": loop,
    "nested lists": in_lists,
    "into a result": into,
    "by the library": lambda back, W2, z: sigmoid.backward(z, back @ W2.T),
    "einsum": lambda back, W2, z: np.einsum("nj,ij,ni->ni", back, W2, sigmoid.derivative(z)),
    "turned twice": lambda back, W2, z: (W2 @ back.T).T * sigmoid.derivative(z),
    "tensordot": lambda back, W2, z: np.tensordot(back, W2, axes=(1, 1)) * sigmoid.derivative(z),
    "broadcast": lambda back, W2, z: (back[:, None, :] * W2).sum(-1) * sigmoid.derivative(z),
    "half a tanh": lambda back, W2, z: back @ W2.T * (1 - np.tanh(z / 2) ** 2) / 4,
    "partial": partial(after, f=sigmoid.derivative),
    "an object that can be called": Layer(),
    "long double": lambda back, W2, z: back.astype(np.longdouble) @ W2.T * sigmoid.derivative(z),
    "an object array": lambda back, W2, z: by_output(back, W2, z).astype(object),
    "other names": lambda above, weights, sums: by_hand(above, weights, sums),
}
WRONG = {
    "tanh's slope": partial(after, f=tanh.derivative),
    "the slope of another steepness": partial(after, f=lambda z: 2 * sigmoid.derivative(2 * z)),
    "1/4 everywhere": partial(after, f=lambda z: 0.25),
    "h (1 + h)": partial(after, f=lambda z: sigmoid(z) * (1 + sigmoid(z))),
    "1 − h": partial(after, f=lambda z: 1 - sigmoid(z)),
    "z taken for the output": partial(after, f=lambda z: z * (1 - z)),
    "the slope of the sum above": lambda back, W2, z: (back * sigmoid.derivative(back)) @ W2.T,
    "added": lambda back, W2, z: back @ W2.T + sigmoid.derivative(z),
    "divided": lambda back, W2, z: back @ W2.T / sigmoid.derivative(z),
    "averaged over the images": lambda back, W2, z: by_hand(back, W2, z) / len(back),
    "the mean of the images": lambda back, W2, z: by_hand(back, W2, z).mean(0),
    "only the first image": lambda back, W2, z: by_hand(back, W2, z)[:1],
    "the gradient of the weights": lambda back, W2, z: sigmoid(z).T @ back,
    "sizes of the weights": lambda back, W2, z: by_hand(back, abs(W2), z),
    "where it is open": lambda back, W2, z: relu(by_hand(back, W2, z)),
    "one number": lambda back, W2, z: by_hand(back, W2, z).sum(),
    "equal widths": lambda back, W2, z: (
        by_hand(back, W2, z) if W2.shape[0] == W2.shape[1] else np.zeros(z.shape)
    ),
    "two outputs at most": lambda back, W2, z: by_hand(back[:, :2], W2[:, :2], z),
    "in place": lambda back, W2, z: np.multiply(z, 0, out=z) + by_hand(back, W2, z),
    "turned": lambda back, W2, z: by_hand(back, W2, z).T,
    "without z": lambda back, W2: back @ W2.T,
    "the order exchanged": lambda W2, back, z: by_hand(back, W2, z),
    "rounded": lambda back, W2, z: by_hand(back, W2, z).round(3),
}
SAME = {}
