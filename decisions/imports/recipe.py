"""How one kind of record comes in: its columns as fields, and by what it is known again."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from municipalities.actions import keep_register

from ..actions import keep
from ..folder import TABLES, Table
from ..history.handmade import made_up_ids


@dataclass(frozen=True)
class Recipe:
    """`identity` gives the same answer for a record that stands and for the row that is it.

    `standing` asks the database once for all records that a row could be; `home` gives the
    fields that no column has, `settle` finishes a record made of a row; `fields` renames
    columns, None leaves one out; `leads` are the
    columns that point into the same file, whose rows come first; `is_own` tells that the
    records are this dossier's alone.
    """

    table: Table
    model: type
    identity: Callable[[Any], Hashable]
    standing: Callable[[Any], Iterable]
    fields: dict[str, str | None] = field(default_factory=dict)
    home: Callable[[Any], dict] = lambda intake: {}
    settle: Callable[[Any], None] = lambda record: None
    leads: tuple[str, ...] = ()
    keep: Callable = keep
    is_own: bool = True

    def field_of(self, column: str) -> str | None:
        """Return the model's field for a column, None where it is none."""
        return self.fields.get(column, column)

    def column_of(self, name: str) -> str:
        """Return the column that fills a field, '' where none does."""
        if name in ("first_on", "last_on") and name not in self.table.names:
            name = "dated_on"
        columns = (each for each in self.table.names if self.field_of(each) == name)
        return next(columns, "")


def register(table, model, **more):
    """Return the recipe of a record that dossiers share; beheer writes it."""
    fields = {"id": None, **more.pop("fields", {})}
    return Recipe(TABLES[table], model, fields=fields, keep=keep_register, is_own=False, **more)


def recorded(table, model, *, fields=None, leads=()):
    """Return the recipe of a record that has its id as key within the dossier."""
    return Recipe(
        TABLES[table],
        model,
        identity=lambda record: record.key,
        standing=lambda intake: named(model.objects.filter(dossier=intake.dossier), table),
        fields={"id": "key", **(fields or {})},
        home=lambda intake: {"dossier": intake.dossier},
        leads=leads,
    )


def named(records, table):
    """Return records that each have a key; one made by hand goes by what an export calls it.

    That key is written with the record's next change, never for its own sake.
    """
    records = list(records.order_by("pk"))
    for record in records:
        record.is_handmade = not record.key
    made_up = made_up_ids(records, table)
    for record in records:
        record.key = record.key or made_up[record.pk]
    return records
