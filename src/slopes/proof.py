"""The line under a proof: how many statements a notebook's cell has checked, over how many seeds.

In a notebook, importing `slopes` is enough: a cell that asserts something ends with that line. A
build also keeps what was compared, so that a test can hold the numbers of the text against it.
"""

import ast
import os
import sys

import numpy as np

from .answer import fold

NAME = "__slopes_proof__"
COMPARING = {"allclose", "isclose", "array_equal", "approx"}
LONGEST = 400  # numbers kept of one compared array; of a longer one its ends


class Proof(ast.NodeTransformer):
    """Counts, while a cell runs, what it asserts; is told of each cell by IPython."""

    def __init__(self, keep=False):
        self.keep = keep  # whether to keep what was compared
        self.spread = {}  # how many seeds stand behind each name that a cell has made
        self.begin()

    def begin(self, *_):
        self.held, self.seeds, self.compared, self.statements = {}, {}, [], []

    def visit_Module(self, cell):
        """Return the cell's code with a note at each statement, assertion and seed."""
        self.statements = [_names(statement) for statement in cell.body]
        self.answers = any("check" in reads for reads, _ in self.statements)  # has its own verdict
        self.generic_visit(cell)
        for number in reversed(range(len(cell.body))):
            note = _note("at", cell.body[number], ast.Constant(number))
            cell.body.insert(number, ast.Expr(note))
        return ast.fix_missing_locations(cell)

    def visit_Assert(self, node):
        if self.keep:
            node.test = Compared().visit(node.test)
        self.generic_visit(node)
        node.test = _note("hold", node, ast.Constant(node.lineno), node.test)
        return node

    def visit_For(self, node):
        self.generic_visit(node)
        if getattr(node.target, "id", None) == "seed":
            node.iter = _note("sow", node.iter, ast.Constant(_place(node.iter)), node.iter)
        return node

    visit_comprehension = visit_For

    def visit_Call(self, node):
        self.generic_visit(node)
        for word in node.keywords:
            if word.arg in ("seed", "seeds"):
                word.value = _note("sow", word.value, ast.Constant(_place(word.value)), word.value)
        if getattr(node.func, "attr", None) == "default_rng" and node.args:
            first = node.args[0]
            node.args[0] = _note("sow", first, ast.Constant(_place(first)), first)
        return node

    def at(self, number):
        """Note which of the cell's statements begins."""
        self.now = number

    def hold(self, line, outcome):
        """Note that the assertion in this line held, if it did."""
        if outcome:
            self.held[line] = self.now
        return outcome

    def see(self, value):
        """Keep a value that an assertion compares."""
        self.compared += _numbers(value)
        return value

    def sow(self, place, seeds):
        """Note the seeds that are used at this place."""
        several = seeds if isinstance(seeds, range | list | tuple | set) else [seeds]
        numbers = {int(s) for s in several if isinstance(s, int | np.integer)}
        self.seeds.setdefault((self.now, place), set()).update(numbers)
        return seeds

    def end(self, result):
        """Show the line, once the cell has run to its end: of several seeds the fewest."""
        if not self.statements or not result.success:
            return
        behind = []
        for number, (reads, makes) in enumerate(self.statements):
            own = [len(seeds) for (now, _), seeds in self.seeds.items() if now == number]
            behind.append(max([0, *own, *(self.spread.get(name, 0) for name in reads)]))
            self.spread |= dict.fromkeys(makes, behind[-1])
        several = [behind[number] for number in self.held.values() if behind[number] > 1]
        if self.held and not self.answers:
            compared = sorted(set(self.compared)) if self.keep else None
            _show(len(self.held), min(several, default=0), compared)


class Compared(ast.NodeTransformer):
    """Notes both sides of every comparison in an assertion."""

    def visit_Compare(self, node):
        self.generic_visit(node)
        node.left = _note("see", node.left, node.left)
        node.comparators = [_note("see", side, side) for side in node.comparators]
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if getattr(node.func, "attr", getattr(node.func, "id", None)) in COMPARING:
            node.args = [
                side if isinstance(side, ast.Starred) else _note("see", side, side)
                for side in node.args
            ]
        return node


def _names(statement):
    """The names that a statement reads, and those that it makes or changes."""
    nodes = list(ast.walk(statement))
    inner = {node.arg for node in nodes if isinstance(node, ast.arg)}
    for loop in (node.target for node in nodes if isinstance(node, ast.comprehension)):
        inner |= {node.id for node in ast.walk(loop) if isinstance(node, ast.Name)}
    reads, makes = set(), {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    for node in nodes:
        if isinstance(node, ast.Name):
            (makes if isinstance(node.ctx, ast.Store) else reads).add(node.id)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            reads.add(node.target.id)  # x += 1
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            makes.add(_base(node))  # found["a"] = 1
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            makes.add(_base(node.value.func))  # found.append(1)
    return reads - inner, makes - inner - {None}


def _base(node):
    """The name at the beginning of an expression of attributes and places, if it is one."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return getattr(node, "id", None)


def _note(method, where, *arguments):
    """Return the code of a call of the notebook's Proof."""
    function = ast.Attribute(ast.Name(NAME, ast.Load()), method, ast.Load())
    return ast.copy_location(ast.Call(function, list(arguments), []), where)


def _place(node):
    return node.lineno * 1000 + node.col_offset


def _numbers(value):
    """The numbers in a compared value, as floats."""
    if isinstance(value, str | bytes | type(None)) or callable(value):
        return []
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, set | range | zip | map):
        value = list(value) if isinstance(value, set | range) else []
    if isinstance(value, list | tuple):
        return [number for part in value for number in _numbers(part)]
    try:
        found = np.asarray(value)
        found = found.astype(float).ravel() if found.dtype != bool else np.array([])
    except (TypeError, ValueError, RuntimeError):  # the last: a tensor that waits for a gradient
        return []
    found = found[np.isfinite(found)]
    if found.size > LONGEST:
        found = np.array([found.min(), found.max()])
    return found.tolist()


def _show(statements, seeds, compared):
    from IPython.display import display

    text = f"✓ {statements} statement{'s' * (statements != 1)} checked"
    text += f", {seeds} seeds" * (seeds > 1)
    kept = {} if compared is None else {"slopes": {"compared": compared}}
    plain = {"text/html": f'<p class="slopes-proof">{text}</p>', "text/plain": text}
    display(plain, raw=True, metadata=kept)


def watch():
    """Let the running notebook show what its cells check and hold back answers; else do nothing."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if getattr(shell, "kernel", None) is None or NAME in shell.user_ns:
        return
    proof = Proof(keep="SLOPES_PROOF" in os.environ)
    shell.push({NAME: proof}, interactive=False)
    shell.ast_transformers.append(proof)
    shell.events.register("pre_run_cell", proof.begin)
    shell.events.register("post_run_cell", proof.end)
    fold(shell)
