"""The pages written by two processes, each taking the next, where a process can be doubled."""

import multiprocessing
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from sphinx.errors import PycodeError
from sphinx.ext import viewcode
from sphinx.pycode import ModuleAnalyzer
from sphinx.util import logging
from sphinx.util.build_phase import BuildPhase
from sphinx.util.docutils import new_document
from sphinx.util.parallel import ParallelTasks, parallel_available

from . import site

FEW = 5  # pages: a second process would have begun when they are written
LOGGER = logging.getLogger(__name__)


def write(app, alone, pages):
    """Write the pages, in the place of the builder's own `_write_serial`, which is `alone`."""
    if len(pages) <= FEW:
        alone(pages)
        return
    app.slopes_ahead.settle()
    pages = sorted(pages, key=lambda page: (-weight(app, page), page))  # no one waits at the end
    turn, tasks = multiprocessing.get_context("fork").Value("i", 0), ParallelTasks(1)
    with logging.pending_warnings():
        tasks.add_task(partial(other, app, pages, turn), None, partial(gather, app))
        half(app, pages, turn)
        tasks.join()


def weight(app, page):
    return Path(app.doctreedir, f"{page}.doctree").stat().st_size


def half(app, pages, turn):
    """Write pages in turn until none is left; their names."""
    builder, written = app.builder, []
    while True:
        with turn:
            number, turn.value = turn.value, turn.value + 1
        if number >= len(pages):
            return written
        page = pages[number]
        LOGGER.info("writing output... [%3d%%] %s", 100 * (number + 1) // len(pages), page)
        app.phase = BuildPhase.RESOLVING
        tree = app.env.get_and_resolve_doctree(page, builder)
        app.phase = BuildPhase.WRITING
        builder.write_doc_serialized(page, tree)
        builder.write_doc(page, tree)
        site.mend_early(app, page)
        written.append(page)


def other(app, pages, turn):
    """Write the listings of code, then pages in turn; what was noted of these."""
    for listing in viewcode.collect_pages(app):
        app.builder.handle_page(*listing)
        site.mend_early(app, listing[0])
    written = half(app, pages, turn)
    return written, app.slopes_sections, app.builder.images


def gather(app, _, noted):
    """Note what the other process has noted."""
    written, sections, images = noted
    app.slopes_sections |= sections
    app.builder.images |= images
    for page in written:
        title = app.builder.render_partial(app.env.longtitles[page])["title"]
        app.builder.index_page(page, new_document(""), title)


def halved(app):
    if parallel_available and app.builder.format == "html":
        app.builder._write_serial = partial(write, app, app.builder._write_serial)


def source(module):
    """A module's file and text: Sphinx itself would load it for that, and matplotlib with it."""
    try:
        spec = find_spec(module)
        return spec.origin, spec.loader.get_source(module)
    except (AttributeError, ImportError) as error:
        raise PycodeError(f"no source of {module!r}", error) from error


def setup(app):
    app.connect("builder-inited", halved)
    ModuleAnalyzer.get_module_source = staticmethod(source)
