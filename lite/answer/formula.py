"""A formula that somebody has typed: of x, parameters, numpy's functions and the library's own."""

import ast
import difflib
import re

import numpy as np

from slopes import Activation
from slopes.measure import elementwise

from . import dual

LONGEST, MOST_PARAMETERS = 200, 4  # characters; a slider each
FUNCTIONS = {f.__name__: 1 for f in [*dual.ONE, *dual.FLAT]} | {f.__name__: 2 for f in dual.TWO}
FUNCTIONS |= {
    "abs": 1,
    "absolute": 1,
    "heaviside": 2,
    "maximum": 2,
    "minimum": 2,
    "where": 3,
    "clip": 3,
}
OURS = {f.name: dual.lifted(f) for f in elementwise() if f.name not in FUNCTIONS}
FUNCTIONS |= dict.fromkeys(OURS, 1)
CONSTANTS = {"pi", "e"}
OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
COMPARED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
INSTEAD = {
    "max": "maximum",
    "min": "minimum",
    "ln": "log",
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "sgn": "sign",
}


class Wrong(Exception):
    """What is wrong with a formula: a sentence for who has typed it."""


def parsed(text):
    """The Activation of a formula, with its parameters, all of them 1."""
    text = text.strip()
    if not text:
        raise Wrong("Type a formula of x, such as x * tanh(a * x).")
    if len(text) > LONGEST:
        raise Wrong(f"That is longer than {LONGEST} characters: try a shorter formula.")
    found = Reading(text)
    arguments = ", ".join(["x", *(["*"] if found.parameters else [])])
    arguments += "".join(f", {name}=1.0" for name in found.parameters)
    names = OURS | {"np": np, "__builtins__": {}}
    body = eval(f"lambda {arguments}: {ast.unparse(found.tree)}", names)  # of what was let through
    body.__name__ = "yours"
    return Activation(body, text, "", slope=dual.slope_of(body))


class Reading(ast.NodeTransformer):
    """Reads a formula: lets through what is known, and calls numpy's names by numpy's.

    Numbers become floats: a power of whole numbers could fill the memory.
    """

    def __init__(self, text):
        self.parameters = {}
        self.has_x = False
        try:
            tree = ast.parse(text, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise Wrong(unreadable(text, error)) from None
        self.text = text
        self.tree = self.visit(tree)
        if not self.has_x:
            raise Wrong("There is no x in it: a function needs one.")
        if len(self.parameters) > MOST_PARAMETERS:
            named = ", ".join(self.parameters)
            raise Wrong(f"It has more than {MOST_PARAMETERS} parameters ({named}): name fewer.")

    def part(self, node):
        part = ast.get_source_segment(self.text, node) or ast.unparse(node)
        return f"“{part if len(part) <= 40 else part[:39] + '…'}”"

    def generic_visit(self, node):
        raise Wrong(
            f"A formula has no room for {self.part(node)}: only x, parameters, numbers and numpy."
        )

    def visit_Constant(self, node):
        if type(node.value) not in (int, float):
            raise Wrong(f"{self.part(node)} is no real number.")
        try:
            return ast.Constant(float(node.value))
        except OverflowError:
            raise Wrong(f"{self.part(node)} is larger than the largest number here.") from None

    def visit_Name(self, node):
        name = node.id
        if name == "x":
            self.has_x = True
            return node
        if name in CONSTANTS:
            return numpys(name)
        if name in FUNCTIONS:
            raise Wrong(f"{name} is a function: write what it is of in brackets, {name}(x).")
        if name.startswith("_") or name == "np":
            raise Wrong(f"{name} cannot be the name of a parameter: try a.")
        self.parameters[name] = 1.0
        return node

    def visit_Attribute(self, node):
        if not (isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy")):
            raise Wrong(f"A dot goes only with np, as in np.tanh, and not in {self.part(node)}.")
        if node.attr not in CONSTANTS:
            raise Wrong(f"np.{node.attr} cannot stand alone here: it is no number.")
        return numpys(node.attr)

    def visit_Call(self, node):
        f = node.func
        of_numpy = isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name)
        of_numpy = of_numpy and f.value.id in ("np", "numpy")
        name = f.attr if of_numpy else getattr(f, "id", None)
        if of_numpy and name in OURS:
            raise Wrong(f"{name} is not numpy's, but the library's: leave out the np.")
        if name not in FUNCTIONS:
            raise Wrong(unknown(name, self.part(f)))
        if node.keywords or len(node.args) != FUNCTIONS[name]:
            takes = ["", "one number", "two numbers", "three numbers"][FUNCTIONS[name]]
            raise Wrong(f"{name} takes {takes} in its brackets, got {self.part(node)}.")
        called = numpys(name) if name not in OURS else ast.Name(name, ast.Load())
        return ast.Call(called, [self.visit(each) for each in node.args], [])

    def visit_BinOp(self, node):
        if isinstance(node.op, ast.BitXor):
            raise Wrong("^ is no power in Python: write **, as in x**2.")
        if not isinstance(node.op, OPERATORS):
            raise Wrong(f"In {self.part(node)}, only + − * / and ** are known between numbers.")
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))

    def visit_UnaryOp(self, node):
        if not isinstance(node.op, ast.UAdd | ast.USub):
            raise Wrong(f"{self.part(node)} is no number: use where(x > 0, …, …).")
        return ast.UnaryOp(node.op, self.visit(node.operand))

    def visit_Compare(self, node):
        if len(node.ops) > 1:
            raise Wrong(f"Compare twice in place of {self.part(node)}: (x > 0) * (x < 1).")
        if not isinstance(node.ops[0], COMPARED):
            raise Wrong(f"{self.part(node)} does not compare two numbers.")
        sides = self.visit(node.left), [self.visit(node.comparators[0])]
        return ast.BinOp(ast.Compare(sides[0], node.ops, sides[1]), ast.Mult(), ast.Constant(1.0))

    def visit_IfExp(self, node):
        raise Wrong("x is many numbers at once: in place of if and else write where(x > 0, …, …).")

    def visit_BoolOp(self, node):
        raise Wrong("x is many numbers at once: in place of and write *, as in (x > 0) * (x < 1).")

    def visit_Lambda(self, node):
        raise Wrong("Write only what stands behind the colon: the formula itself.")


def numpys(name):
    return ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load())


def unknown(name, part):
    """The sentence for a call of something that is no function here."""
    if name is None:
        return f"{part} cannot be called: between two brackets write *."
    if len(name) == 1:
        return f"{name} is a parameter here, and no function: write {name} * (…)."
    near = INSTEAD.get(name) or next(iter(difflib.get_close_matches(name, FUNCTIONS, 1)), None)
    return f"{name} is no function that is known here" + (
        f": did you mean {near}?" if near else "."
    )


def unreadable(text, error):
    """The sentence for a formula that Python cannot read."""
    if re.match(r"[^=<>!]*[^=<>!]=[^=]", text):
        return "Write only what stands to the right of the equals sign."
    if found := re.search(r"(?<![\w.])\d+\.?\d*(?=[A-Za-z(])", text):
        return f"A product needs its sign: write {found[0]} * before “{text[found.end() :][:12]}”."
    if text.count("(") != text.count(")"):
        which = "(" if text.count("(") > text.count(")") else ")"
        return f"There is one “{which}” too many, or its partner is missing."
    at = getattr(error, "offset", None)
    where = f" at “{text[at - 1 :][:12]}”" if at and text[at - 1 :] else ""
    return f"Python cannot read that{where}: something is missing there, or too much."
