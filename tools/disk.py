"""What the tools ask of the disk: one build at a time, whole files, and plain words in trouble."""

import contextlib
import errno
import json
import os
import sys
import time

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

WAITING = "Another run is at work in this folder: waiting until it ends (Ctrl-C gives up)."
BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def is_free(file):
    """True where nobody else held the lock on an open file; it is ours until the file closes."""
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError as error:
        return error.errno not in BUSY  # some network folders know no locks: go on without
    return True


@contextlib.contextmanager
def alone(path, every=0.2):
    """Wait for the lock at `path` and hold it; the system frees what a dead process held."""
    path.parent.mkdir(exist_ok=True)
    with open(path, "w") as file:
        if not is_free(file):
            print(WAITING, flush=True)
            while not is_free(file):
                time.sleep(every)
        yield file.fileno()


def read(path):
    """The dictionary stored at `path`, an empty one where there is none or it is damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path, found):
    """Store a dictionary or a text, whole or not at all."""
    text = found if isinstance(found, str) else json.dumps(found)
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    os.replace(str(beside), str(path))


@contextlib.contextmanager
def plainly(folder):
    """End in one sentence where the run is interrupted or `folder` takes no files."""
    for stream in [sys.stdout, sys.stderr]:
        stream.reconfigure(errors="replace")  # a terminal may lack the letters of a message
    try:
        yield
    except KeyboardInterrupt:
        sys.exit("\ninterrupted")
    except OSError as error:
        why = f"{error.filename or folder}: {error.strerror or error}"
        if error.errno in CLOSED:
            why += ". Slopes writes into its own folder: copy it to one where you may write."
        elif error.errno == errno.ENOSPC:
            why += ". Make room and run this again; what is half done is then made anew."
        sys.exit(why)
