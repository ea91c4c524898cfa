"""What an address may ask: a day, a state of knowledge, a rule, a subject, a choice, a page."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from municipalities.search_words import split_sought_words
from municipalities.text import UncleanText, fold_text

from ..domain.drawing import Window
from ..domain.rules import Rule
from ..domain.stances import Stance

# A part of an address that cannot be read: told with what was expected.

SHOWN = 60


class BadParameter(BadRequest):
    """`value` is what was asked, shortened and made harmless; `expected` a Dutch sentence."""

    def __init__(self, name, value, expected):
        self.name = name
        self.value = shorten_parameter(str(value))
        self.expected = str(expected)
        super().__init__(f"{name}: {self.expected}")


def shorten_parameter(text):
    """Return at most 60 characters of `text`, those that cannot be shown made visible."""
    visible = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[: SHOWN + 1])
    return visible if len(visible) <= SHOWN else visible[:SHOWN] + "…"


# What an address may ask of a board: a day, a state of knowledge, a rule and subjects to show.
#
# Pages, API and exports read their parameters here, so that all refuse the same with the same
# words.

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# What an address calls the two clocks: when it held, and when it was recorded.
CLOCKS = ("peildatum", "bekend")
# What an address of a public page or file may ask for. An address that asks for anything else is
# answered, and not kept.
KNOWN = {
    *(*CLOCKS, "bekend-van", "van", "tot", "regel", "toon", "stel", "raad", "onderwerp", "voor"),
    *("zoek", "naam", "soort", "orgaan", "thema", "onderdeel", "ronde", "punt", "staat"),
    *("dossier", "behandeling", "fase", "standpunt"),
    *("gemeente", "uitgever", "provincie", "welke", "volgorde", "ordening", "pagina"),
}
FIRST_YEAR, LAST_YEAR = 1800, 2200
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<clock>[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?)"
    r"(?P<offset>Z|[-+ ][0-9]{2}:[0-9]{2})?"
)
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
MOST_SHOWN = 50


@dataclass(frozen=True)
class BoardParameters:
    """A day, the moment of knowledge (None: now), a rule (None: the dossier's) and the addresses
    of the subjects to show in their column."""

    day: date
    known_at: datetime | None = None
    rule: Rule | None = None
    chosen: tuple[str, ...] = ()


def parse_board_parameters(parameters, dossier, at):
    """Return what a QueryDict asks of a dossier at the moment `at`; raise BadParameter.

    Without a peildatum it is the dossier's own day. A bekend that has not come yet is now.
    """
    day, known = (
        parse_single_value(parameters, "peildatum"),
        parse_single_value(parameters, "bekend"),
    )
    rule = parse_single_value(parameters, "regel")
    known_at = parse_known(known) if known else None
    return BoardParameters(
        day=parse_day(day) if day else dossier.default_day(at.astimezone(AMSTERDAM).date()),
        known_at=known_at if known_at and known_at < at else None,
        rule=parse_rule(rule) if rule else None,
        chosen=parse_chosen(parameters.getlist("toon")),
    )


def parse_single_value(parameters, name):
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

    Seconds, a fraction of them and an offset may follow. Raises BadParameter, also in the hours
    that the clock change skips or repeats where no offset says which is meant.
    """
    expected = _(
        "Verwacht een dag, zoals 2017-06-01, of een dag met een tijd, zoals 2017-06-01T10:30, "
        "in Nederlandse tijd of met een tijdzone, zoals 2017-06-01T08:30:00Z."
    )
    found = MOMENT.fullmatch(text)
    if not found:
        return _local(parse_day_of(text, text, name, expected), time.max)
    day = parse_day_of(found["day"], text, name, expected)
    # A plus in an address that nobody encoded comes in as a space.
    offset = (found["offset"] or "").replace(" ", "+")
    try:
        clock = time.fromisoformat(found["clock"] + offset)
    except ValueError as error:
        raise BadParameter(name, text, expected) from error
    if clock.tzinfo is not None:
        return datetime.combine(day, clock)
    moment = _local(day, clock)
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise BadParameter(name, text, _about_the_clock())
    return moment


def format_exact_moment(moment):
    """Return a moment to the microsecond, in UTC, as `parse_known` reads it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def pin_query(day, known_until, **more):
    """Return the query of an address that gives the same for ever: the day, and what was known
    until a moment, to the microsecond in UTC."""
    moment = format_exact_moment(known_until)
    return urlencode({"peildatum": day.isoformat(), "bekend": moment, **more}, doseq=True, safe=":")


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


ASSUMED = re.compile(r"(?P<home>[a-z0-9][a-z0-9-]{0,89}):(?P<stance>[a-z_]{1,20})")
MOST_ASSUMED = 400


def parse_assumed_stances(values, homes, name="stel"):
    """Return what an address supposes, as {municipality: Stance}; raise BadParameter.

    Each value is the address of one of these municipalities, a colon and a stance; an empty one is
    nothing supposed, as a form sends it.
    """
    by_slug, found = {each.slug: each for each in homes}, {}
    for value in values[:MOST_ASSUMED]:
        if not value:
            continue
        told = ASSUMED.fullmatch(value)
        if told is None or told["home"] not in by_slug or told["stance"] not in set(Stance):
            raise BadParameter(name, value, _about_assumed_stances())
        found[by_slug[told["home"]]] = Stance(told["stance"])
    return found


def _about_assumed_stances():
    known = ", ".join(Stance)
    words = _(
        "Verwacht het adres van een gemeente die meedoet, een dubbele punt en een standpunt, zoals "
        "voorbeeldstad:voor. De standpunten zijn: %s."
    )
    return words % known


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


# What an address may choose from a list: one of several, words to look for, a page.

PAGE = re.compile(r"[1-9][0-9]{0,5}")
PAGE_SIZE = 20
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Choice:
    """One select of a filter form: `options` are (value, label); no choice is an empty value.

    Without `has_all` that means the first option.
    """

    name: str
    label: str
    options: tuple
    value: str = ""
    has_all: bool = True


def parse_choice(parameters, name, label, options, *, has_all=True):
    """Return the Choice that a QueryDict makes; raise BadParameter for what is no option."""
    options = tuple((str(value), str(text)) for value, text in options)
    value = parse_single_value(parameters, name)
    if value and value not in {each for each, _text in options}:
        raise BadParameter(name, value, _("Kies een van de mogelijkheden van het formulier."))
    return Choice(name, str(label), options, value, has_all)


def parse_search_words(parameters, name="zoek"):
    """Return what is typed to look for and its words as `fold_text` sees them; raise
    BadParameter."""
    text, folded = parse_search_text(parameters, name)
    return text, tuple(folded.split())


def parse_sought_words(parameters, name="zoek"):
    """Return what is typed to look for in full text, and its SoughtWords; raise BadParameter."""
    text = parse_single_value(parameters, name)
    return text, split_search_text(text, name)


def split_search_text(text, name="zoek"):
    """Return the SoughtWords of a text, none of an empty one; raise BadParameter."""
    folded = fold_search_text(text, name)
    words = split_sought_words(folded)
    if folded and not words:
        raise BadParameter(name, text, _("Zoek met ten minste een letter of cijfer."))
    return words


def parse_search_text(parameters, name):
    """Return what is typed to look for, and the same as `fold_text` sees it."""
    text = parse_single_value(parameters, name)
    return text, fold_search_text(text, name)


def fold_search_text(text, name):
    """Return a text to look for as `fold_text` sees it; raise BadParameter."""
    if len(text) > LONGEST_SEARCH:
        raise BadParameter(name, text, _("Zoek met ten hoogste 200 tekens."))
    try:
        return fold_text(text)
    except UncleanText as error:
        raise BadParameter(name, text, error) from error


def holds_words(words, *texts):
    """Whether every word stands somewhere in the texts, capitals and accents aside."""
    if not words:
        return True
    whole = " ".join(fold_text(text) for text in texts if text)
    return all(word in whole for word in words)


def parse_page(parameters, rows, name="pagina"):
    """Return the page of `rows` that is asked for, 20 a page; raise BadParameter."""
    paginator = Paginator(rows, PAGE_SIZE)
    last, asked = paginator.num_pages, parse_single_value(parameters, name) or "1"
    if not PAGE.fullmatch(asked) or int(asked) > last:
        raise BadParameter(name, asked, _("Verwacht een bladzijde van 1 tot en met %d.") % last)
    return paginator.page(int(asked))


# Which subject of a dossier an address asks for.


def parse_subject(parameters, subjects, name="onderwerp"):
    """Return the subject whose address is asked for, None where none is; raise BadParameter."""
    slug = parse_single_value(parameters, name)
    if not slug:
        return None
    for subject in subjects:
        if subject.slug == slug:
            return subject
    expected = _("Verwacht het adres van een onderwerp van dit dossier, zoals %s.")
    known = ", ".join(subject.slug for subject in subjects[:3])
    raise BadParameter(name, slug, expected % (known or "…"))


# Which days of a line an address asks for.

LAST_DAY = date(2200, 12, 31)
A_YEAR = timedelta(days=365)


def parse_window(parameters, default):
    """Return the Window of ?van= and ?tot=; a side that is left out is the default's, or a year
    from the other where that would run back. Raises BadParameter.
    """
    return complete_window(*parse_ends(parameters), default)


def parse_course_window(parameters, default):
    """Return the Window of ?van= and ?tot=; a side that is left out is the default's, or the other
    side where that would run back. Raises BadParameter.
    """
    first_on, last_on = parse_ends(parameters)
    first_on = first_on or min(default.first_on, last_on or default.first_on)
    return Window(first_on, last_on or max(default.last_on, first_on))


def parse_ends(parameters):
    """Return the days of ?van= and ?tot=, None for what is left out; raise BadParameter."""
    begin, end = parse_single_value(parameters, "van"), parse_single_value(parameters, "tot")
    first_on = parse_day(begin, "van") if begin else None
    last_on = parse_day(end, "tot") if end else None
    if first_on and last_on and last_on < first_on:
        raise BadParameter("tot", end, _("Verwacht een dag op of na die bij van."))
    return first_on, last_on


def complete_window(first_on, last_on, default):
    """Return a Window with the sides that are missing filled."""
    if first_on is None and last_on is None:
        return default
    if first_on is None:
        return Window(min(default.first_on, year_before(last_on)), last_on)
    if last_on is None:
        return Window(first_on, max(default.last_on, min(LAST_DAY - A_YEAR, first_on) + A_YEAR))
    return Window(first_on, last_on)


def year_before(day):
    """Return the day a year earlier, or the earliest that there is."""
    return max(day - A_YEAR, date(1800, 1, 1))


# Which two states of knowledge and which councils are laid beside each other.

MOST_COUNCILS = 2


def parse_known_from(parameters, known_at, at, name="bekend-van"):
    """Return the earlier moment of knowledge to compare with, None where none is asked for; raise
    BadParameter where it is not before `known_at`, or before now."""
    text = parse_single_value(parameters, name)
    if not text:
        return None
    moment = parse_known(text, name)
    if moment >= (known_at or at):
        expected = _("Verwacht een moment voor dat bij bekend, of voor nu als bekend leeg is.")
        raise BadParameter(name, text, expected)
    return moment


def parse_councils(parameters, municipalities, name="raad"):
    """Return those of the municipalities whose addresses are asked for, each once, in the order of
    asking; raise BadParameter for another address or more than two."""
    asked = list(dict.fromkeys(value for value in parameters.getlist(name) if value))
    if len(asked) > MOST_COUNCILS:
        raise BadParameter(name, ", ".join(asked), _("Kies ten hoogste twee raden."))
    known = {each.slug: each for each in municipalities}
    for slug in asked:
        if slug not in known:
            expected = _("Verwacht het adres van een gemeente in deze regio, zoals %s.")
            raise BadParameter(name, slug, expected % (next(iter(known), None) or "…"))
    return tuple(known[slug] for slug in asked)
