"""Records that count as public for one reading, while nothing of it is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from .published import Published, Status


@dataclass(frozen=True)
class Preview:
    """What is read as if somebody had just published `chosen`, pairs of a model and a key.

    A Reader with a preview sees these rows from `public_from` on, and they are shown as they
    will stand: live rows, rows of the history, and the version that publishing will add.
    """

    chosen: frozenset[tuple[type, int]]
    public_from: datetime
    recorded_at: datetime
    user: Any
    reason: str = ""

    def keys_of(self, model):
        """Return the keys of the chosen records of a model."""
        return {key for each, key in self.chosen if each is model}

    def holds(self, row):
        """Whether a live row, or one of the history, is of a chosen record."""
        model = getattr(row, "instance_type", type(row))
        return (model, getattr(row, "id", None)) in self.chosen

    def show(self, row, met=()):
        """Let a row, and every row that was read along with it, stand as it will."""
        if isinstance(row, Published):
            row.preview = self
        if self.holds(row):
            row.status, row.public_from = Status.PUBLISHED.value, self.public_from
            if row.__dict__.get("shared_at", self) is None:
                row.shared_at = self.recorded_at
        met = (*met, row)
        for related in row._state.fields_cache.values():
            if isinstance(related, Model) and not any(related is each for each in met):
                self.show(related, met)

    def version_of(self, record):
        """Return the row that publishing a chosen record adds to its history."""
        history = type(record).history.model
        return history(
            **{each.attname: getattr(record, each.attname) for each in history.tracked_fields},
            history_type="~",
            history_date=self.recorded_at,
            history_user=self.user,
            history_change_reason=self.reason,
        )
