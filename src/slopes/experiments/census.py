"""A census of activation functions: read from the files of a library, which is not imported.

`benchmarks/census.py` takes it of an installed transformers; what it found is stored.
"""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from ..data import stored

# The fields that say what a model's hidden layers use. What else a class names (for a pooler, a
# projector, a summary) is a side matter, and counted apart.
FIELDS = (
    "hidden_act",
    "hidden_activation",
    "activation_function",
    "activation",
    "dense_act_fn",
    "feed_forward_proj",
    "ff_activation",
    "mlp_hidden_act",
    "encoder_hidden_act",
    "encoder_activation_function",
)
GATES = "gate_proj", "gate_up_proj", "wi_0"  # what the weights of a gate are called
GELUS = "gelu gelu_pytorch_tanh gelu_new quick_gelu gated-gelu gelu_python gelu_fast"
FAMILIES = {"GELU": GELUS.split(), "SiLU": ["silu", "swish"], "ReLU": ["relu"]}


def defaults(text, of=str):
    """Return (class, field, value) of every field with a text as its default, in a file's order.

    of: str for texts, int for whole numbers.
    >>> defaults('class A:\\n    hidden_act: str = "silu"')
    [('A', 'hidden_act', 'silu')]
    """
    found = []
    for node in ast.parse(text).body:
        for line in node.body if isinstance(node, ast.ClassDef) else []:
            if isinstance(line, ast.AnnAssign):
                fields = [(line.target, line.value)]
            elif isinstance(line, ast.Assign):
                fields = [(target, line.value) for target in line.targets]
            elif isinstance(line, ast.FunctionDef) and line.name == "__init__":
                args, late = line.args, line.args.kwonlyargs
                early = args.args[len(args.args) - len(args.defaults) :]
                fields = zip([*early, *late], [*args.defaults, *args.kw_defaults], strict=True)
            else:
                continue
            for field, value in fields:
                if isinstance(value, ast.Constant) and type(value.value) is of:
                    name = getattr(field, "id", None) or getattr(field, "arg", None)
                    found.append((node.name, name, value.value))
    return found


def first_named(text):
    """Return {class: activation}: the first name that each has in one of the FIELDS.

    >>> first_named('class A:\\n  hidden_act: str = "gelu_new"')
    {'A': 'gelu_new'}
    """
    found = {}
    for name, field, value in defaults(text):
        if field in FIELDS:
            found.setdefault(name, value)
    return found


def beside(text):
    """Return what a file names in other fields of activations, such as that of a pooler."""
    role = re.compile(r"(?<!f)_act(_fn|_func)?$|_activation(_function)?$")
    return [v for _, field, v in defaults(text) if field not in FIELDS and role.search(field or "")]


def widths(models):
    """Return {folder: (inputs, hidden units)} of the feed-forward blocks of models with a gate.

    Of each folder whose code knows a gate the first class that names SiLU and states both sizes.
    """
    found = {}
    for folder in sorted(Path(models).iterdir()):
        code = "".join(file.read_text("utf-8") for file in folder.glob("modeling_*.py"))
        if not any(word in code for word in GATES):
            continue
        for file in sorted(folder.glob("configuration_*.py")):
            sizes, named = {}, first_named(text := file.read_text("utf-8"))
            for name, field, value in defaults(text, int):
                sizes.setdefault(name, {})[field] = value
            for name, has in sizes.items():
                if {"hidden_size", "intermediate_size"} <= set(has) and (
                    family(named.get(name, "")) == "SiLU"
                ):
                    pair = has["hidden_size"], has["intermediate_size"]
                    found.setdefault(folder.name, pair)
    return found


def model_folders(models):
    """Return a record for each folder of models that has a configuration file.

    year: the first in a line of copyright, in the configuration or else in another file (2017 is
    the first that can be; two files say 2010); gate: whether the code of the model knows weights
    called as those of a gate, by default or on request, None where there is no code; named: {class,
    without its Config: activation}; unread: whether the code mentions none of the fields that name
    one; clamped: whether a limit is set for a gate.
    """
    found = []
    for folder in sorted(Path(models).iterdir()):
        texts = {file.name: file.read_text("utf-8") for file in sorted(folder.glob("*.py"))}
        asked = [text for name, text in texts.items() if name.startswith("configuration_")]
        if not asked:
            continue
        year = re.search(r"Copyright\D{0,12}(201[7-9]|202\d)", "".join([*asked, *texts.values()]))
        code = "".join(text for name, text in texts.items() if name.startswith("modeling_"))
        named, others = {}, []
        for text in asked:
            named |= {k.removesuffix("Config"): v for k, v in first_named(text).items()}
            others += beside(text)
        record = {"folder": folder.name, "year": int(year[1]) if year else None}
        record["gate"] = any(word in code for word in GATES) if code else None
        record |= {"named": named, "beside": others}
        fields = {f for text in asked for _, f, _ in defaults(text) if f in FIELDS}
        record["unread"] = bool(fields and code) and not any(f in code for f in fields)
        record["clamped"] = "swiglu_limit" in "".join(asked)
        found.append(record)
    return found


def family(name):
    """Return the family of a name: GELU in any of its forms, SiLU, ReLU, or other."""
    return next((form for form, names in FAMILIES.items() if name in names), "other")


def by_year(records, of=0):
    """Return {year: Counter}: in folders with that year, the family of the first class's function;
    under "gate" and "code" how many have a gate, and how many have code. of: −1 for the last class.
    """
    found = {}
    for record in records:
        count = found.setdefault(record["year"], Counter())
        if record["named"]:
            count[family([*record["named"].values()][of])] += 1
        if record["gate"] is not None:
            count.update(code=1, gate=int(record["gate"]))
    return dict(sorted(found.items(), key=lambda item: item[0] or 0))


def to_row(record):
    """Return a record of model_folders as a short row; from_row makes the record of it again."""
    flags = "".join(k[0] for k in ("unread", "clamped") if record[k])
    row = [*(record[k] for k in ("folder", "year", "gate", "named", "beside")), flags]
    while len(row) > 3 and not row[-1]:
        row.pop()
    return row


def from_row(row):
    """Return the record of a stored row."""
    folder, year, gate, named, others, flags = [*row, *[{}, [], ""][len(row) - 3 :]]
    record = {"folder": folder, "year": year, "gate": gate, "named": named, "beside": others}
    return record | {"unread": "u" in flags, "clamped": "c" in flags}


@cache
def census():
    """Return the stored records, one a folder of models (see model_folders)."""
    return tuple(from_row(row) for row in stored("census")["rows"])
