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


def rounds(f, backward, x):
    right, slope = True, central(f, x)
    for seed in range(3):
        upstream = np.random.default_rng(seed).uniform(-4, 4, len(x))
        right &= np.abs(backward(x, upstream) - upstream * slope).max() < 1e-6
    return right


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
    "a ladder": by_point(lambda x: np.linspace(-2.5, 2.0, x.size)),
    "asserted": asserted,
    "rounds": rounds,
    "both ways round": lambda f, backward, x: all(
        by_point(lambda x, c=c: c * normal(x))(f, backward, x) for c in (-3, 3)
    ),
    "an array of one": lambda f, backward, x: np.array([by_product(f, backward, x)]),
    "0 or 1": lambda f, backward, x: int(by_product(f, backward, x)),
    "a bool of numpy's": lambda f, backward, x: np.bool_(by_product(f, backward, x)),
}
WRONG = {
    "turned and scaled": turned_and_scaled,
    "all minus three": by_point(lambda x: np.full_like(x, -3.0)),
    "between −1 and 1": by_point(lambda x: np.random.default_rng(0).uniform(-1, 1, x.shape)),
    "all minus two": by_point(lambda x: np.full_like(x, -2.0)),
    "two constants, as gradcheck of f and of −3 f": lambda f, backward, x: all(
        by_point(lambda x, c=c: c * (np.arange(x.size) % 2))(f, backward, x) for c in (1.0, -3.0)
    ),
    "the solution's ladder, of 12 steps": by_point(
        lambda x: np.linspace(-3, 2.5, len(x)) if len(x) == 12 else normal(x)
    ),
    "the sum": lambda f, backward, x: bool(
        np.isclose(np.sum(backward(x, normal(x))), np.sum(normal(x) * central(f, x)))
    ),
    "of large sizes": by_point(lambda x: np.sign(normal(x)) + normal(x, 1).round() * 2),
    "one by one": lambda f, backward, x: all(
        abs(backward(v, u) - u * central(f, v)) < 1e-5 for v in x for u in (-2.0, 0.3)
    ),
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
FOR = "for upstream in 3 * rng.normal(size=(4, len(x))):"
RNG = "h, rng = (1e-05, np.random.default_rng(0))"
SAME = {
    f"{RNG} → h, rng = (-1e-05, np.random.default_rng(0))": (
        "a step to the other side measures the same slope"
    ),
    f"{RNG} → h, rng = (1e-05, np.random.default_rng(1))": "other random numbers do as well",
    **{
        f"{FOR} → for upstream in {times}rng.normal(size=(4, len(x))):": (
            "random numbers of other sizes find the same faults"
        )
        for times in ("", "2 * ", "4 * ", "-3 * ")
    },
    **{
        f"{FOR} → for upstream in 3 * rng.normal(size=({size})):": (
            "a round more or fewer, and the slope has the length of x"
        )
        for size in ("5, len(x)", "3, len(x)", "4, len(slope)")
    },
    "if not np.allclose(backward(x, upstream), upstream * slope, atol=1e-06):"
    " → if not np.allclose(backward(x, upstream), upstream * slope):": (
        "the tolerance that allclose has by itself is near enough"
    ),
}
