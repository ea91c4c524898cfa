"""Last safe days that come near, for whoever asked to be reminded of them: what is public of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from municipalities.roles import Reader

from ..history.rounds import collect_round_requests, compute_body_term, read_requests
from ..models import Dossier, RoundBody
from .rounds import HAS_NOT_ANSWERED, rows_to_read_along

# Two meetings of most committees lie in it: enough to bring something onto an agenda.
REMINDED_BEFORE = timedelta(days=14)


@dataclass(frozen=True)
class SafeDay:
    """A RoundBody without an answer whose last safe day is near, as known on a day."""

    request: Any
    last_safe_on: date
    due_on: date

    @property
    def municipality_id(self):
        return self.request.body.municipality_id

    @property
    def words(self):
        words = _(
            "%(body)s, %(round)s: de laatste veilige dag is %(safe)s."
            " De termijn eindigt op %(due)s."
        )
        told = {
            "body": self.request.body.name,
            "round": self.request.round.title,
            "safe": date_format(self.last_safe_on, "j F Y"),
            "due": date_format(self.due_on, "j F Y"),
        }
        return words % told


def list_safe_days(municipalities, *, at):
    """Return the SafeDays of the bodies of these municipalities within two weeks, in rounds of
    dossiers that are public and not over, the first day first; eight queries, however many."""
    reader = Reader(at=at)
    today = reader.today
    dossiers = Dossier.objects.visible_to(reader).filter(closed_on__isnull=True)
    waiting = RoundBody.objects.filter(HAS_NOT_ANSWERED, body__municipality__in=municipalities)
    asked = read_requests(
        waiting.filter(round__dossier__in=dossiers.values("pk"), round__first_on__lte=today)
    )
    given = collect_round_requests(asked=asked, **rows_to_read_along(asked))
    terms = [(each, compute_body_term(each, given, today)) for each in given.asked]
    found = [
        SafeDay(each, term.workable.last_safe_on, term.due_on)
        for each, term in terms
        if term.workable is not None and is_near(term.workable.last_safe_on, today)
    ]
    return sorted(found, key=lambda each: (each.last_safe_on, each.request.pk))


def is_near(last_safe_on, today):
    return last_safe_on is not None and today <= last_safe_on <= today + REMINDED_BEFORE
