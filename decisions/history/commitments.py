"""What was promised to councils, and which motions are to be carried out: by whom, and by when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from municipalities.roles import Reader

from ..models import Commitment, Status
from .rows import Within, build_dossier_filter, visible_rows


@dataclass(frozen=True)
class CommitmentStanding:
    """A Commitment, now or as known, as it stands on a day."""

    commitment: Commitment
    day: date

    @property
    def is_done(self) -> bool:
        """Whether it was done by the day."""
        done_on = self.commitment.done_on
        return done_on is not None and done_on <= self.day

    @property
    def is_late(self) -> bool:
        """Whether it should have been done before the day and was not."""
        due_on = self.commitment.due_on
        return not self.is_done and due_on is not None and due_on < self.day

    @property
    def order(self) -> tuple[bool, date, date, int]:
        """What is open before what is done, what presses first; what was done last first."""
        given = self.commitment
        if self.is_done:
            since = date.min + (date.max - (given.done_on or date.max))
            return (True, since, given.made_on, given.id)
        return (False, given.due_on or date.max, given.made_on, given.id)


def read_commitments(
    dossier: Within,
    only: Q,
    *,
    reader: Reader,
    day: date,
    known_at: datetime | None = None,
) -> list[CommitmentStanding]:
    """Return the commitments made by a day that a condition names and that the reader may see,
    open ones first; one query. What was withdrawn is left out."""
    rows = visible_rows(Commitment, reader, known_at, **build_dossier_filter(dossier))
    found = rows.filter(only, made_on__lte=day).exclude(status=Status.WITHDRAWN)
    told = [CommitmentStanding(each, day) for each in found.select_related("body")]
    return sorted(told, key=lambda each: each.order)
