"""The first few rows of a list, and how many there are in all."""

from dataclasses import dataclass

from django.db.models import Count, Window

MOST = 10


@dataclass(frozen=True)
class Lot:
    """`rows` are at most MOST; `total` counts the whole list."""

    rows: tuple = ()
    total: int = 0


def few(rows, total=None):
    """Return the Lot of a list, or of a query; one query, which counts where no total is given."""
    if isinstance(rows, list):
        return Lot(tuple(rows[:MOST]), len(rows))
    if total is not None:
        return Lot(tuple(rows[:MOST]), total)
    found = tuple(rows.annotate(total=Window(Count("*")))[:MOST])
    return Lot(found, found[0].total if found else 0)


class Counted:
    """A query as a list that is counted and read a part at a time, each with one query."""

    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return self.rows.count()

    def __getitem__(self, part):
        return list(self.rows[part])
