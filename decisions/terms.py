"""By when a body may speak: the term that the law sets from the day of receipt.

The day of receipt is not counted and a month ends at most on its own last day. A last day in a
weekend or on a public holiday is told, and the date stays: whether it moves is for a lawyer.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import holidays

# The day on which the Wgr gave councils eight weeks, and twelve for a budget (Stb. 2022, 18).
WGR_CHANGED_ON = date(2022, 7, 1)
NO_TERM = "geen wettelijke termijn"


class LegalBasis(StrEnum):
    """Why a body is asked to speak."""

    WGR_ART_1 = "wgr_art_1"
    WGR_BEGROTING = "wgr_begroting"
    GEMEENTEWET_160 = "gemeentewet_160"
    GEMEENTEWET_165 = "gemeentewet_165"
    GEMEENTEWET_169 = "gemeentewet_169"
    ARHI_ART_5 = "arhi_art_5"
    ARHI_ART_8 = "arhi_art_8"
    AFSPRAAK = "afspraak"

    @property
    def label(self) -> str:
        """What it is, on the screen, in Dutch."""
        return _LABELS[self][0]

    @property
    def article(self) -> str:
        """The law and its article, '' for an agreement."""
        return _LABELS[self][1]


_LABELS = {
    LegalBasis.WGR_ART_1: (
        "zienswijze op een gemeenschappelijke regeling",
        "Wet gemeenschappelijke regelingen, artikel 1",
    ),
    LegalBasis.WGR_BEGROTING: (
        "zienswijze op de begroting van een gemeenschappelijke regeling",
        "Wet gemeenschappelijke regelingen, artikel 35",
    ),
    LegalBasis.GEMEENTEWET_160: ("wensen en bedenkingen", "Gemeentewet, artikel 160"),
    LegalBasis.GEMEENTEWET_165: ("wensen en bedenkingen", "Gemeentewet, artikel 165"),
    LegalBasis.GEMEENTEWET_169: ("wensen en bedenkingen", "Gemeentewet, artikel 169"),
    LegalBasis.ARHI_ART_5: (
        "zienswijze op een herindelingsontwerp van gemeenten",
        "Wet algemene regels herindeling, artikel 5",
    ),
    LegalBasis.ARHI_ART_8: (
        "zienswijze op een herindelingsontwerp van de provincie",
        "Wet algemene regels herindeling, artikel 8",
    ),
    LegalBasis.AFSPRAAK: ("afspraak", ""),
}
_WEEKDAYS = {5: "zaterdag", 6: "zondag"}


@dataclass(frozen=True, slots=True)
class Due:
    """The last day to speak (None: no day was set), the term in words and the article behind it.

    `note` says, in Dutch, that the last day is in a weekend or on a holiday, or before receipt.
    """

    due_on: date | None
    term: str
    article: str
    note: str | None


def due_on(
    basis: LegalBasis,
    received_on: date,
    *,
    body_kind: str = "gemeenteraad",
    chosen_on: date | None = None,
) -> Due:
    """Return by when a body that received a request on `received_on` may speak.

    The law in force on that day decides. `chosen_on` counts only where that law sets no term.
    """
    weeks, months = _term(basis, received_on, body_kind)
    if weeks:
        return _due(basis, received_on + timedelta(weeks=weeks), f"{_WORDS[weeks]} weken")
    if months:
        return _due(basis, _months_later(received_on, months), f"{_WORDS[months]} maanden")
    if chosen_on is None:
        return Due(None, NO_TERM, basis.article, None)
    due = _due(basis, chosen_on, "gekozen datum")
    if chosen_on < received_on:
        return Due(chosen_on, due.term, due.article, "De gekozen datum ligt vóór de ontvangst.")
    return due


_WORDS = {3: "drie", 8: "acht", 12: "twaalf"}


def _term(basis: LegalBasis, received_on: date, body_kind: str) -> tuple[int, int]:
    """Return the term in (weeks, months); (0, 0) where the law sets none."""
    changed = received_on >= WGR_CHANGED_ON
    if basis is LegalBasis.WGR_ART_1:
        return (8, 0) if changed else (0, 0)
    if basis is LegalBasis.WGR_BEGROTING:
        return (12, 0) if changed else (8, 0)
    if basis in (LegalBasis.ARHI_ART_5, LegalBasis.ARHI_ART_8):
        return (0, 3) if body_kind == "gemeenteraad" else (8, 0)
    return (0, 0)


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _due(basis: LegalBasis, last_on: date, term: str) -> Due:
    return Due(last_on, term, basis.article, _note(last_on))


def _note(last_on: date) -> str | None:
    weekday, holiday = _WEEKDAYS.get(last_on.weekday()), _holiday(last_on)
    if weekday and holiday:
        return f"De laatste dag is een {weekday} ({holiday})."
    if weekday:
        return f"De laatste dag is een {weekday}."
    return f"De laatste dag is een feestdag ({holiday})." if holiday else None


def _holiday(day: date) -> str | None:
    """Return the Dutch name of the holiday in lower case, None on other days.

    With 'optional', 5 May counts every year, as Algemene termijnenwet art. 3 has it.
    """
    calendar = holidays.country_holidays(
        "NL", years=day.year, language="nl", categories=("public", "optional")
    )
    name = calendar.get(day)
    return name and name[0].lower() + name[1:]
