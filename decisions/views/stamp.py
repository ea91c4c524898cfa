"""What every page and print says of itself: dossier, day, state of knowledge, moment, address."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Stamp:
    """`known_at` None is as recorded at `made_at`; `day` and `dossier` are None where a page has
    none."""

    made_at: datetime
    address: str
    dossier: Any = None
    day: date | None = None
    known_at: datetime | None = None


def stamp_of(request, at, *, dossier=None, wanted=None):
    """Return the Stamp of a page about a dossier, at the day and the knowledge asked for."""
    return Stamp(
        made_at=at,
        address=request.build_absolute_uri(),
        dossier=dossier,
        day=wanted.day if wanted else None,
        known_at=wanted.known_at if wanted else None,
    )
