"""Answers to census-count: folders whose first name is relu."""

import re
from collections import Counter, OrderedDict
from itertools import groupby


def by_loop(rows):
    seen, count = set(), 0
    for folder, name in rows:
        if folder not in seen:
            seen.add(folder)
            count += name == "relu"
    return count


def backwards(rows):
    return sum(name == "relu" for name in dict(reversed(rows)).values())


def sorted_first(rows):
    groups = groupby(sorted(rows, key=lambda row: row[0]), key=lambda row: row[0])
    return sum(next(group)[1] == "relu" for _, group in groups)


def counted(rows):
    first = {}
    for folder, name in rows:
        if folder not in first:
            first[folder] = name
    return Counter(first.values())["relu"]


def by_places(rows):
    folders = [folder for folder, _ in rows]
    return len([1 for i, (f, n) in enumerate(rows) if folders.index(f) == i and n == "relu"])


def recursive(rows):
    if not rows:
        return 0
    (folder, name), rest = rows[0], rows[1:]
    return int(name == "relu") + recursive([row for row in rest if row[0] != folder])


def ordered(rows):
    first = OrderedDict()
    for folder, name in rows:
        first.setdefault(folder, name)
    return list(first.values()).count("relu")


class Census:
    def __call__(self, rows):
        return by_loop(rows)


def first_names(rows):
    first = {}
    for folder, name in rows:
        first.setdefault(folder, name)
    return first.values()


def some(test):
    """Return the census that counts the folders whose first name passes the test."""
    return lambda rows: sum(map(test, first_names(rows)))


RIGHT = {
    "a loop": by_loop,
    "written over backwards": backwards,
    "sorted and grouped": sorted_first,
    "a Counter": counted,
    "by places": by_places,
    "recursive": recursive,
    "an ordered dict": ordered,
    "an object that is called": Census(),
    "a float": lambda rows: float(by_loop(rows)),
    "a tuple of one name": some(lambda name: name in ("relu",)),
    "a whole match": some(lambda name: re.fullmatch("relu", name) is not None),
    "a set of folders": lambda rows: len(
        {f for f, n in rows if n == "relu" and next(m for g, m in rows if g == f) == "relu"}
    ),
}
WRONG = {
    "none": lambda rows: 0,
    "one": lambda rows: 1,
    "all rows": len,
    "true or false": lambda rows: any(name == "relu" for _, name in rows),
    "one too many": lambda rows: by_loop(rows) + 1,
    "the others": lambda rows: len({f for f, _ in rows}) - by_loop(rows),
    "twice": lambda rows: 2 * by_loop(rows),
    "names": lambda rows: len({name for _, name in rows}),
    "silu": lambda rows: sum(name == "silu" for _, name in rows),
    "only neighbours count once": lambda rows: sum(
        next(group)[1] == "relu" for _, group in groupby(rows, key=lambda row: row[0])
    ),
    "the first row alone": lambda rows: int(bool(rows) and rows[0][1] == "relu"),
    "folders by their beginning": lambda rows: by_loop([(f.split("_")[0], n) for f, n in rows]),
    "case and blanks folded": lambda rows: by_loop([(f, n.lower().strip()) for f, n in rows]),
    "reversed, case folded": lambda rows: sum(
        name.lower() == "relu" for name in dict(reversed(list(rows))).values()
    ),
    "a forgotten comma": some(lambda name: name in ("relu")),
    "a part of relu, but not nothing": some(lambda name: bool(name) and name in "relu"),
    "the beginning of relu": some("relu".startswith),
    "the end of relu": some("relu".endswith),
    "a blank behind it": some(lambda name: name.rstrip() == "relu"),
    "a blank before it": some(lambda name: name.lstrip() == "relu"),
    "capitals throughout": some(lambda name: name in ("relu", "RELU")),
    "one capital": some(lambda name: name in ("relu", "Relu")),
    "no name is relu": some(lambda name: name in ("", "relu")),
    "a share": lambda rows: by_loop(rows) / max(1, len(rows)),
}
SAME = {}
