"""What an answer needs of its chapter is found by name, and nothing else is taken."""

import ast

import pytest
from answer.needed import chapter, defined, needed

CHAPTER = [
    "import matplotlib.pyplot as plt\nimport numpy as np\n\nfrom slopes import check, relu, tanh",
    "x, y = np.arange(3), np.ones(3)",
    "def scaled(z):\n    return factor * z",
    "factor = 2",
    "fig, ax = plt.subplots()\nax.plot(x, relu(x))\nplt.show()",
    "rows = []\nfor seed in range(2):\n    assert seed < 2\n    rows.append(scaled(seed))",
    "draw_pair(relu, ax)",
    "net = Network([2, 2])\nfit(net, x, y)",
    "x = x + 1\nx[0] = 5",
    "assert x.sum() == 10",
    "def solution():\n    return 1\n\n\ncheck('one', solution)",
    "%pip install slopes",
]
CASES = {
    "an import of several names gives the one that is read": ("relu(3)", ["relu"]),
    "a module goes by its name": ("np.e", ["numpy"]),
    "what a function reads is taken too, from where it is called": ("scaled(3)", ["def", "factor"]),
    "a name that the answer binds is its own": ("x = 3\nx + 1", []),
    "a loop binds its variable before it is read": ("for x in range(3):\n    print(x)", []),
    "parameters are no names of the chapter": ("def f(x, y=1):\n    return x + y", []),
    "nor is what a comprehension binds": ("[x for x in range(3)]", []),
    "a default is read at once": ("def f(z=factor):\n    return z", ["factor"]),
    "a lambda may be called at once": ("g = lambda z: tanh(z)", ["tanh"]),
    "a method of a class is run later": ("class A:\n    def f(self):\n        tanh(1)", ["tanh"]),
    "all that changes an object comes along, in order": (
        "x",
        ["numpy", "x, y", "x = x + 1", "x[0]"],
    ),
    "a loop that fills a list is taken whole, without its assertions": (
        "rows",
        ["def scaled", "factor", "rows = []", "for seed"],
    ),
    "a call that is given an object does not change it, but for a few": (
        "net.forward(1)",
        ["numpy", "x, y", "net = ", "fit(net"],
    ),
    "what is drawn on is taken with what draws": (
        "ax",
        ["plt", "numpy", "relu", "x, y", "fig, ax", "ax.plot"],
    ),
    "other exercises are not taken": ("solution()", []),
    "a name that nobody binds is left to Python": ("nobody", []),
    "what is changed is read": ("factor += 1", ["factor"]),
    "either way of a condition may bind": (
        "if 1 > 2:\n    x = 1\nx.sum()",
        ["numpy", "x, y", "x = x"],
    ),
}


def taken(answer, cells=CHAPTER, others=()):
    found = needed(ast.parse(answer).body, [*defined(others), *chapter(cells)])
    return [ast.unparse(statement.node) for statement in found]


@pytest.mark.parametrize(("answer", "expected"), CASES.values(), ids=CASES)
def test_an_answer_gets_what_it_needs(answer, expected):
    found = taken(answer)
    for part in expected:
        assert any(part in statement for statement in found), found
    assert expected or found == []


def test_no_assertion_is_taken():
    assert "assert" not in "".join(taken("rows"))


def test_a_function_is_given_the_names_as_they_stand_where_it_is_called():
    cells = ["a = 1", "def f():\n    return a", "b = f()", "a = 2"]
    names = {}
    exec("\n".join(taken("f(), b", cells)), names)
    assert (names["b"], names["f"]()) == (1, 2)


def test_the_readers_own_functions_are_found_where_the_chapter_has_none():
    others = [
        "def mine(z):\n    return relu(z)\n\n\nwhile True:\n    pass",
        "def tanh(z): ...",
        "((",
    ]
    assert taken("mine(tanh(1))", others=others) == [
        "def mine(z):\n    return relu(z)",
        "from slopes import relu",
        "from slopes import tanh",
    ]
