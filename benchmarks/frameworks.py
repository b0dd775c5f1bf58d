"""Ask PyTorch and Keras for what the course says of them, and keep it as package data."""

import datetime
import json
from pathlib import Path

from plain_data import as_stored, plain

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
