"""Go on with a newer Python where the system's own is too old."""

import shutil
import subprocess
import sys

OLDEST = (3, 11)


def find():
    """The command of a Python on PATH that is new enough, or None."""
    test = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    for name in ["python3.13", "python3.12", "python3.11", "python3.14", "py"]:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", test], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def use():
    """Start again with a Python that is new enough; end with one sentence where there is none."""
    if sys.version_info >= OLDEST:
        return
    other = find()
    if other:  # no execv: on Windows it would end this process before the other is done
        sys.exit(subprocess.call([other, *sys.argv]))
    here = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"Slopes needs Python 3.11 or newer, and python3 here is {here}: install a newer one, "
        "for instance python3.12, and run make again."
    )
