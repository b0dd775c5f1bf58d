"""Ask PyTorch and Keras for what the course says of them, and keep it as package data."""

import datetime
import json
import math
from pathlib import Path

import numpy as np

STORED = Path(__file__).parents[1] / "src" / "slopes" / "stored" / "frameworks.json"
CHAPTERS = ("15", "16")  # whose claims need the libraries


def facts():
    """Return each difference of definition: what is asked, who says it, and the answers."""
    from slopes.peers import DIFFERENCES

    return {
        name: {"asks": each.asks, "chapters": list(each.chapters), "answers": plain(each())}
        for name, each in DIFFERENCES.items()
    }


def rulings():
    """Return the verdict of each claim that needs the libraries."""
    from slopes.folklore import claims

    found = [claim for chapter in CHAPTERS for claim in claims(chapter=chapter)]
    return {claim.key: as_stored(claim.measure()) for claim in found}


def as_stored(verdict):
    """Return a verdict as plain data."""
    figures = plain(verdict.figures)
    return {"ruling": verdict.ruling, "finding": verdict.finding, "figures": figures}


def plain(value):
    """Return figures as JSON takes them: to six digits, keys as text, arrays as lists."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | np.ndarray | range):
        return [plain(each) for each in value]
    if isinstance(value, str | bool | int | None):
        return value
    number = float(value)
    return float(f"{number:.6g}") if math.isfinite(number) else str(number)


def measured():
    """Return all that is stored."""
    from slopes.peers import versions

    return {
        "date": datetime.date.today().isoformat(),
        "versions": versions(),
        "facts": facts(),
        "claims": rulings(),
    }


if __name__ == "__main__":
    found = measured()
    text = json.dumps(found, indent=1, ensure_ascii=False, sort_keys=False)
    STORED.write_text(text + "\n", encoding="utf-8")
    print(f"{len(found['facts'])} facts, {len(found['claims'])} claims: {STORED}")
