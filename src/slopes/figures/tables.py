"""Results as a table that a page and a notebook show alike."""

import numbers

from ..arguments import expect
from ..measure import Table


def table(records, caption=None):
    """Return a Table with a row for each record, a dict of what stands under each heading.

    Text is shown as it is, whole numbers whole, other numbers with three digits.

    >>> print(table([{"start": "He", "loss": 1.0417, "dead": 0}]))
    start  loss  dead
    He     1.04  0
    """
    records = list(records)
    expect(records and all(isinstance(r, dict) for r in records), "records", "dicts", records)
    header = list(records[0])
    for number, record in enumerate(records):
        expect(list(record) == header, f"records[{number}]", f"the keys {header}", list(record))
    rows = [[_text(value) for value in record.values()] for record in records]
    return Table(header, rows, caption)


def _text(value):
    if isinstance(value, bool | str) or not isinstance(value, numbers.Real):
        return str(value)
    whole = isinstance(value, numbers.Integral)
    return (f"{value:,}" if whole else f"{value:.3g}").replace("-", "\N{MINUS SIGN}")
