"""By when a body may speak, under which law and version, and whether it must be answered; pure."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays

# Under which law, or by agreement, a body is asked to speak.

WGR = "Wet gemeenschappelijke regelingen"
ARHI = "Wet algemene regels herindeling"


class LegalBasis(StrEnum):
    """Why a body is asked to speak."""

    WGR_ART_1 = "wgr_art_1"
    WGR_CONSENT = "wgr_toestemming"
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
        f"{WGR}, artikel 1",
    ),
    LegalBasis.WGR_CONSENT: (
        "toestemming voor een gemeenschappelijke regeling",
        f"{WGR}, artikel 1",
    ),
    LegalBasis.WGR_BEGROTING: (
        "zienswijze op de begroting van een gemeenschappelijke regeling",
        f"{WGR}, artikel 35",
    ),
    LegalBasis.GEMEENTEWET_160: ("wensen en bedenkingen", "Gemeentewet, artikel 160"),
    LegalBasis.GEMEENTEWET_165: ("wensen en bedenkingen", "Gemeentewet, artikel 165"),
    LegalBasis.GEMEENTEWET_169: ("wensen en bedenkingen", "Gemeentewet, artikel 169"),
    LegalBasis.ARHI_ART_5: (
        "zienswijze op een herindelingsontwerp van gemeenten",
        f"{ARHI}, artikel 5",
    ),
    LegalBasis.ARHI_ART_8: (
        "zienswijze op een herindelingsontwerp van de provincie",
        f"{ARHI}, artikel 8",
    ),
    LegalBasis.AFSPRAAK: ("afspraak", ""),
}


# Which term each law sets, for whom, and in which of its versions.

# The day on which the Wgr gave councils eight weeks, and twelve for a budget (Stb. 2022, 18).
WGR_CHANGED_ON = date(2022, 7, 1)
NO_TERM = "geen wettelijke termijn"
COUNCIL = "gemeenteraad"
_SINCE, _BEFORE = "zoals die luidt sinds 1 juli 2022", "zoals die luidde tot 1 juli 2022"


@dataclass(frozen=True, slots=True)
class TermRule:
    """The term of a law in weeks or in months (both 0: none), the paragraph and the version.

    `paragraph` is Dutch, '' where an article was not read down to its paragraphs; `version` is ''
    where only one is known.
    """

    weeks: int = 0
    months: int = 0
    paragraph: str = ""
    version: str = ""


def find_term_rule(basis: LegalBasis, received_on: date, body_kind: str) -> TermRule:
    """Return the rule in force on the day of receipt for a body of this kind."""
    if basis in _WGR:
        return _WGR[basis][received_on >= WGR_CHANGED_ON]
    if basis is LegalBasis.ARHI_ART_8 and body_kind == COUNCIL:
        return TermRule(months=3, paragraph="vierde lid")
    return _FIXED[basis]


# Before and since the change. The budget's paragraph since then could not be read.
_WGR = {
    LegalBasis.WGR_ART_1: (
        TermRule(version=_BEFORE),
        TermRule(weeks=8, paragraph="derde lid", version=_SINCE),
    ),
    # Consent of the councils: no term, and since the change another paragraph.
    LegalBasis.WGR_CONSENT: (
        TermRule(paragraph="tweede lid", version=_BEFORE),
        TermRule(paragraph="vierde lid", version=_SINCE),
    ),
    LegalBasis.WGR_BEGROTING: (
        TermRule(weeks=8, version=_BEFORE),
        TermRule(weeks=12, version=_SINCE),
    ),
}
# Art. 5 gives 'een ieder' the weeks of inspection and councils nothing longer; the three months
# of councils are in art. 8. The Gemeentewet asks before the decision and names no term.
_FIXED = {
    LegalBasis.ARHI_ART_5: TermRule(weeks=8, paragraph="tweede lid"),
    LegalBasis.ARHI_ART_8: TermRule(weeks=8, paragraph="derde lid"),
    LegalBasis.GEMEENTEWET_160: TermRule(paragraph="tweede lid"),
    LegalBasis.GEMEENTEWET_165: TermRule(paragraph="derde lid"),
    LegalBasis.GEMEENTEWET_169: TermRule(paragraph="vierde lid"),
    LegalBasis.AFSPRAAK: TermRule(),
}


# Days as the law counts them: months that end on their own last day, weekends and holidays.

_WEEKDAYS = {5: "zaterdag", 6: "zondag"}


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_working_day(day: date) -> bool:
    """Whether a day is no Saturday, Sunday or holiday of Algemene termijnenwet art. 3.

    Days that a royal decree puts on a par with holidays (art. 3 lid 3) are not known here.
    """
    return day.weekday() not in _WEEKDAYS and holiday_name(day) is None


def holiday_note(day: date) -> str | None:
    """Return a Dutch sentence on a last day in a weekend or on a holiday, None on other days."""
    weekday, named = _WEEKDAYS.get(day.weekday()), holiday_name(day)
    if weekday and named:
        return f"De laatste dag is een {weekday} ({named})."
    if weekday:
        return f"De laatste dag is een {weekday}."
    return f"De laatste dag is een feestdag ({named})." if named else None


def holiday_name(day: date) -> str | None:
    """Return the Dutch name of the holiday in lower case, None on other days.

    With 'optional', Good Friday and 5 May count every year, as Algemene termijnenwet art. 3 has it.
    """
    name = _calendar(day.year).get(day)
    return name and name[0].lower() + name[1:]


@cache
def _calendar(year: int) -> holidays.HolidayBase:
    """Building a year costs far more than asking it."""
    return holidays.country_holidays(
        "NL", years=year, language="nl", categories=("public", "optional"), expand=False
    )


# The last day on which a body that was asked may speak.

_WORDS = {3: "drie", 8: "acht", 12: "twaalf"}
_CHOSEN, _EXTENDED = "gekozen datum", ", verlengd"


@dataclass(frozen=True, slots=True)
class Due:
    """The last day to speak (None: no day was set), the term in words and the article behind it.

    `note` says, in Dutch, that the last day is in a weekend or on a holiday, or before receipt.
    `version` is a Dutch phrase that follows the article ('zoals die luidt sinds 1 juli 2022'), ''
    for an agreement and where only one version of the law is known.
    """

    due_on: date | None
    term: str
    article: str
    note: str | None
    version: str = ""


def compute_due(
    basis: LegalBasis,
    received_on: date,
    *,
    body_kind: str = COUNCIL,
    chosen_on: date | None = None,
) -> Due:
    """Return by when a body that received a request on `received_on` may speak.

    The law in force on that day decides. `chosen_on` counts only where that law sets no term.
    """
    rule = find_term_rule(basis, received_on, body_kind)
    last_on, term = _last(rule, received_on, chosen_on)
    note = holiday_note(last_on) if last_on else None
    if last_on and last_on < received_on:
        note = "De gekozen datum ligt vóór de ontvangst."
    return Due(last_on, term, _article(basis, rule), note, rule.version)


def extend_due(due: Due, until_on: date) -> Due:
    """Return the same term with a later last day; ValueError (Dutch) where that is not later.

    The law and its version stay, and the term says that it was extended, however often. Where
    there was no term, the new day counts as chosen.
    """
    if due.due_on and until_on <= due.due_on:
        raise ValueError("De nieuwe datum ligt na de oude.")
    term = f"{due.term.removesuffix(_EXTENDED)}{_EXTENDED}" if due.term != NO_TERM else _CHOSEN
    return replace(due, due_on=until_on, term=term, note=holiday_note(until_on))


def _last(rule: TermRule, received_on: date, chosen_on: date | None) -> tuple[date | None, str]:
    if rule.weeks:
        return received_on + timedelta(weeks=rule.weeks), f"{_WORDS[rule.weeks]} weken"
    if rule.months:
        return add_months(received_on, rule.months), f"{_WORDS[rule.months]} maanden"
    return (chosen_on, _CHOSEN) if chosen_on else (None, NO_TERM)


def _article(basis: LegalBasis, rule: TermRule) -> str:
    return ", ".join(part for part in (basis.article, rule.paragraph) if part)


# Whether who asks must answer each view in writing, with reasons, before it decides.


@dataclass(frozen=True, slots=True)
class ReplyDuty:
    """What the law says about answering a view.

    `article` and `since` say where and since when it is a duty; '' and None where it is none.
    `words` is a Dutch sentence either way.
    """

    must_reply: bool
    article: str
    since: date | None
    words: str


def find_reply_duty(basis: LegalBasis, received_on: date) -> ReplyDuty:
    """Return the duty under the law in force on the day that the body received the request.

    The Wgr has it for the budget since 1 July 2022. Article 1 has none: there the councils weigh
    what was done with their views when they are asked for consent (lid 4).
    """
    if received_on < WGR_CHANGED_ON:
        return _none(_NOWHERE)
    if basis is LegalBasis.WGR_BEGROTING:
        return ReplyDuty(True, basis.article, WGR_CHANGED_ON, _DUTY)
    return _none(_CONSENT if basis is LegalBasis.WGR_ART_1 else _NOWHERE)


_DUTY = "Het bestuur beantwoordt elke zienswijze schriftelijk en met redenen, voordat het besluit."
_CONSENT = (
    "Artikel 1 verplicht niet tot een schriftelijk antwoord; "
    "de raad weegt bij zijn toestemming wat er met zijn zienswijze is gedaan."
)
_NOWHERE = "De grondslag noemt geen plicht om schriftelijk en met redenen te antwoorden."


def _none(words: str) -> ReplyDuty:
    return ReplyDuty(False, "", None, words)
