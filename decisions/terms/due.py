"""The last day on which a body that was asked may speak."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from .basis import LegalBasis
from .days import months_later, note_on
from .law import COUNCIL, NO_TERM, Rule, rule_for

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


def due_on(
    basis: LegalBasis,
    received_on: date,
    *,
    body_kind: str = COUNCIL,
    chosen_on: date | None = None,
) -> Due:
    """Return by when a body that received a request on `received_on` may speak.

    The law in force on that day decides. `chosen_on` counts only where that law sets no term.
    """
    rule = rule_for(basis, received_on, body_kind)
    last_on, term = _last(rule, received_on, chosen_on)
    note = note_on(last_on) if last_on else None
    if last_on and last_on < received_on:
        note = "De gekozen datum ligt vóór de ontvangst."
    return Due(last_on, term, _article(basis, rule), note, rule.version)


def extended(due: Due, until_on: date) -> Due:
    """Return the same term with a later last day; ValueError (Dutch) where that is not later.

    The law and its version stay, and the term says that it was extended, however often. Where
    there was no term, the new day counts as chosen.
    """
    if due.due_on and until_on <= due.due_on:
        raise ValueError("De nieuwe datum ligt na de oude.")
    term = f"{due.term.removesuffix(_EXTENDED)}{_EXTENDED}" if due.term != NO_TERM else _CHOSEN
    return replace(due, due_on=until_on, term=term, note=note_on(until_on))


def _last(rule: Rule, received_on: date, chosen_on: date | None) -> tuple[date | None, str]:
    if rule.weeks:
        return received_on + timedelta(weeks=rule.weeks), f"{_WORDS[rule.weeks]} weken"
    if rule.months:
        return months_later(received_on, rule.months), f"{_WORDS[rule.months]} maanden"
    return (chosen_on, _CHOSEN) if chosen_on else (None, NO_TERM)


def _article(basis: LegalBasis, rule: Rule) -> str:
    return ", ".join(part for part in (basis.article, rule.paragraph) if part)
