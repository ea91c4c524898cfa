"""Which record of a folder holds which fact of the collection that it was made from.

A fact is named by the `reference` of a place (evidence.csv), or, where a record has no places of
its own, in its `note`.
"""

import re
from collections import defaultdict

from ..models import TARGETS
from .tables import TABLE_OF

FACT = re.compile(r"\b[A-Z]{2}-\d{3}\b")


def records_by_fact(folder):
    """Return {fact: [(file, id)]}, both in order; rows without an id are told by their line."""
    found = defaultdict(set)
    for table, rows in folder.tables.items():
        for row in rows:
            for fact, place in told(table, row):
                found[fact].add(place)
    return {fact: sorted(found[fact]) for fact in sorted(found)}


def told(table, row):
    """Yield (fact, (file, id)) for every fact that a row names."""
    if table == "evidence":
        for fact in FACT.findall(row.values["reference"] or ""):
            yield fact, shown_by(row)
        return
    for fact in FACT.findall(row.values.get("note") or ""):
        yield fact, (f"{table}.csv", name_of(row))


def shown_by(row):
    """Return the file and id of the record that a place shows."""
    column = next(name for name in TARGETS if row.values.get(name))
    return f"{TABLE_OF[TARGETS[column]]}.csv", row.values[column]


def name_of(row):
    """Return what names a row: its id, else the columns that do."""
    named = [row.values.get(name) for name in ("id", "arrangement", "group", "municipality")]
    return " ".join(str(each) for each in named if each)
