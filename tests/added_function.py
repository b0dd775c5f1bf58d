"""A plugin for pytest: of the tests made for one function each, only those of the one added run.

It is named in the variable ADDED. What a test of another function asks is asked of that function,
and was asked before; tests that look at several functions, or at all, stay.
"""

import os

from slopes import get
from slopes.activation import Activation


def functions(value):
    """Yield the names of the functions that a parameter of a test is made of."""
    if isinstance(value, (tuple, list)):
        for each in value:
            yield from functions(each)
    elif isinstance(value, (str, Activation)):
        try:
            yield get(value).__name__
        except KeyError:
            return


def pytest_collection_modifyitems(config, items):
    added, kept, left = os.environ["ADDED"], [], []
    for item in items:
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        named = {name for value in values for name in functions(value)}
        (left if named and added not in named else kept).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)
