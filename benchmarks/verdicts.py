"""Measure the claims that take longer than a second, and keep their verdicts as package data.

Each is measured in its own chapter whenever the book is built; chapter 21, which lists all claims,
takes these from the store.
"""

import datetime
import json
import platform
import time
from pathlib import Path

import numpy as np
from plain_data import as_stored

STORED = Path(__file__).parents[1] / "src" / "slopes" / "stored" / "verdicts.json"
DEAR = 1.0  # seconds


def measured(keys=None):
    """Return {key: what is stored} of the claims that are dear; of some keys, whatever they take.

    The claims that need PyTorch or Keras are stored elsewhere.
    """
    from slopes.folklore import CLAIMS
    from slopes.folklore.ledger import FRAMEWORKS, LISTS

    found = {}
    for key, claim in CLAIMS.items():
        if claim.chapter in (*FRAMEWORKS, LISTS) or (keys is not None and key not in keys):
            continue
        start = time.process_time()
        verdict = claim.settle()
        seconds = time.process_time() - start
        if keys is not None or seconds > DEAR:
            found[key] = as_stored(verdict) | {"seconds": round(seconds, 1)}
    return found


def write(claims):
    """Write the file, a line a claim."""
    versions = {"python": platform.python_version(), "numpy": np.__version__}
    head = {"date": datetime.date.today().isoformat(), "versions": versions}
    lines = [json.dumps({key: kept}, ensure_ascii=False)[1:-1] for key, kept in claims.items()]
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "claims": {\n' + ",\n".join(lines)
    STORED.write_text(text + "\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    claims = measured()
    write(claims)
    total = sum(kept["seconds"] for kept in claims.values())
    print(f"{len(claims)} claims, {total:.0f} s: {STORED}")
