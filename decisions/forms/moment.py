"""What an address may ask of a board: a day, a state of knowledge, a rule and subjects to show.

Pages, API and exports read their parameters here, so that all refuse the same with the same words.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ..rules import Rule
from .bad_parameter import BadParameter

__all__ = ["AMSTERDAM", "Asked", "BadParameter", "asked", "parse_day", "parse_known", "parse_rule"]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_YEAR, LAST_YEAR = 1800, 2200
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
MOST_SHOWN = 50


@dataclass(frozen=True)
class Asked:
    """A day, the moment of knowledge (None: now), a rule (None: the dossier's) and the addresses
    of the subjects to show in their column."""

    day: date
    known_at: datetime | None = None
    rule: Rule | None = None
    chosen: tuple[str, ...] = ()


def asked(parameters, dossier, at):
    """Return what a QueryDict asks of a dossier at the moment `at`; raise BadParameter.

    Without a peildatum it is the dossier's own day. A bekend that has not come yet is now.
    """
    day, known = one(parameters, "peildatum"), one(parameters, "bekend")
    rule = one(parameters, "regel")
    known_at = parse_known(known) if known else None
    return Asked(
        day=parse_day(day) if day else dossier.default_day(at.astimezone(AMSTERDAM).date()),
        known_at=known_at if known_at and known_at < at else None,
        rule=parse_rule(rule) if rule else None,
        chosen=parse_chosen(parameters.getlist("toon")),
    )


def one(parameters, name):
    """Return the one value of a parameter, '' where it is left out; refuse two."""
    values = parameters.getlist(name)
    if len(values) > 1:
        raise BadParameter(name, ", ".join(values), _("Geef deze waarde één keer."))
    return values[0] if values else ""


def parse_day(text, name="peildatum"):
    """Return the date of 'YYYY-MM-DD' between 1800 and 2200; raise BadParameter."""
    expected = _(
        "Verwacht een bestaande dag als jaar-maand-dag, zoals 2017-06-01, tussen 1800 en 2200."
    )
    found = DAY.fullmatch(text)
    if not found:
        raise BadParameter(name, text, expected)
    try:
        day = date(*map(int, found.groups()))
    except ValueError as error:
        raise BadParameter(name, text, expected) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadParameter(name, text, expected)
    return day


def parse_known(text, name="bekend"):
    """Return the aware moment of 'YYYY-MM-DDTHH:MM', or the end of 'YYYY-MM-DD', Dutch time.

    Raises BadParameter, also in the hours that the clock change skips or repeats.
    """
    expected = _(
        "Verwacht een dag, zoals 2017-06-01, of een dag met een tijd, zoals 2017-06-01T10:30, "
        "in Nederlandse tijd."
    )
    found = MOMENT.fullmatch(text)
    if not found:
        return _local(parse_day_of(text, text, name, expected), time.max)
    day = parse_day_of(found[1], text, name, expected)
    try:
        clock = time(int(found[2]), int(found[3]))
    except ValueError as error:
        raise BadParameter(name, text, expected) from error
    moment = _local(day, clock)
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise BadParameter(name, text, _about_the_clock())
    return moment


def parse_day_of(part, whole, name, expected):
    """Return the day in a moment; a refusal tells the whole value and what a moment looks like."""
    try:
        return parse_day(part, name)
    except BadParameter as error:
        raise BadParameter(name, whole, expected) from error


def parse_rule(text, name="regel"):
    """Return the Rule of that name; raise BadParameter."""
    try:
        return Rule(text)
    except ValueError as error:
        known = ", ".join(rule.value for rule in Rule)
        raise BadParameter(name, text, _("Verwacht een van: %s.") % known) from error


def parse_chosen(values, name="toon"):
    """Return the addresses of subjects, each once, in order; raise BadParameter."""
    if len(values) > MOST_SHOWN:
        raise BadParameter(name, len(values), _("Kies ten hoogste 50 onderwerpen."))
    for value in values:
        if not SLUG.fullmatch(value):
            raise BadParameter(name, value, _about_subjects())
    return tuple(dict.fromkeys(values))


def check_chosen(wanted, subjects, name="toon"):
    """Refuse to show a subject that is not one of the dossier's."""
    known = {subject.slug for subject in subjects}
    for slug in wanted.chosen:
        if slug not in known:
            raise BadParameter(name, slug, _about_subjects())


def _local(day, clock):
    return datetime.combine(day, clock, tzinfo=AMSTERDAM)


def _about_the_clock():
    return _(
        "Deze tijd bestaat niet of bestaat twee keer, omdat de klok dan wordt verzet. "
        "Kies een tijd ervoor of erna."
    )


def _about_subjects():
    return _("Verwacht het adres van een onderwerp van dit dossier, zoals het op het bord staat.")
