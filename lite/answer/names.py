"""The names of a statement: which it reads, now or later, binds, surely or perhaps, and changes."""

import ast

CHANGING = {"copyto", "fill_diagonal", "fit", "shuffle"}  # functions that change what they get


class Names(ast.NodeVisitor):
    """Collects the names of what it visits, in the order in which that runs.

    reads: names looked up while it runs; later: when a function that it defines is called; binds:
    names given a value, sure: on every way through; changes: names whose object may be altered.
    """

    def __init__(self):
        self.reads, self.later, self.binds, self.sure, self.changes = (set() for _ in range(5))

    def all(self, *parts):
        """Visit nodes and lists of nodes one after the other."""
        for part in parts:
            for node in part if isinstance(part, list) else filter(None, [part]):
                self.visit(node)

    def bind(self, name):
        self.binds.add(name)
        self.sure.add(name)

    def visit_Name(self, node):
        if not isinstance(node.ctx, ast.Load):
            self.bind(node.id)
        elif node.id not in self.sure:
            self.reads.add(node.id)

    def visit_Assign(self, node):
        self.all(node.value, node.targets)

    def visit_AnnAssign(self, node):
        self.all(node.annotation, node.value, node.target if node.value else None)

    def visit_AugAssign(self, node):
        if isinstance(node.target, ast.Name) and node.target.id not in self.sure:
            self.reads.add(node.target.id)
        self.all(node.value, node.target)

    def visit_NamedExpr(self, node):
        self.all(node.value, node.target)

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            self.changes |= root(node)

    visit_Subscript = visit_Attribute

    def visit_Expr(self, node):
        """A call that stands alone is there for what it does to the object whose method it is."""
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute):
            self.changes |= root(node.value.func)

    def visit_Call(self, node):
        self.generic_visit(node)
        called = getattr(node.func, "attr", getattr(node.func, "id", None))
        if called in CHANGING and node.args:
            self.changes |= root(node.args[0])

    def visit_alias(self, node):
        self.bind(node.asname or node.name.partition(".")[0])

    def visit_MatchAs(self, node):
        self.generic_visit(node)
        if node.name:
            self.bind(node.name)

    visit_MatchStar = visit_MatchAs

    def visit_For(self, node):
        self.all(node.iter, node.target, node.body, node.orelse)

    visit_AsyncFor = visit_For

    def visit_If(self, node):
        self.visit(node.test)
        self.either(node.body, node.orelse)

    def visit_IfExp(self, node):
        self.visit(node.test)
        self.either([node.body], [node.orelse])

    def visit_Try(self, node):
        before = set(self.sure)
        self.all(node.body, node.orelse)
        handled = [[*handler.body] for handler in node.handlers]
        self.all([handler.type for handler in node.handlers if handler.type])
        names = {handler.name for handler in node.handlers} - {None}
        after, self.sure = self.sure, before | names
        self.either(*handled)
        self.binds |= names
        self.sure = after
        self.all(node.finalbody)

    visit_TryStar = visit_Try

    def either(self, *ways):
        """Visit ways of which one is taken: sure is what all of them bind."""
        before, after = set(self.sure), []
        for way in ways:
            self.sure = set(before)
            self.all(way)
            after.append(self.sure)
        self.sure = set.intersection(*after) if after else before

    def visit_FunctionDef(self, node):
        self.all(node.decorator_list, node.args, node.returns)
        found = inside(node.body, node.args)
        self.later |= found
        if node.decorator_list:  # which may call it at once
            self.reads |= found - self.sure
        self.bind(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_arg(self, node):
        """Parameters bind nothing here."""

    def visit_Lambda(self, node):
        self.visit(node.args)  # its defaults
        found = inside([node.body], node.args)
        self.later |= found
        self.reads |= found - self.sure  # it may be called at once

    def visit_comprehension(self, node):
        self.all(node.iter, node.target, node.ifs)

    def visit_ListComp(self, node):
        own = Names()
        own.sure = set(self.sure)
        own.all(node.generators, [getattr(node, part) for part in node._fields[:-1]])
        self.reads |= own.reads
        self.later |= own.later
        self.changes |= own.changes - own.binds

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp

    def visit_ClassDef(self, node):
        self.all(node.decorator_list, node.bases, node.keywords)
        own = Names()
        own.sure = set(self.sure)
        own.all(node.body)
        self.reads |= own.reads
        self.later |= own.later
        self.bind(node.name)


def root(node):
    """The name that an attribute or an item is taken of, as a set: {"ax"} for ax.lines[0].x."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else set()


def inside(body, arguments):
    """The names that the body of a function takes from around it."""
    own, outer = Names(), set()
    own.all(body)
    for part in body:
        for node in ast.walk(part):
            outer.update(node.names if isinstance(node, ast.Global | ast.Nonlocal) else ())
    parameters = {node.arg for node in ast.walk(arguments) if isinstance(node, ast.arg)}
    return (own.reads | own.later | outer) - (own.binds - outer) - parameters
