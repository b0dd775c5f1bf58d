"""What an answer needs of its chapter: the statements that bind or change the names it reads."""

import ast
import contextlib
from dataclasses import dataclass

from .names import Names

# What these bind is not changed by a call that is given it, or that it is asked for.
LASTING = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef


@dataclass(eq=False)
class Statement:
    """A statement and its names."""

    node: ast.stmt
    names: Names


class WithoutAssertions(ast.NodeTransformer):
    """Takes the assertions out of loops and functions too."""

    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)


def single(node):
    """The statements that an import of several names stands for, or the statement itself."""
    if isinstance(node, ast.Import):
        return [ast.Import([alias]) for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [ast.ImportFrom(node.module, [alias], node.level) for alias in node.names]
    return [node]


def statements(nodes):
    """The Statements of some nodes."""
    found = [Statement(node, Names()) for node in nodes]
    for statement in found:
        statement.names.visit(statement.node)
    return found


def chapter(cells):
    """The Statements of a chapter's cells, in order: no assertions, no exercises, Python alone."""
    found = []
    for cell in cells:
        try:
            tree = WithoutAssertions().visit(ast.parse(cell))
        except SyntaxError:
            continue
        inside = statements(part for node in tree.body for part in single(node))
        if not any("check" in statement.names.reads for statement in inside):
            found += inside
    return found


def defined(answers):
    """The Statements in other answers that define a function or a class, without what fails."""
    found = []
    for answer in answers:
        with contextlib.suppress(SyntaxError):
            found += statements(ast.parse(answer).body)
    return [it for it in found if isinstance(it.node, ast.FunctionDef | ast.ClassDef)]


def needed(answer, before):
    """Those of the Statements `before` that the nodes of an answer need, in their order."""
    run = [*before, *statements(answer)]
    lasting = {name for s in before if isinstance(s.node, LASTING) for name in s.names.binds}
    taken, seen = set(), set()

    def need(names, place):
        """Take what gives these names the objects that they have at a place."""
        for name in names:
            if (name, place) in seen:
                continue
            seen.add((name, place))
            for at in reversed(range(place)):
                here = run[at].names
                if name in here.binds | (here.changes - lasting):
                    taken.add(at)
                    need(here.reads, at)
                    need(here.later, place)
                if name in here.sure:
                    break

    for at in range(len(before), len(run)):
        need(run[at].names.reads, at)
        need(run[at].names.later, len(run))
    return [before[at] for at in sorted(taken) if at < len(before)]
