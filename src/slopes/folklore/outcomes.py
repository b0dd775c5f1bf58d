"""Which of the three rulings the code of a measurement is able to return."""

import ast
import inspect
import textwrap

RULINGS = ("holds", "holds if", "false")


def outcomes(measure):
    """Return the rulings that stand in a measurement's code; all where it leaves them to `ruled`.

    What is not there it cannot find, whatever the numbers are.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(measure)))
    nodes = [part for each in tree.body for part in ast.walk(each)]
    if any(isinstance(node, ast.Name) and node.id == "ruled" for node in nodes):
        return RULINGS
    found = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return tuple(ruling for ruling in RULINGS if ruling in found)
