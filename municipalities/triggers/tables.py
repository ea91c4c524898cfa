"""Which tables only take new rows, and what may still change in them."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models

from ..proof.anchors import Anchor, ForeignAnchor
from ..proof.forms import REASON, is_text
from ..proof.journal import AccountAct
from ..proof.links import ChainCounter, ChainLink, Redaction

REFUSAL = "Regio: wat geschreven is, blijft zo staan."


@dataclass(frozen=True)
class KeptTable:
    """A table that only takes new rows. `kind` is what a Redaction calls it, `texts` are the
    columns that one may name, `free` those that may change without one."""

    model: type[models.Model]
    kind: str
    texts: tuple[str, ...] = ()
    free: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    @property
    def fixed(self) -> list[str]:
        """The columns that never change."""
        columns = [str(each.column) for each in self.model._meta.concrete_fields]
        return [each for each in columns if each not in (*self.texts, *self.free)]


def uniques_of(model: type[models.Model]) -> list[tuple[tuple[str, ...], str]]:
    """Return the columns of each key that no two rows share, and its condition, '' for none."""
    found = [
        ((str(each.column),), "")
        for each in model._meta.concrete_fields
        if each.primary_key or each.unique
    ]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            is_birth = constraint.condition is not None
            found.append((tuple(constraint.fields), "history_type = '+'" if is_birth else ""))
    return found


def list_kept_tables() -> list[KeptTable]:
    """Return every table that only takes new rows."""
    tracked = [each for each in apps.get_models() if hasattr(each, "history")]
    return [
        *(
            KeptTable(each.history.model, each._meta.label_lower, texts_of(each))
            for each in tracked
        ),
        # Its salts: what may go out of them stands in `salts_may_go`.
        KeptTable(ChainLink, ChainLink._meta.label_lower, free=("salts",)),
        KeptTable(Redaction, Redaction._meta.label_lower),
        KeptTable(AccountAct, AccountAct._meta.label_lower),
        # Where it was put is noted after it was made.
        KeptTable(Anchor, Anchor._meta.label_lower, free=("places",)),
        KeptTable(ForeignAnchor, ForeignAnchor._meta.label_lower),
        # The name in it goes when that of the user is erased.
        KeptTable(LogEntry, LogEntry._meta.label_lower, free=("object_repr",)),
    ]


def texts_of(model: Any) -> tuple[str, ...]:
    """Return the columns of a history from which a passage can be taken."""
    fields = model.history.model.tracked_fields
    return (*(each.column for each in fields if is_text(each)), REASON)


def list_counters() -> list[type[ChainCounter]]:
    return [each for each in apps.get_models() if issubclass(each, ChainCounter)]


# Conditions that mean the same to both databases.


def going_down(counter: type[ChainCounter]) -> str:
    """Return the condition that a count would become lower than it was."""
    names = [each.column for each in counter._meta.concrete_fields]
    counts = [each for each in ("length", "number") if each in names]
    return " OR ".join(f"NEW.{each} < OLD.{each}" for each in counts)


def salts_may_go() -> str:
    """Return the condition that something was taken out of the row that a link is about; of a
    redaction itself, that a later one of the same text came over it."""
    table = Redaction._meta.db_table
    return (
        f"EXISTS (SELECT 1 FROM {table} r WHERE r.kind = OLD.kind AND r.row_id = OLD.row_id)"
        f" OR (OLD.kind = '{Redaction._meta.label_lower}' AND EXISTS (SELECT 1 FROM {table} r"
        f" JOIN {table} o ON o.id = OLD.row_id AND r.kind = o.kind AND r.row_id = o.row_id"
        " AND r.field = o.field AND r.id > o.id))"
    )
