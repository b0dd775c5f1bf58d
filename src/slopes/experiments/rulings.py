"""What the settings at which a sentence is true say about it."""


def ruled(true, at=None):
    """Return "holds" where all are true, "holds if" where the settings part the true ones from the
    others, and else "false".

    at: the setting of each, as a number, or the names of two cases that the author tells apart.

    >>> ruled([False, True, True], [0.7, 1.4, 2.0])
    'holds if'
    >>> ruled([True, False, True], [0.7, 1.4, 2.0])
    'false'
    """
    if all(true):
        return "holds"
    return "holds if" if any(true) and at is not None and parted(at, true) else "false"


def parted(at, true):
    """Return whether all settings that are true lie on one side of some number, and no other does.

    >>> parted([1, 2, 8], [True, True, False]), parted([1, 2, 8], [True, False, True])
    (True, False)
    """
    rows = list(zip(at, true, strict=True))
    yes, no = ([each for each, is_true in rows if is_true == kind] for kind in (True, False))
    return max(yes) < min(no) or min(yes) > max(no)
