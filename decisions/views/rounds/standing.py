"""Where one round stands on the day of its page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ... import history
from ...board import readiness


@dataclass(frozen=True)
class RoundStanding:
    """What was Requested, and its Readiness: None where nobody was asked yet."""

    requested: Any
    readiness: Any

    @property
    def asked(self):
        return self.readiness.asked if self.readiness else ()


def standing(open_, round_):
    """Return the RoundStanding of a round for the reader of a page; one query."""
    told = history.requested(open_.dossier, only=Q(round=round_), **open_.scope)
    return RoundStanding(told, next(iter(readiness(told, open_.day)), None))
