"""The exercises as the notebooks show them, found by the ids of their cells."""

import ast
import json
import pathlib
from dataclasses import dataclass
from operator import itemgetter

BOOK = pathlib.Path(__file__).parents[2] / "book"
CELLS = ["task", "hint", "stub", "solution", "why"]


@dataclass
class Published:
    """An exercise as a notebook shows it: the sources of its cells, in order, by kind."""

    name: str
    chapter: str
    cells: dict
    setup: str  # the imports and the functions that the chapter defines before

    def run(self, *kinds):
        """What the last expression of the cells gives, run after the chapter's imports."""
        names, last = {"__name__": "__main__"}, None
        for kind in ("setup", *kinds):
            source, where = self.cells.get(kind, self.setup), f"<{kind} of {self.name}>"
            *most, end = ast.parse(source).body or [ast.Pass()]
            last = None
            if not isinstance(end, ast.Expr):
                most.append(end)
            exec(compile(ast.Module(most, []), where, "exec"), names)
            if isinstance(end, ast.Expr):
                last = eval(compile(ast.Expression(end.value), where, "eval"), names)
        return last

    def needs(self, kind):
        """What a cell reads of the chapter's imports and definitions: of an import its one name."""
        from mutants import reads

        made = {}
        for at, node in enumerate(ast.parse(self.setup).body):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for alias in node.names:
                    one = {**vars(node), "names": [alias]}
                    name = (alias.asname or alias.name).partition(".")[0]
                    made[name] = at, type(node)(**one)
            else:
                made[node.name] = at, node
        found, open_ = {}, reads(ast.parse(self.cells[kind]))
        while open_:
            name = open_.pop()
            if name in made and name not in found:
                found[name] = made[name]
                open_ |= reads(made[name][1])
        return "\n".join(ast.unparse(node) for _, node in sorted(found.values(), key=itemgetter(0)))


def published(book):
    """The exercises of a folder of notebooks, found by the ids of cells: exercise-name-kind."""
    found = []
    for path in sorted(book.glob("*.ipynb")):
        setup = []
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            mark, _, rest = cell.get("id", "").partition("-")
            name, _, kind = rest.rpartition("-") if mark == "exercise" else ("", "", "")
            if kind == "task":
                found.append(Published(name, path.name[:2], {}, "\n".join(setup)))
            if found and found[-1].name == name and kind in CELLS:
                found[-1].cells[kind] = source
            elif cell["cell_type"] == "code" and cell["id"] != "colab":
                setup += lasting(source)
    return found


def lasting(source):
    """The imports and the definitions of a cell."""
    plain = "\n".join(line for line in source.splitlines() if not line.startswith(("%", "!")))
    kept = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef
    return [ast.unparse(node) for node in ast.parse(plain).body if isinstance(node, kept)]


def checks(tree):
    """The calls of `check` within a tree."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in calls if getattr(call.func, "id", "") == "check"]


PUBLISHED = published(BOOK)
