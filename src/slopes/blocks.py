"""What every function shares: any array in, float64 blocks through, rounded once at the end.

Large arrays are walked through in blocks that fit the cache; nan stays nan.
"""

import math

import numpy as np

BLOCK = 8192  # float64 temporaries of 64 KiB: they stay in the cache and off the mmap path


def blockwise(body, x, *more, dtype, results=0, lift=True, invalid=None, **parameters):
    """Return body(x, *more) in dtype, computed block by block, in float64 unless lift is False.

    results: the number of arrays if the body returns a tuple of them; invalid: as in np.errstate.
    """
    within = np.float64 if lift or dtype.itemsize < 4 else np.result_type(dtype, *more)
    out = np.empty((results, *x.shape) if results else x.shape, dtype)
    target = out.reshape(results, x.size) if results else out.ravel()
    flat = [a.ravel() for a in (x, *more)]
    with np.errstate(over="ignore", under="ignore", invalid=invalid):  # beyond the dtype: inf or 0
        for start in range(0, x.size, BLOCK):
            here = slice(start, start + BLOCK)
            blocks = [np.ascontiguousarray(a[here], within) for a in flat]
            if math.isfinite(blocks[0].dot(blocks[0])):
                value = _values(body, blocks, parameters)
            else:
                value = _at_the_ends(body, blocks, parameters)
            target[..., here] = _odd(value) if dtype.kind == "V" else value  # V: bfloat16
    return tuple(out) if results else out[()]


def _values(body, blocks, parameters):
    """Return what the body returns; if it writes to its arguments, they are copies."""
    for block in blocks:
        block.setflags(write=False)  # it may be the caller's own memory
    try:
        return body(*blocks, **parameters)
    except ValueError:
        return body(*(block.copy() for block in blocks), **parameters)


def _at_the_ends(body, blocks, parameters):
    """Return what the body returns, without a warning at ±inf, and nan at nan."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isnan(blocks[0]), np.nan, _values(body, blocks, parameters))


def _odd(value):
    """Return value as float32, the last bit set if rounded: then a second rounding does no harm."""
    value = np.asarray(value, np.float64)
    near = value.astype(np.float32)
    short = np.where(np.abs(near) > np.abs(value), np.nextafter(near, np.float32(0)), near)
    bits = short.view(np.uint32) | (short != value).astype(np.uint32)
    return np.where(np.isfinite(near), bits.view(np.float32), near)


def result_dtype(*arrays):
    kinds = [a.dtype if a.dtype.kind not in "biu" else np.dtype(np.float64) for a in arrays]
    return kinds[0] if len(kinds) == 1 else np.result_type(*kinds)


def real(argument, value):
    """Return value as an array of real numbers."""
    try:
        array = np.asarray(value)
    except ValueError as ragged:
        raise ValueError(f"{argument}: expected an array, got {short(value)}: {ragged}") from None
    if array.dtype.kind in "biu" or (array.dtype.kind == "f" and array.dtype.itemsize <= 8):
        return array if array.dtype.isnative else array.astype(array.dtype.newbyteorder("="))
    if array.dtype.name == "bfloat16":
        return array
    expected = "real numbers (bool, integers, float16, float32, float64)"
    raise TypeError(f"{argument}: expected {expected}, got {array.dtype} from {short(value)}")


def matching(argument, value, other, x):
    array = real(argument, value)
    if array.shape != x.shape:
        raise ValueError(f"{argument}: expected the shape of {other}, {x.shape}, got {array.shape}")
    return array


def short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
