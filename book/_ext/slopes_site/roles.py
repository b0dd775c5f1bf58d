"""How a cell is shown: the code that carries an idea is text, all other code is one click away."""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)
PROOF = re.compile(r'<p class="slopes-proof">(.*?)</p>')
FOLDS = {"answer": "I have guessed: show me", "deeper": "<b>Deeper</b>"}
OPENS = re.compile(r"<details>\s*<summary>(I have guessed: show me|<b>Deeper.*?)</summary>", re.S)
ROLES = ("draw", "proof", "set-up")


class Roles(SphinxPostTransform):
    """Folds drawing code under its figure, assertions under their count, answers and asides."""

    default_priority = 60  # after the figures stand in the page
    formats = ("html",)

    def run(self, **kwargs):
        for parent in [*self.document.findall(nodes.section), self.document]:
            _join_drawings(parent)
            _fold_groups(parent)
        imports = "What this chapter imports"
        for cell in list(self.document.findall(_is_cell)):
            if _has(cell, "proof"):
                _fold_proof(cell)
            elif _has(cell, "set-up"):
                _fold(cell, "set-up", imports)
                imports = "What is made ready here"
            elif _has(cell, "draw"):
                _fold(cell, "drawn", _drawn(cell), last=True)


def _is_cell(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _has(cell, tag):
    return f"tag_{tag}" in cell["classes"]


def _html(node):
    return node.astext() if isinstance(node, nodes.raw) else ""


def _join_drawings(parent):
    """Make one cell of adjacent ones that only draw: what they show, then how."""
    before = None
    for cell in list(parent.children):
        drawing = _is_cell(cell) and _has(cell, "draw")
        if drawing and before is not None and _kind(cell) == _kind(before):
            parent.remove(cell)
            before += cell.children
        else:
            before = cell if drawing else None


def _kind(node):
    """Which fold a cell, or the text that begins here, belongs into: a key of FOLDS, or None."""
    if _is_cell(node):
        return next((kind for kind in FOLDS if _has(node, kind)), None)
    opening = OPENS.match(_html(node))
    return opening and ("deeper" if "Deeper" in opening[1] else "answer")


def _fold_groups(parent):
    """Put adjacent answers, or adjacent parts of an aside, into one fold."""
    pieces, children = [], list(parent.children)
    while children:
        piece = [children.pop(0)]
        kind = _kind(piece[0])
        if kind and not _is_cell(piece[0]):
            depth = 1
            while depth and children:
                piece.append(children.pop(0))
                html = _html(piece[-1])
                depth += html.count("<details") - html.count("</details>")
        pieces.append((kind, piece))
    for at in range(1, len(pieces) - 1):  # a proof stands among the parts of an answer
        before, (_, (node, *_)), after = pieces[at - 1 : at + 2]
        if before[0] and before[0] == after[0] and _is_cell(node) and _has(node, "proof"):
            pieces[at] = (before[0], pieces[at][1])
    parent.children, group = [], []
    for at, (kind, piece) in enumerate(pieces):
        group.append(piece)
        if at + 1 == len(pieces) or pieces[at + 1][0] != kind or kind is None:
            parent += _folded(kind, group) if kind else piece
            group = []


def _folded(kind, group):
    """The nodes of a group in its fold; before it the code of an idea whose output waits."""
    shown, inside, summary = [], [], FOLDS[kind]
    if kind == "deeper" and not _is_cell(group[0][0]):
        summary = OPENS.match(_html(group[0][0]))[1]
    for piece in group:
        if not _is_cell(piece[0]):
            inside += piece[1:-1]
            continue
        cell = piece[0]
        if kind == "answer" and not inside and not any(_has(cell, role) for role in ROLES):
            code = cell.copy()
            code += cell.children.pop(0)
            shown.append(code)
        inside.append(cell)
    return [*shown, _raw(f'<details class="{kind}"><summary>{summary}</summary>'), *inside, _end()]


def _raw(html):
    return nodes.raw("", html, format="html")


def _end():
    return _raw("</details>")


def _fold(cell, kind, summary, last=False):
    """Fold a cell's code, and for a drawing put it below what it shows."""
    code = [child for child in cell.children if "cell_input" in child["classes"]]
    rest = [child for child in cell.children if child not in code]
    opening = _raw(f'<details class="{kind}"><summary>{summary}</summary>')
    cell.children = []
    cell += [*rest, opening, *code, _end()] if last else [opening, *code, *rest, _end()]


def _fold_proof(cell):
    line = next((raw for raw in cell.findall(nodes.raw) if PROOF.search(raw.astext())), None)
    if line is None:
        LOGGER.warning("a proof that checks nothing", location=cell, type="slopes", subtype="proof")
        return
    line.parent.remove(line)
    for output in [child for child in cell.children if "cell_output" in child["classes"]]:
        if not output.astext().strip() and not list(output.findall(nodes.image)):
            cell.remove(output)
    _fold(cell, "proof", PROOF.search(line.astext())[1])


def _drawn(cell):
    """What the fold under a figure is called."""
    html = "".join(raw.astext() for raw in cell.findall(nodes.raw))
    explorers, figures = html.count('class="slopes-explorer'), len(list(cell.findall(nodes.figure)))
    if explorers + figures:
        return "How this figure is drawn" if explorers + figures == 1 else "How these are drawn"
    return "How this table is made" if 'class="slopes-table"' in html else "How this is computed"


def setup(app):
    app.add_post_transform(Roles)
