"""Rounds: bodies that were asked and did not answer yet, and rounds that are not complete."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from municipalities.models import Recess

from ...models import AgendaItem, Decision, Dossier, Extension, Meeting, Round, RoundBody
from ..by_when import by_when
from ..requested import read_requested
from .mine import kept, regions

SILENT = Q(answer__isnull=True, no_view_on__isnull=True)


@dataclass(frozen=True)
class Waiting:
    """A RoundBody without an answer, with its ByWhen on a day."""

    request: Any
    by_when: Any
    day: date

    @property
    def round(self):
        return self.request.round

    @property
    def body(self):
        return self.request.body

    @property
    def days_left(self):
        """Days until the last one, below zero when it has passed, None where there is none."""
        due_on = self.by_when.due_on
        return (due_on - self.day).days if due_on else None

    @property
    def is_ahead(self):
        """Whether there is a last day and it has not passed."""
        return self.days_left is not None and self.days_left >= 0

    @property
    def order(self):
        """The first due first, then the latest round."""
        due_on = self.by_when.due_on or date.max
        return (due_on, -self.round.first_on.toordinal(), self.request.pk)


def waiting(reader, today):
    """Return what is Waiting for the reader's bodies on a day, the first due first."""
    asked = RoundBody.objects.filter(
        kept(reader, region="round__dossier__region", dossier="round__dossier"), SILENT
    )
    given = read_requested(asked=asked, **beside(asked))
    found = [Waiting(each, by_when(each, given, today), today) for each in given.asked]
    return sorted(found, key=lambda each: each.order)


def beside(asked):
    """Return the rows to read with these RoundBodies to know by when they must speak."""
    alone = asked.order_by()
    homes = alone.values("body__municipality")
    meetings = Meeting.objects.filter(dossier__in=alone.values("round__dossier"))
    return {
        "answers": Decision.objects.none(),
        "items": AgendaItem.objects.none(),
        "extensions": Extension.objects.filter(round__in=alone.values("round")),
        "meetings": meetings.filter(body__municipality__in=homes),
        "recesses": Recess.objects.filter(municipality__in=homes),
    }


def open_rounds(reader):
    """Return the rounds of the reader's regions that asked nobody, or not everybody answered.

    Each carries `asked_count` and `silent_count`, the second None where it is none.
    """
    asked = RoundBody.objects.filter(round=OuterRef("pk")).order_by()
    numbers = asked.values("round").annotate(n=Count("pk")).values("n")
    rows = Round.objects.filter(regions(reader), dossier__in=Dossier.objects.visible_to(reader))
    rows = rows.filter(~Exists(asked) | Exists(asked.filter(SILENT)))
    counted = rows.annotate(
        asked_count=Subquery(numbers), silent_count=Subquery(numbers.filter(SILENT))
    )
    urgent = counted.order_by(F("due_on").asc(nulls_last=True), "-first_on", "pk")
    return urgent.select_related("dossier")
