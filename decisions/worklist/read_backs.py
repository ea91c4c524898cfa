"""What a griffie was asked to read back, and how far those who were asked are."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..history import list_read_back_entries
from ..models import Dossier, ReadBack


@dataclass(frozen=True)
class WaitingReadBack:
    """A request with its lines: how many there are, and how many wait for an answer on a day."""

    read_back: Any
    entries: tuple
    day: date

    @property
    def total(self):
        return len(self.entries)

    @property
    def open_count(self):
        return sum(each.is_open for each in self.entries)

    @property
    def answered_count(self):
        return self.total - self.open_count

    @property
    def is_withdrawn(self):
        return self.read_back.withdrawn_on is not None

    @property
    def is_waiting(self):
        """Whether somebody is asked and did not answer every line."""
        return not self.is_withdrawn and self.open_count > 0

    @property
    def days_left(self):
        """Days until the last one, below zero when it has passed."""
        return (self.read_back.due_on - self.day).days


def list_read_backs_to_answer(reader, today):
    """Return what is WaitingReadBack for the griffies of the reader, the first due first; as many
    queries for one as for thirty."""
    found = attach_entries(select_read_backs(reader), reader, today)
    waiting = [each for each in found if each.is_waiting]
    return sorted(waiting, key=lambda each: (each.read_back.due_on, each.read_back.pk))


def select_read_backs(reader):
    """Return the requests that councils of the reader's griffies were asked, answered or not."""
    return ReadBack.objects.filter(
        body__municipality__in=reader.griffie_of,
        dossier__in=Dossier.objects.visible_to(reader),
        withdrawn_on__isnull=True,
    )


def list_asked_read_backs(dossier, reader, today):
    """Return every request in a dossier with how far it is, the latest first."""
    found = attach_entries(ReadBack.objects.filter(dossier=dossier), reader, today)
    return sorted(
        found, key=lambda each: (each.read_back.asked_on, each.read_back.pk), reverse=True
    )


def attach_entries(rows, reader, today):
    asked = list(rows.select_related("body__municipality", "dossier").order_by("pk"))
    entries = list_read_back_entries(asked, at=reader.at)
    return [WaitingReadBack(each, tuple(entries[each.pk]), today) for each in asked]
