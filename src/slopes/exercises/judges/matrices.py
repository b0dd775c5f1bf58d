"""The judge of two matrices that must not grow alone, and have to grow together."""

import numpy as np

from ..words import kind, number
from .base import NotAttempted, Wrong, call, custom, missing
from .reading import as_numbers

FACTORS, RADIUS, GROWTH = 20, 0.5, 1000.0
ROOM = 1e-6  # eigenvalues of a matrix that is not symmetric are computed to half of the digits


def growing_pair():
    """Return the judge of two 2×2 matrices with small eigenvalues whose product grows."""
    return custom(fault, "Each alone dies out; taken in turn they grow.")


def fault(answer):
    """Return why the pair is wrong, or None."""
    A, B = pair(answer)
    for name, matrix in (("first", A), ("second", B)):
        radius = np.abs(np.linalg.eigvals(matrix)).max()
        if radius > RADIUS + ROOM:
            return (
                f"An eigenvalue of your {name} matrix has size {number(radius)}; at most "
                f"{RADIUS} is allowed"
            )
    size = np.linalg.norm(np.linalg.matrix_power(A @ B, FACTORS // 2), 2)
    if size > GROWTH:
        return None
    shrinks = f"the norm of your product of {FACTORS} factors is {number(size)}, not above 1000"
    if np.array_equal(A, A.T) and np.array_equal(B, B.T):
        return f"A symmetric matrix stretches by its largest eigenvalue at most: {shrinks}"
    if np.allclose(A @ B, B @ A):
        return (
            f"Your matrices can be swapped, so each meets its own power, which dies out: {shrinks}"
        )
    triangular = [
        not np.tril(m, -1).any() and not np.tril(n, -1).any() for m, n in ((A, B), (A.T, B.T))
    ]
    if any(triangular):
        return f"Both triangles lie on the same side, so the diagonals decide: {shrinks}"
    return f"{shrinks[0].upper()}{shrinks[1:]}"


def pair(answer):
    """Return both matrices as arrays of numbers; raise Wrong where they are none."""
    if missing(answer):
        raise NotAttempted("Both matrices are still to be filled in.")
    if isinstance(answer, np.ndarray) and answer.dtype != object:
        answer = list(answer)
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        raise Wrong(f"Your answer is {kind(answer)}; hand over two matrices, (A, B)")
    if any(map(missing, answer)):
        raise NotAttempted("One of the matrices is still to be filled in.")
    matrices = [call(as_numbers, each, "One of your matrices is") for each in answer]
    for matrix in matrices:
        if matrix.shape != (2, 2):
            raise Wrong(
                f"One of your matrices has shape {matrix.shape}; two rows of two are wanted"
            )
        if not np.isfinite(matrix).all():
            raise Wrong("An entry of your matrices is not a finite number")
        if np.abs(matrix).max() > 1e12:
            raise Wrong("Entries up to a million million are enough")
    return matrices
