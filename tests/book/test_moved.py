"""A figure that is moved after its whole chapter has run draws with the same names as before."""

import ast
import json
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2] / "book"


def code(path):
    """[(id, tree)] of a chapter's code cells, without the one that is written for Colab."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    cells = [it for it in cells if it["cell_type"] == "code" and it["id"] != "colab"]
    return [(it["id"], ast.parse("".join(it["source"]))) for it in cells]


class Bound(ast.NodeVisitor):
    """The names that a statement binds where it stands."""

    def __init__(self, statement):
        self.names = set()
        self.visit(statement)

    def visit_FunctionDef(self, node):
        self.names.add(node.name)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Store):
            self.names.add(node.id)

    def stay_out(self, node):
        """What is bound in here is not seen outside."""

    visit_Lambda = visit_ListComp = visit_SetComp = visit_DictComp = stay_out
    visit_GeneratorExp = stay_out


def used(node, functions, met):
    """The names that code uses and does not bind, its own functions' included."""
    names = [it for it in ast.walk(node) if isinstance(it, ast.Name)]
    own = {it.id for it in names if isinstance(it.ctx, ast.Store)}
    own |= {it.arg for it in ast.walk(node) if isinstance(it, ast.arg)}
    found = {it.id for it in names} - own
    for name in (found & functions.keys()) - met:
        met.add(name)
        found |= used(functions[name], functions, met)
    return found


def drawn_with(tree):
    """The arguments of a cell's Explorers that are called when a figure is moved."""
    calls = [it for it in ast.walk(tree) if isinstance(it, ast.Call)]
    made = [it for it in calls if isinstance(it.func, ast.Name) and it.func.id == "Explorer"]
    return [
        arg for it in made for arg in (*it.args, *(k.value for k in it.keywords if k.arg == "alt"))
    ]


@pytest.mark.parametrize("path", sorted(BOOK.glob("[0-9]*.ipynb")), ids=lambda path: path.stem)
def test_no_later_cell_gives_another_meaning_to_a_name_that_a_figure_uses(path):
    cells = code(path)
    every = [it for _, tree in cells for it in ast.walk(tree)]
    functions = {it.name: it for it in every if isinstance(it, ast.FunctionDef)}
    said, faults = set(), []
    for at, (figure, tree) in enumerate(cells):
        said |= {ast.unparse(it) for it in tree.body}
        names = set().union(*(used(it, functions, set()) for it in drawn_with(tree)))
        for cell, later in cells[at + 1 :] * bool(names):
            new = [it for it in later.body if ast.unparse(it) not in said]
            again = names & set().union(*(Bound(it).names for it in new))
            faults += [f"{figure} uses {name}, which {cell} binds anew" for name in sorted(again)]
    assert faults == []
