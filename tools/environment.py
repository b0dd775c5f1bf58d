"""What a kernel, Sphinx and the tests see of this machine: nothing that could change a result."""

import os
import re
import sys
import tempfile
from pathlib import Path

sys.modules["rfc3987_syntax"] = None  # else jsonschema takes a second to load, for addresses

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
# The user's settings of Python, Jupyter and the libraries, the locale, and ways to the network.
UNWANTED = re.compile(
    r"(PYTHON|PYTEST|I?PY_|JUPYTER|IPYTHON|MPL|MATPLOTLIB|SPHINX|KERAS|LC_|LANG)|.*_proxy$", re.I
)
LONGEST = 50  # bytes: the path of a socket in a folder of temporary files ends at 104


def short_folder():
    """A folder for temporary files in which sockets have a short enough path, or None."""
    for folder in [tempfile.gettempdir(), "/tmp"]:
        if len(os.fsencode(folder)) <= LONGEST and os.access(folder, os.W_OK):
            return folder
    return None


def environment(root=ROOT):
    """The environment of kernels and tests: nothing of the user's settings, and no network."""
    build, short = root / "_build", short_folder()
    kept = {name: value for name, value in os.environ.items() if not UNWANTED.match(name)}
    return kept | {
        "PYTHONPATH": str(root / "tools" / "offline"),
        "PYTHONHASHSEED": "0",
        "SLOPES_PROOF": "keep",  # what the chapters' assertions compare, for the tests
        "PYTHONUTF8": "1",  # and no locale at all: Python then takes C.UTF-8, or the like
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "IPYTHONDIR": str(build / ".ipython"),
        "MPLCONFIGDIR": str(build / ".matplotlib"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(build / ".hypothesis"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        **({} if short is None else {"TMPDIR": short}),
    }
