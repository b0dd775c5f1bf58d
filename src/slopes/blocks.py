"""What every function shares: any array in, float64 blocks through, rounded once at the end.

Large arrays are walked through in blocks that fit the cache; nan stays nan.
"""

import math

import numpy as np

BLOCK = 8192  # float64 temporaries of 64 KiB: they stay in the cache and off the mmap path


def blockwise(body, x, *more, dtype, results=0, **parameters):
    """Return body(x, *more) in dtype, computed in float64 block by block.

    results: the number of arrays if the body returns a tuple of them.
    """
    outs = [np.empty(x.shape, dtype) for _ in range(results or 1)]
    into, flat = [out.reshape(-1) for out in outs], [a.reshape(-1) for a in (x, *more)]
    brief = dtype.kind == "V"  # bfloat16
    with np.errstate(over="ignore", under="ignore"):  # what exceeds the dtype is inf, or 0
        for start in range(0, x.size, BLOCK):
            here = slice(start, start + BLOCK)
            blocks = [np.ascontiguousarray(a[here], np.float64) for a in flat]
            values = body(*blocks, **parameters)
            for target, value in zip(into, values if results else (values,), strict=True):
                target[here] = _odd(value) if brief else value
            if math.isnan(blocks[0].dot(blocks[0])):
                for target in into:
                    target[here][np.isnan(blocks[0])] = np.nan
    return tuple(out[()] for out in outs) if results else outs[0][()]


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
