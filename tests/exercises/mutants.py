"""Every one-edit change of a published solution, and whether the check takes it for right.

`pytest tests/exercises/test_mutants.py -k NAME` lists those of one exercise that are taken for
right and are not in SAME.
"""

import ast
import symtable
from collections import Counter

from published import checks

from slopes.exercises import EXERCISES, sandbox

HANDED = "handed_over"  # the name that the answer gets
ARITHMETIC = {
    ast.Add: [ast.Sub, ast.Mult],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Add, ast.Div, ast.Pow],
    ast.Div: [ast.Mult, ast.FloorDiv],
    ast.FloorDiv: [ast.Mult, ast.Mod],
    ast.Mod: [ast.FloorDiv],
    ast.Pow: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.BitAnd: [ast.BitOr],
    ast.BitOr: [ast.BitAnd],
}
COMPARISONS = {
    ast.Lt: [ast.LtE, ast.GtE],
    ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE],
    ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
}
FAMILIES = [
    "all any",
    "argmax argmin argsort",
    "ceil floor round",
    "cos sin",
    "diff cumsum",
    "exp expm1 exp2",
    "log log1p log2",
    "max min sum",
    "maximum minimum",
    "mean median sum std",
    "normal uniform",
    "relu abs tanh",
    "sigmoid tanh",
    "softmax log_softmax",
    "sqrt square abs",
    "var std",
    "zeros ones",
    "zeros_like ones_like",
]
SIBLINGS = {
    name: {o for f in FAMILIES if name in f.split() for o in f.split() if o != name}
    for name in " ".join(FAMILIES).split()
}
COMMUTATIVE = {"maximum", "minimum", "add", "multiply", "logaddexp", "allclose", "array_equal"}
STATEMENTS = ast.Assign | ast.AugAssign | ast.Expr | ast.For | ast.If | ast.Return | ast.While
LEFT_ALONE = ast.Assert | ast.Import | ast.ImportFrom
SCOPES = ast.FunctionDef | ast.Lambda | ast.ClassDef
COMPREHENSIONS = ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp


def program(source):
    """Return the tree of the statements of a solution that make its answer, and hand it over."""
    tree = ast.parse(source)
    end = ast.Assign([ast.Name(HANDED, ast.Store())], checks(tree)[-1].args[1])
    kept, needed = [], reads(end)
    while True:
        more = [s for s in tree.body if s not in kept and makes(s) & needed]
        if not more:
            break
        kept += more
        needed = needed.union(*map(reads, more))
    body = [s for s in tree.body if s in kept and not isinstance(s, LEFT_ALONE)]
    return ast.fix_missing_locations(ast.Module([*body, end], []))


def reads(statement):
    """Return the names of the cell that a statement reads, in its functions too."""

    def below(table, outermost):
        for symbol in table.get_symbols():
            if symbol.is_referenced() and (outermost or symbol.is_global()):
                yield symbol.get_name()
        for child in table.get_children():
            yield from below(child, False)

    code = ast.unparse(ast.fix_missing_locations(statement))
    return set(below(symtable.symtable(code, "<solution>", "exec"), True))


def makes(statement):
    """Return the names that a statement binds, or whose objects it changes."""
    changed = (
        node.value.func if isinstance(node, ast.Expr) else node
        for node in ast.walk(statement)
        if (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
        or isinstance(getattr(node, "ctx", None), ast.Store)
    )
    names = {root(node) for node in changed} if not isinstance(statement, SCOPES) else set()
    return (names | {getattr(statement, "name", None)}) - {"print"}


def root(node):
    """Return the name at which an expression such as a.b[c] begins."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call | ast.Starred):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", None)


def bound(node, outermost=True):
    """Return the names that the code of a function, or of the cell, binds, in their order."""
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.Name):
        return [node.id] * isinstance(node.ctx, ast.Store)
    if isinstance(node, SCOPES) and not outermost:
        return [getattr(node, "name", None)]
    if isinstance(node, COMPREHENSIONS):
        return []
    names = (name for child in ast.iter_child_nodes(node) for name in bound(child, False))
    return [name for name in dict.fromkeys(names) if name not in (None, HANDED)]


def mutants(tree):
    """Yield (label, code) of each edit of a tree: the line before and after, and the whole."""
    original, seen, labels = ast.unparse(tree), set(), Counter()
    for line, holder, key, node, scope in places(tree, tree, bound(tree)):
        for other in edits(node, scope):
            before = header(line)
            holder[key] = other
            code = ast.unparse(ast.fix_missing_locations(tree))
            after = header(other if isinstance(other, ast.stmt) else line)
            holder[key] = node
            if code == original or code in seen:
                continue
            seen.add(code)
            label = f"{before} → {'dropped' if after == 'pass' else after}"
            labels[label] += 1
            yield label + f" ({labels[label]})" * (labels[label] > 1), code


def header(line):
    """Return the first line of a statement as code."""
    return ast.unparse(ast.fix_missing_locations(line)).splitlines()[0]


def places(line, node, scope):
    """Yield (statement, holder, key, node, names in scope) below a node; holder[key] is the node.

    Assertions, prints and docstrings are passed over.
    """
    for field, value in ast.iter_fields(node):
        among = enumerate(value) if isinstance(value, list) else [(field, value)]
        holder = value if isinstance(value, list) else vars(node)
        for key, child in among:
            text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if not isinstance(child, ast.AST) or isinstance(child, LEFT_ALONE) or text:
                continue
            if isinstance(child, ast.Expr) and root(child.value) == "print":
                continue
            inner = scope
            if isinstance(child, SCOPES):
                inner = bound(child)
            elif isinstance(child, COMPREHENSIONS):
                inner = scope + [n for g in child.generators for n in bound(g.target)]
            at = child if isinstance(child, ast.stmt) else line
            yield at, holder, key, child, inner
            yield from places(at, child, inner)


def edits(node, scope):
    """Yield what may stand in the place of a node."""
    match node:
        case ast.BinOp(left, op, right):
            yield from (ast.BinOp(left, o(), right) for o in ARITHMETIC.get(type(op), []))
            yield from (left, right)
            if not isinstance(op, ast.Add | ast.Mult):
                yield ast.BinOp(right, op, left)
        case ast.UnaryOp(_, operand):
            yield operand
        case ast.Compare(left, [op], right):
            yield from (ast.Compare(left, [o()], right) for o in COMPARISONS.get(type(op), []))
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            yield from values
        case ast.IfExp(_, body, orelse):
            yield from (body, orelse)
        case ast.Constant(value) if isinstance(value, bool):
            yield ast.Constant(not value)
        case ast.Constant(value) if isinstance(value, int | float):
            yield from (ast.Constant(v) for v in (value + 1, value - 1, -value))
        case ast.Name(name, ast.Load()):
            others = scope if name in scope else sorted(SIBLINGS.get(name, []))
            yield from (ast.Name(o, ast.Load()) for o in others if o != name)
        case ast.Attribute(value, name, ast.Load()):
            for other in sorted(SIBLINGS.get(name, [])):
                yield ast.Attribute(value, other, ast.Load())
        case ast.Call(f, args, keywords):
            name = getattr(f, "attr", "")
            fewer = [] if name == "default_rng" else without_one(args)  # chance keeps its seed
            exchanged = [] if name in COMMUTATIVE else swapped(args)
            yield from (ast.Call(f, few, keywords) for few in exchanged + fewer)
            yield from (ast.Call(f, args, few) for few in without_one(keywords))
            yield from args[:1]
        case ast.Tuple(elements, ctx) | ast.List(elements, ctx) if isinstance(ctx, ast.Load):
            for few in swapped(elements) + without_one(elements):
                yield type(node)(few, ctx)
        case ast.Subscript(value, _, ast.Load()):
            yield value
        case ast.Slice(lower, upper, step):
            yield from (ast.Slice(None, upper, step), ast.Slice(lower, None, step))
            yield ast.Slice(lower, upper, None)
        case ast.comprehension(target, iterated, [_, *_], is_async):
            yield ast.comprehension(target, iterated, [], is_async)
        case ast.AugAssign(target, op, value):
            yield from (ast.AugAssign(target, o(), value) for o in ARITHMETIC.get(type(op), []))
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
    if isinstance(node, STATEMENTS) and HANDED not in bound_by(node):
        yield ast.Pass()


def bound_by(statement):
    return {getattr(target, "id", None) for target in getattr(statement, "targets", [])}


def swapped(things):
    """Return the lists with two neighbours exchanged."""
    pairs = range(len(things) - 1)
    return [[*things[:i], things[i + 1], things[i], *things[i + 2 :]] for i in pairs]


def without_one(things):
    return [things[:i] + things[i + 1 :] for i in range(len(things))]


def judged(name, setup, codes):
    """Return of each code whether the answer that it makes is right; None where it is too slow.

    Ten at a time share a process; where one of them spoils it, each gets its own.
    """

    def right(code):
        names = dict(setup)
        try:
            exec(code, names)
            return EXERCISES[name].judge(names[HANDED]) is None
        except sandbox.TimeUp:
            raise
        except BaseException:
            return False

    def together(codes):
        outcome = sandbox.run(lambda: [right(code) for code in codes])
        if not outcome.fault:
            return outcome.value
        if len(codes) > 1:
            return [together([code])[0] for code in codes]
        return [None if "did not finish" in outcome.fault else False]

    return [verdict for i in range(0, len(codes), 10) for verdict in together(codes[i : i + 10])]
