"""Answers to checker: checks that trust a right backward pass alone, and some that trust others."""

import numpy as np


def central(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def normal(x, seed=0):
    return np.random.default_rng(seed).normal(size=x.shape)


def by_point(make, **near):
    near = near or {"rtol": 1e-4, "atol": 1e-7}

    def trust(f, backward, x):
        upstream = make(x)
        return np.allclose(backward(x, upstream), upstream * central(f, x), **near)

    return trust


def by_product(f, backward, x):
    u, v = normal(x, 1), normal(x, 2)
    forth = u @ (f(x + 1e-6 * v) - f(x - 1e-6 * v)) / 2e-6
    return bool(abs(forth - backward(x, u) @ v) < 1e-5 * abs(forth) + 1e-6)


def by_many_products(f, backward, x):
    for seed in range(10):
        u, v = normal(x, 2 * seed), normal(x, 2 * seed + 1)
        forth = np.sum(u * (f(x + 1e-6 * v) - f(x - 1e-6 * v))) / 2e-6
        if not np.isclose(np.sum(backward(x, u) * v), forth, rtol=1e-5, atol=1e-6):
            return False
    return True


def by_loop(f, backward, x):
    upstream = normal(x, 3)
    given, slopes = backward(x, upstream), central(f, x)
    for g, u, slope in zip(given, upstream, slopes, strict=True):
        if not abs(g - u * slope) < 1e-6:
            return False
    return True


def turned_and_scaled(f, backward, x):
    ones = np.ones_like(x)
    slope = central(f, x)
    return all(np.allclose(backward(x, c * ones), c * slope, rtol=1e-4, atol=1e-7) for c in (1, -3))


def through_a_loss(f, backward, x):
    upstream = 2 * (f(x) - 0.5)  # of the loss Σ (f(x) − ½)²
    h = 1e-5
    slopes = ((f(x + h) - 0.5) ** 2 - (f(x - h) - 0.5) ** 2) / (2 * h)
    return np.allclose(backward(x, upstream), slopes, rtol=1e-4, atol=1e-7)


def asserted(f, backward, x):
    upstream = normal(x, 5)
    try:
        np.testing.assert_allclose(
            backward(x, upstream), upstream * central(f, x), rtol=1e-4, atol=1e-7
        )
    except AssertionError:
        return False
    return True


RIGHT = {
    "at each point": by_point(normal),
    "even numbers of both signs": by_point(
        lambda x: np.random.default_rng(0).uniform(-3, 3, x.shape)
    ),
    "by one product": by_product,
    "by ten products": by_many_products,
    "by a loop": by_loop,
    "turned and scaled": turned_and_scaled,
    "all minus three": by_point(lambda x: np.full_like(x, -3.0)),
    "a ladder": by_point(lambda x: np.linspace(-2.5, 2.0, x.size)),
    "asserted": asserted,
    "0 or 1": lambda f, backward, x: int(by_product(f, backward, x)),
    "a bool of numpy's": lambda f, backward, x: np.bool_(by_product(f, backward, x)),
    "through a loss of −3 f": lambda f, backward, x: np.allclose(
        backward(x, -3 * np.ones_like(x)), -3 * central(f, x), rtol=1e-4, atol=1e-7
    ),
}
WRONG = {
    "always": lambda f, backward, x: True,
    "never": lambda f, backward, x: False,
    "of zeros": by_point(np.zeros_like),
    "of minus ones": by_point(lambda x: -np.ones_like(x)),
    "of one and a half": by_point(lambda x: np.full_like(x, 1.5)),
    "of a tenth, both signs": by_point(lambda x: 0.1 * normal(x) / abs(normal(x)).max()),
    "the size alone": lambda f, backward, x: np.allclose(
        abs(backward(x, normal(x))), abs(normal(x) * central(f, x)), rtol=1e-4
    ),
    "wrong way round": lambda f, backward, x: not by_product(f, backward, x),
    "of half the points": lambda f, backward, x: by_point(normal)(f, backward, x[::2]),
    "without the first": lambda f, backward, x: by_point(normal)(f, backward, x[1:]),
    "too strict": by_point(normal, rtol=0, atol=1e-15),
    "too roomy": by_point(normal, rtol=0.05, atol=1e-2),
    "the mean": lambda f, backward, x: bool(
        abs(np.mean(backward(x, normal(x)) - normal(x) * central(f, x))) < 1e-4
    ),
    "no upstream": lambda f, backward, x: np.allclose(backward(x, normal(x)), central(f, x)),
    "text": lambda f, backward, x: "right",
    "the errors": lambda f, backward, x: backward(x, normal(x)) - normal(x) * central(f, x),
}
UPSTREAM = "h, upstream = (1e-05, np.linspace(-3, 2.5, len(x)))"
SAME = {
    f"{UPSTREAM} → h, upstream = (-1e-05, np.linspace(-3, 2.5, len(x)))": (
        "a step to the other side measures the same slope"
    ),
    **{
        f"{UPSTREAM} → h, upstream = (1e-05, np.linspace({ends}, len(x)))": (
            "other numbers of both signs, or all below −1, find the same faults"
        )
        for ends in ("2.5, -3", "-4, 2.5", "-2, 2.5", "-3, 3.5", "-3, 1.5", "-3, -2.5")
    },
    "return np.allclose(backward(x, upstream), passed_on, atol=1e-06)"
    " → return np.allclose(backward(x, upstream), passed_on)": (
        "the tolerance that allclose has by itself is near enough"
    ),
}
