"""What every function shares: any array in, float64 blocks through, rounded once at the end.

Large arrays are walked through in blocks that fit the cache; nan stays nan.
"""

import math

import numpy as np

from ..arguments import short

INF = math.inf
BLOCK = 8192  # float64 temporaries of 64 KiB: they stay in the cache and off the mmap path


def blockwise(owner, body, parameters, arrays, dtype, results=0, exact=False):
    """Return body(*arrays, **parameters) in dtype, a block at a time, in float64 unless exact.

    owner: the name of the function that it belongs to; results: the number of arrays if the body
    returns a tuple of them; exact: whether it rounds nothing, so that their own dtype will do.
    """
    shape, size, flat = arrays[0].shape, arrays[0].size, [a.ravel() for a in arrays]
    single = 0 < size <= BLOCK and dtype.kind == "f" and not results
    within = np.float64
    if exact and dtype.itemsize >= 4 and all([a.dtype == dtype for a in flat]):
        if single and all([a[a.argmin()] > -INF and a[a.argmax()] < INF for a in flat]):
            value = values(owner, body, flat, parameters)  # nothing can warn
            fresh = value.base is None and value is not flat[0]
            return value.astype(dtype, copy=not fresh).reshape(shape)[()]
        within = dtype
    with np.errstate(over="ignore", under="ignore"):  # beyond the dtype lies inf, or 0
        if single:
            blocks = [a.astype(within, copy=False) for a in flat]
            return _of_block(owner, body, blocks, parameters).astype(dtype).reshape(shape)[()]
        out = np.empty((results, *shape) if results else shape, dtype)
        target = out.reshape(results, size) if results else out.ravel()
        for start in range(0, size, BLOCK):
            here = slice(start, start + BLOCK)
            blocks = [np.ascontiguousarray(a[here], within) for a in flat]
            value = _of_block(owner, body, blocks, parameters, results)
            target[..., here] = _odd(value) if dtype.kind == "V" else value  # V: bfloat16
    return tuple(out) if results else out[()]


def _of_block(owner, body, blocks, parameters, results=0):
    """Return what the body gives for the blocks: with no warning at ±inf, and nan at nan."""
    if all([math.isfinite(block.dot(block)) for block in blocks]):
        return values(owner, body, blocks, parameters, results)
    with np.errstate(invalid="ignore"):
        value = values(owner, body, blocks, parameters, results)
        return np.where(np.isnan(blocks[0]), np.nan, value)


def values(owner, body, blocks, parameters, results=0):
    """Return what the body gives for the blocks: an array of their shape, or so many of them.

    If it writes to its arguments, they are copies; where it fails, the error says whose body it is.
    """
    for block in blocks:
        block.setflags(write=False)  # it may be the caller's own memory
    try:
        value = body(*blocks, **parameters)
    except Exception as error:
        if not (isinstance(error, ValueError) and "read-only" in str(error)):
            error.add_note(f"{owner}: its formula was given an array of shape {blocks[0].shape}")
            raise
        value = body(*(block.copy() for block in blocks), **parameters)
    shape = blocks[0].shape
    if not results:
        fits = type(value) is np.ndarray and value.shape == shape and value.dtype.kind in "biuf"
        return value if fits else _fitting(owner, value, shape)
    if not isinstance(value, (tuple, list)) or len(value) != results:
        raise ValueError(f"{owner}: expected {results} arrays of its formula, got {short(value)}")
    return [_fitting(owner, each, shape) for each in value]


def _fitting(owner, value, shape):
    """Return value, an array of real numbers of that shape, or one plain number for all."""
    if type(value) in (bool, int, float):
        return np.full(shape, value)
    try:
        array = np.asarray(value)
    except ValueError:
        array = np.array(None)
    if array.shape == shape and array.dtype.kind in "biuf":
        return array
    came = f"shape {array.shape}" if array.dtype.kind in "biuf" else short(value)
    expected = f"a real number for each of x, shape {shape}"
    raise ValueError(f"{owner}: expected of its formula {expected}, got {came}")


def _odd(value):
    """Return value as float32, the last bit set if rounded: then a second rounding does no harm."""
    value = np.asarray(value, np.float64)
    near = value.astype(np.float32)
    short = np.where(np.abs(near) > np.abs(value), np.nextafter(near, np.float32(0)), near)
    bits = short.view(np.uint32) | (short != value).astype(np.uint32)
    return np.where(np.isfinite(near), bits.view(np.float32), near)


def result_dtype(*arrays):
    """Return the dtype of what is computed from the arrays: their own, float64 for integers."""
    common = arrays[0].dtype if len(arrays) == 1 else np.result_type(*map(result_dtype, arrays))
    return np.dtype(np.float64) if common.kind in "biu" else common
