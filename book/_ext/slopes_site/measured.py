"""What was measured of this library and its peers, from the stored results."""

import json
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from slopes.measure import Table

STORED = Path(__file__).parents[3] / "benchmarks"
TITLES = {"slopes": "slopes", "textbook": "textbook", "scipy": "SciPy", "torch": "PyTorch"}
TITLES |= {"keras": "Keras", "jax": "JAX", "numpy": "NumPy"}


def stored(name):
    return json.loads((STORED / f"{name}.json").read_text(encoding="utf-8"))


class Stored(SphinxDirective):
    """A directive that shows stored results: a page with one is written anew when they change."""

    def stored(self, name):
        self.env.note_dependency(str(STORED / f"{name}.json"))
        return stored(name)


def shown(table):
    return [nodes.raw("", table._repr_html_(), format="html")]


def library(row):
    """Return whose row it is, whatever the path of the processor or the backend."""
    return row["library"].split(",")[0].split(" on ")[0]


class Accuracy(Stored):
    """A table of the largest error of every function in one dtype, by library."""

    required_arguments = 1

    def run(self):
        rows = [r for r in self.stored("accuracy")["rows"] if r["dtype"] == self.arguments[0]]
        libraries = [name for name in TITLES if any(library(r) == name for r in rows)]
        cells = {}
        for r in rows:
            cells.setdefault((r["function"], r["slope"]), {}).setdefault(library(r), []).append(r)
        body = [
            [name + "′" * slope, *(cell(found.get(which, [])) for which in libraries)]
            for (name, slope), found in cells.items()
        ]
        head = ["function", *(TITLES[which] for which in libraries)]
        caption = f"Largest error in units in the last place, {self.arguments[0]}; the worst of "
        return shown(Table(head, body, f"{caption}all paths and backends"))


def cell(rows):
    """Return the largest error as text, and what is wrong besides."""
    if not rows:
        return "–"
    worst = max(r["worst"] for r in rows)
    text = f"{worst:.2f}" if worst < 1000 else f"{worst:.0e}".replace("e+", "e")
    marks = {"w": "wrong", "L": "lost", "∞": "limits", "!": "warnings"}
    return " ".join([text, *(mark for mark, key in marks.items() if any(r.get(key) for r in rows))])


class Rows(Stored):
    """A table of how each library did as it was called: on each path, with each backend."""

    def run(self):
        rows, body = self.stored("accuracy")["rows"], []
        for name in dict.fromkeys(r["library"] for r in rows):
            for dtype in dict.fromkeys(r["dtype"] for r in rows):
                own = [r for r in rows if (r["library"], r["dtype"]) == (name, dtype)]
                clean = [r for r in own if not (r["wrong"] or r["lost"] or r.get("limits"))]
                body.append([name, dtype, len(own), f"{len(clean)}", len(within(own))])
        head = ["library", "dtype", "measured", "nothing wrong", "within the goal"]
        return shown(Table(head, body, "How many functions and derivatives"))


def within(rows):
    """Return the rows within this library's goals: 4 and 5 ULP in float64, rounding in float32."""
    goals = {"float64": (4, 5), "float32": (0.5000001, 0.5000001)}
    sound = (r for r in rows if not (r["wrong"] or r["lost"] or r.get("limits")))
    return [r for r in sound if r["worst"] <= goals[r["dtype"]][r["slope"]]]


class Speed(Stored):
    """A table of one pass in one dtype: the time an element, as a ratio to PyTorch's."""

    required_arguments = 2

    def run(self):
        what, dtype = self.arguments
        rows = [r for r in self.stored("speed")["rows"] if (r["pass"], r["dtype"]) == (what, dtype)]
        times = {(r["function"], r["size"]): r for r in rows}
        sizes = sorted({size for _, size in times})
        body = [
            [name, *(f"{times[name, n]['slopes'] / times[name, n]['torch']:.2f}" for n in sizes)]
            for name in dict.fromkeys(r["function"] for r in rows)
        ]
        caption = f"Time of the {what} pass over PyTorch's, {dtype}; below 1 this library is faster"
        return shown(Table(["function", *(f"{n:,} elements" for n in sizes)], body, caption))


class Steps(Stored):
    """A table of one training step of a small network: times, as ratios to this library's."""

    def run(self):
        record = self.stored("speed")
        rows, on = record["steps"], record.get("steps_on")
        peers = [name for name in ("products", "torch", "keras") if name in rows[0]]
        body = [
            [f"{r['dtype']}, {r['optimizer']}", *(f"{r[p] / r['slopes']:.2f}" for p in peers)]
            for r in rows
        ]
        head = ["step", *(TITLES.get(name, "its matrix products") for name in peers)]
        caption = "Time of a training step over this library's; above 1 this library is faster"
        table = shown(Table(head, body, caption))
        if not on:
            return table
        place = f"{on['machine']} with {', '.join(on['features'])}"
        return [
            *table,
            nodes.paragraph("", f"The steps were measured on {on['date']}, on {place}."),
        ]


class Goals(Stored):
    """A table of the goals for time and memory, with what was found."""

    def run(self):
        body = [
            [g["goal"], g["limit"], f"{g['found']:.3g}", "met" if g["met"] else "missed"]
            for g in self.stored("speed")["goals"]
        ]
        head = ["goal", "limit", "found", "outcome"]
        return shown(Table(head, body, "Goals of this library for time and memory"))


class Measured(Stored):
    """A paragraph: when, on what, with which versions, and who was absent."""

    required_arguments = 1

    def run(self):
        record = self.stored(self.arguments[0])
        versions = {n: v for n, v in record["versions"].items() if v and v != "absent"}
        there = ", ".join(f"{TITLES.get(n, n)} {v}" for n, v in versions.items())
        gone = record.get("absent", [n for n in record["versions"] if n not in versions])
        features = ", ".join(record.get("features", []))
        processor = record.get("processor") or f"{record['machine']} with {features}"
        text = f"Measured on {record['date']} with {there}, on {processor}. "
        absent = f"Absent: {', '.join(gone)}." if gone else "No library was absent."
        return [nodes.paragraph("", text + absent)]


def setup(app):
    for directive in (Accuracy, Rows, Speed, Steps, Goals, Measured):
        app.add_directive(directive.__name__.lower(), directive)
