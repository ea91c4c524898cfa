"""How one kind of record comes in: its columns as fields, and by what it is known again."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from ..actions import keep
from ..folder import Table


@dataclass(frozen=True)
class Recipe:
    """`identity` gives the same answer for a record that stands and for the row that is it.

    `standing` asks the database once for all records that a row could be; `home` gives the
    fields that no column has, `settle` finishes a record made of a row; `is_own` tells that the
    records are this dossier's alone.
    """

    table: Table
    identity: Callable[[Any], Hashable]
    standing: Callable[[Any], Iterable]
    home: Callable[[Any], dict] = lambda intake: {}
    settle: Callable[[Any], None] = lambda record: None
    keep: Callable = keep
    is_own: bool = True

    def column_of(self, name: str) -> str:
        """Return the column that fills a field, '' where none does."""
        if name in ("first_on", "last_on") and name not in self.table.names:
            name = "dated_on"
        columns = (each.name for each in self.table.columns if each.field == name)
        return next(columns, "")


def by_key(table):
    """Return the identity of records that are known by the fields of their table's key."""
    fields = [table.model._meta.get_field(table.by_name[name].field) for name in table.key]
    return lambda record: tuple(getattr(record, field.attname) for field in fields)
