"""Sphinx on the book, in a process of its own: it reads again only what a change has reached."""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from jupyter_book.config import get_final_config
from sphinx.application import Sphinx
from sphinx.cmd.build import handle_exception
from sphinx.util.docutils import docutils_namespace, patch_docutils


def with_outputs(notebook, ran):
    """The text of a notebook with what its code gave when it was run."""
    notebook, ran = json.loads(notebook), json.loads(ran)
    codes = ([c for c in nb["cells"] if c["cell_type"] == "code"] for nb in (notebook, ran))
    for cell, gave in zip(*codes, strict=True):
        cell.update(outputs=gave["outputs"], execution_count=gave["execution_count"])
    notebook["metadata"]["language_info"] = ran["metadata"].get("language_info", {})
    return json.dumps(notebook)


def seen(env):
    """A hash of all that pages see of each other: where it is another, all are written anew."""
    tables = [env.titles, env.longtitles, env.tocs, env.toctree_includes, env.toc_secnumbers]
    tables += [env.toc_fignumbers, env.domaindata["math"]["objects"]]
    facts = [(key, str(value)) for table in tables for key, value in table.items()]
    facts += [found for domain in env.domains.values() for found in domain.get_objects()]
    for page, about in env.metadata.items():  # a heading's address, its id and text; not its line
        facts += [(page, slug, to) for slug, (_, *to) in about.get("myst_slugs", {}).items()]
    return hashlib.sha256(repr(sorted(map(repr, facts))).encode()).hexdigest()


class Again:
    """An extension of Sphinx: which pages are read again, and with which outputs.

    outputs: {page: the file of its outputs}; wrong: the pages of which something was said.
    """

    def __init__(self, outputs, wrong):
        self.outputs, self.wrong = outputs, wrong

    def setup(self, app):
        app.connect("env-get-outdated", self.outdated)
        app.connect("source-read", self.give)
        app.connect("env-updated", self.updated)

    def texts(self, env, page):
        """The text of a page and of its outputs, and a hash of both."""
        files = filter(None, [env.doc2path(page), self.outputs.get(page)])
        texts = [Path(file).read_text("utf-8") for file in files]
        return texts, hashlib.sha256("\0".join(texts).encode()).hexdigest()

    def outdated(self, app, env, added, changed, removed):
        """The pages that are not as they were read, whatever their dates say."""
        read = env.slopes_read = getattr(env, "slopes_read", {})
        return [it for it in read if it in self.wrong or self.texts(env, it)[1] != read[it]]

    def give(self, app, page, content):
        texts, app.env.slopes_read[page] = self.texts(app.env, page)
        content[0] = with_outputs(*texts) if len(texts) == 2 else texts[0]

    def updated(self, app, env):
        """All pages where what they see of each other has changed, and the listings of code."""
        before, env.slopes_seen = getattr(env, "slopes_seen", None), seen(env)
        if env.slopes_seen == before:
            return [app.config.root_doc]  # where no page is written, Sphinx leaves out the rest
        shutil.rmtree(Path(app.outdir, "_modules"), ignore_errors=True)
        return sorted(env.found_docs)


def main():
    given = json.load(sys.stdin)
    root, place = Path(given["root"]), Path(given["place"])
    asked = {"external_toc_path": (root / "_toc.yml").as_posix(), "nitpicky": True}
    asked |= {"nb_execution_mode": "off", "latex_individualpages": False}
    if given["lite"]:
        asked["slopes_lite"] = given["lite"]
    config, _ = get_final_config(user_yaml=root / "_config.yml", cli_config=asked, sourcedir=root)
    app = None
    try:
        with patch_docutils(None), docutils_namespace():
            app = Sphinx(root, None, place / "html", place / "doctrees", "html", config)
            Again(given["outputs"], given["again"]).setup(app)
            app.build()
            sys.exit(app.statuscode)
    except Exception as error:
        handle_exception(app, Plain, error)
        sys.exit(1)


class Plain:
    """How Sphinx is to tell of an exception."""

    pdb = verbosity = traceback = False
