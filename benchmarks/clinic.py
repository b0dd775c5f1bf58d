"""Take the charts of chapter 20's patients with seeds that its page does not use.

Writes src/slopes/stored/clinic.json: for each of twenty seeds how many of the patients the key
names rightly, how many of the twins it calls healthy, how many of their numbers are in their bands,
and which patients learn one batch by heart. About three minutes.
"""

import datetime
import json
from importlib.metadata import version
from pathlib import Path

from slopes.experiments import fresh

STORED = Path(__file__).parents[1] / "src" / "slopes" / "stored" / "clinic.json"
SEEDS = range(101, 121)


def written(rows):
    """Return the text of the file that holds these rows."""
    versions = {"numpy": version("numpy")}
    head = {"date": datetime.date.today().isoformat(), "versions": versions}
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    return f'{json.dumps(head, indent=1)[:-2]},\n "seeds": [\n{lines}\n ]\n}}\n'


def main():
    rows = []
    for seed in SEEDS:
        rows.append(fresh(seed))
        print(rows[-1], flush=True)
    STORED.write_text(written(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
