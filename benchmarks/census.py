"""Count which activation functions the models of an installed transformers and timm name.

Writes src/slopes/stored/census.json: a row for each folder of models, the names that transformers
offers, how wide the gated blocks are, and for timm how often each function is the usual one of a
file, of all and of those in which no attention occurs. Only reads files: nothing
is imported, nothing is asked of the network. Neither is a requirement of the course:
`pip install --no-deps transformers timm` into any environment will do.
"""

import argparse
import ast
import datetime
import json
import re
from collections import Counter
from importlib.metadata import distributions
from pathlib import Path

from slopes.experiments import model_folders, to_row, widths

STORED = Path(__file__).parents[1] / "src" / "slopes" / "stored" / "census.json"
ATTENTION = re.compile(r"softmax|scaled_dot_product|\bAttention")


def installed(package, site):
    """Return folder and version of a package, or None; site: where, if not in this environment."""
    where = {"path": [site]} if site else {}
    for found in distributions(name=package, **where):
        return Path(found.locate_file(package)), found.version
    return None


def offered(file):
    """Return the names under which activations.py offers functions: the keys of ACT2CLS."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "ACT2CLS":
            return sorted(key.value for key in node.value.keys)
    raise ValueError(f"{file}: expected a dictionary ACT2CLS")


def usual(file):
    """Return the most frequent default of arguments called act_layer in a file, or None."""
    names = Counter()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            args = node.args
            early = args.args[len(args.args) - len(args.defaults) :]
            pairs = zip(
                [*early, *args.kwonlyargs], [*args.defaults, *args.kw_defaults], strict=True
            )
            for argument, value in pairs:
                said = re.search(r"\w*(lu|swish)\w*", ast.unparse(value).lower()) if value else None
                if argument.arg == "act_layer" and said:
                    names[said[0].replace("_", "")] += 1
    return names.most_common(1)[0][0] if names.total() else None


def census(transformers, timm=None):
    """Return what is stored, of these two (folder, version)."""
    folder, version = transformers
    found = {"date": datetime.date.today().isoformat(), "versions": {"transformers": version}}
    found["offered"] = offered(folder / "activations.py")
    if timm:
        found["versions"]["timm"] = timm[1]
        files = sorted((timm[0] / "models").glob("*.py"))
        plain = [file for file in files if not ATTENTION.search(file.read_text("utf-8"))]
        for name, chosen in (("timm", files), ("timm_without_attention", plain)):
            found[name] = dict(Counter(filter(None, map(usual, chosen))).most_common())
    found["widths"] = widths(folder / "models")
    found["rows"] = [to_row(record) for record in model_folders(folder / "models")]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", help="the site-packages where they are, if not here")
    parser.add_argument("--out", type=Path, default=STORED)
    asked = parser.parse_args()
    transformers = installed("transformers", asked.site)
    if not transformers:
        parser.error("transformers is missing here: pip install --no-deps transformers timm")
    found = census(transformers, installed("timm", asked.site))
    rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in found.pop("rows"))
    wide = json.dumps(found.pop("widths"))
    head = json.dumps(found, indent=1)[:-2]
    text = f'{head},\n "widths": {wide},\n "rows": [\n{rows}\n]\n}}\n'
    asked.out.write_text(text, encoding="utf-8")
    print(f"{asked.out}: {asked.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
