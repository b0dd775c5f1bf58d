"""Does a piece of work in a forked child process (Linux), and ends the child when time is up."""

import builtins
import contextlib
import faulthandler
import gc
import json
import logging
import os
import select
import signal
import sys
import time
import warnings

PRINTED = 2000  # bytes of the child's own output that are kept
MEMORY = 4 << 30  # bytes that the child may take beyond what it starts with


def run(job, seconds):
    """Return what `job()` returns, or None; what it printed; and how the child ended.

    `job` returns what JSON can carry. The end is None where time ran out, else the exit status, or
    minus the signal that ended the child. Raises OSError where no child is to be had, or none that
    gets as far as the job.
    """
    ears, mouths = zip(os.pipe(), os.pipe(), strict=True)  # for the report, for what is printed
    pid = None
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*multi-threaded, use of fork", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            _child(job, *mouths, seconds)
        _close(mouths)
        mouths = ()
        report, printed, in_time = _listen(*ears, seconds)
    finally:
        _close(ears + mouths)
        status = _end(pid) if pid else None
    ready, _, report = report.partition(b"\n")
    if not ready:
        raise ChildProcessError(f"the child ended, {status}, before it began")
    try:
        report = json.loads(report)
    except ValueError:
        report = None
    return report, printed.decode(errors="replace"), status if in_time else None


def _child(job, report_to, print_to, seconds):
    """Say that all is ready, do the job, send its result as a line of JSON and leave for good."""
    try:
        me = os.getpid()
        _confine(seconds)
        os.write(report_to, b"ready\n")
        for standard, name in enumerate(("stdout", "stderr"), 1):
            os.dup2(print_to, standard)
            paper = os.fdopen(standard, "w", 1, encoding="utf-8", errors="replace", closefd=False)
            setattr(sys, name, paper)
        report = json.dumps(job(), default=float).encode() + b"\n"
        if os.getpid() == me:  # and not a process that the job has made
            with contextlib.suppress(Exception):
                sys.stdout.flush()
            with open(report_to, "wb") as file:
                file.write(report)
    finally:
        os._exit(0)


def _confine(seconds):
    """Cut the child off from the kernel: its terminal, its signals, its memory, its questions."""
    import resource

    os.setsid()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)  # ends it even if the parent is gone
    gc.freeze()  # the parent's garbage is the parent's to collect
    faulthandler.disable()
    logging.disable()  # Jupyter logs a line for each figure that a child tries to show
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    builtins.input = _no_input
    if "torch" in sys.modules:  # its other threads have stayed in the parent
        with contextlib.suppress(Exception):
            sys.modules["torch"].set_num_threads(1)
    with contextlib.suppress(OSError, ValueError):  # no /proc, or a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        with open("/proc/self/statm") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, hard))
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")  # where memory runs out after all, the kernel is not the one to go


def _no_input(*_):
    raise EOFError("an answer cannot ask for input while it is checked")


def _listen(reports, prints, seconds):
    """What the child reports and prints, and whether it spoke, or fell silent, in time."""
    report = printed = b""
    ear = select.poll()
    ear.register(reports, select.POLLIN)
    ear.register(prints, select.POLLIN)
    end = time.monotonic() + seconds
    open_ = {reports, prints}
    while reports in open_ and report.count(b"\n") < 2:
        left = end - time.monotonic()
        if left <= 0:
            return report, printed, False
        for source, _ in ear.poll(1000 * left):
            data = os.read(source, 1 << 16)
            if source == reports:
                report += data
            else:
                printed = (printed + data)[:PRINTED]
            if not data:
                ear.unregister(source)
                open_.remove(source)
    if prints in open_ and select.select([prints], [], [], 0)[0]:
        printed = (printed + os.read(prints, PRINTED))[:PRINTED]
    return report, printed, True


def _end(pid):
    """End the child and what it has started; return its exit status, or minus its signal."""
    for kill in (os.killpg, os.kill):  # it may be too young to lead a group
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):  # somebody else has waited for it
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return 0


def _close(files):
    for file in files:
        os.close(file)
