"""A progress bar for whoever waits; none where nobody does."""

import sys
import time

WAIT = 2.0  # seconds before the bar appears, so that short runs show none


def progress(steps, label):
    """Yield from steps, which has a length; draw a bar on long runs, and wipe it at the end."""
    start, drawn, draw = time.monotonic(), 0.0, None
    try:
        for done, step in enumerate(steps):
            now = time.monotonic()
            if now - start > WAIT and now - drawn > 0.2 and (draw := draw or _canvas()):
                left = (now - start) / done * (len(steps) - done) if done else 0
                draw(done, len(steps), f"{label} {done} of {len(steps)}, {left:.0f} s to go")
                drawn = now
            yield step
    finally:
        if drawn and draw:
            draw(0, 0, "")


def _canvas():
    """Return what draws a bar here: in a terminal or a notebook that somebody watches."""
    if _kernel() is None:
        return _terminal if sys.stderr is not None and sys.stderr.isatty() else None
    return _notebook() if watched() else None


def watched():
    """Return whether this is a notebook that somebody watches."""
    # A front end can be asked for input; a build or a test that executes notebooks cannot.
    return getattr(_kernel(), "_allow_stdin", False)


def _kernel():
    ipython = sys.modules.get("IPython")
    return getattr(ipython.get_ipython(), "kernel", None) if ipython else None


def _terminal(done, total, text):
    bar = "█" * (20 * done // total) if total else ""
    sys.stderr.write(f"\r\x1b[K{bar:░<20} {text}" if total else "\r\x1b[K")
    sys.stderr.flush()


def _notebook():
    from IPython.display import HTML, display

    handle = display(HTML(""), display_id=True)

    def draw(done, total, text):
        bar = f'<progress value="{done}" max="{total}" aria-label="{text}"></progress> {text}'
        handle.update(HTML(bar if total else ""))

    return draw
