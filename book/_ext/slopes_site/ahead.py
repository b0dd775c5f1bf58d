"""What takes long, begun in a process of its own before the pages ask for it.

Of a cold build these are a third: the drawings of the book's own pages, and the colours of code.
"""

import contextlib
import copy
from concurrent.futures import ProcessPoolExecutor

from docutils import nodes
from pygments import highlight
from pygments.filters import ErrorToken

FEW = 5  # pages: for as many the other process would hardly have started


class Ahead:
    """Work that was begun, each piece by its function and what this was given."""

    def __init__(self):
        self.pool, self.begun, self.colours, self.known = None, {}, [], {}

    def start(self, app, env, pages):
        """Begin what the pages' own extension draws, where many of them are read."""
        if len(pages) > FEW:
            self.pool = ProcessPoolExecutor(1)
            self.wrap(app.builder.highlighter)
            for make, given in app.slopes_drawings:
                self.begun[make, repr(given)] = self.pool.submit(make, *given)

    def result(self, make, *given):
        """What `make` returns: begun before, or made now."""
        begun = self.begun.pop((make, repr(given)), None)
        return begun.result() if begun else make(*given)

    def wrap(self, bridge):
        """Let Sphinx's highlighter take the blocks of code that were coloured ahead."""
        self.bridge, plainly = copy.copy(bridge), bridge.highlight_block

        def highlight_block(code, language, location=None, **asked):
            known = not any(asked.values()) and self.known.get((code, language))
            return known or plainly(code, language, location=location, **asked)

        bridge.highlight_block = highlight_block

    def settle(self):
        """Take the colours that are there; who needs others will make them."""
        for begun in self.colours:
            if not begun.cancel() and begun.done():
                self.known |= begun.result()

    def read(self, app, doctree):
        if self.pool:
            found = doctree.findall(nodes.literal_block)
            blocks = {(node.rawsource, node.get("language", "default")) for node in found}
            self.colours.append(self.pool.submit(coloured, self.bridge, sorted(blocks)))

    def end(self, app, error):
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


def coloured(bridge, blocks):
    """{(code, language): its HTML} of the blocks in which Pygments finds nothing amiss."""
    found = {}
    for code, language in blocks:
        with contextlib.suppress(ErrorToken):
            lexer = bridge.get_lexer(code, language)
            found[code, language] = highlight(code, lexer, bridge.get_formatter(linenos=False))
    return found


def setup(app):
    app.slopes_ahead, app.slopes_drawings = ahead, _ = Ahead(), []
    app.connect("env-before-read-docs", ahead.start)
    app.connect("doctree-read", ahead.read)
    app.connect("build-finished", ahead.end, priority=950)
