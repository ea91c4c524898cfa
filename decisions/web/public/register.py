"""Which remarks of a dossier an address asks for, what it can choose, and how many there are."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Lower
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from municipalities.models import Body
from municipalities.text import split_words_and_numbers

from ... import history
from ...board.cache import get_remark_counts
from ...domain.lifecycle import RemarkLife
from ...history import EVERYTHING
from ...models import RemarkKind, Round, Status, Subject, Theme
from ..parameters import parse_choice, parse_single_value, parse_sought_words

# What the form of the register offers: of each choice only what somebody raised something on.

GATHERING = "bijeenkomst"
NO_THEME = "zonder-thema"
NO_SUBJECT = "zonder-onderwerp"
NO_ROUND = "zonder-ronde"
LINKED, LOOSE = "gedeeld", "niet-gedeeld"
REMARK_STATES = [(each.value, each.label) for each in RemarkLife] + [
    (Status.WITHDRAWN.value, Status.WITHDRAWN.label)
]
REGISTER_FIELDS = {
    "orgaan": "body_id",
    "soort": "kind",
    "thema": "theme_id",
    "onderwerp": "subject_id",
    "ronde": "round_id",
    "staat": "state",
}
NARROWING = ("onderdeel", "punt")
RECORDS = {"body_id": Body, "theme_id": Theme, "subject_id": Subject, "round_id": Round}
REGISTER_ORDERS = {
    "oudste": ("first_on", "last_on", "id"),
    "nieuwste": ("-last_on", "-first_on", "-id"),
    "orgaan": (Lower(Coalesce("body__name", "gathering")), "first_on", "id"),
    "onderwerp": (F("subject__number").asc(nulls_last=True), "first_on", "id"),
}
IN_ORDER = ("orgaan", "soort", "thema", "onderwerp", "onderdeel", "ronde", "punt", "staat")
# More sections than this make no list to choose from; words find them too.
MOST_SECTIONS = 200


@dataclass(frozen=True)
class NamedRecord:
    """A record that remarks are about or of, as an address and a screen call it."""

    slug: str
    name: str

    def __str__(self):
        return self.name


def read_named_records(sorts, fields=tuple(RECORDS)):
    """Return the NamedRecord bodies, themes, subjects and rounds of these sorts, by field and key.

    One query for all of them.
    """
    first, *rest = (
        read_record_names(field, {getattr(each, field) for each in sorts}) for field in fields
    )
    records = {field: {} for field in fields}
    for field, key, slug, name in first.union(*rest, all=True).order_by():
        records[field][key] = NamedRecord(slug, name)
    return records


def read_record_names(field, keys):
    """Return (field, key, slug, name) of the records of one field; a round is called by its key."""
    slug, name = ("pk", "title") if RECORDS[field] is Round else ("slug", "name")
    rows = RECORDS[field].objects.filter(pk__in=keys - {None}).order_by()
    told = {"its_slug": Cast(slug, TextField()), "its_name": Cast(name, TextField())}
    return rows.annotate(of=Value(field, TextField()), **told).values_list("of", "pk", *told)


def parse_register_choices(parameters, register, tally, records):
    """Return the Choices of the form by name, in its order."""
    offered = (
        ("orgaan", _("Orgaan"), (GATHERING, _("een bijeenkomst"))),
        ("thema", _("Thema"), (NO_THEME, _("zonder thema"))),
        ("onderwerp", _("Onderwerp"), (NO_SUBJECT, _("zonder onderwerp"))),
        ("ronde", _("Ronde"), (NO_ROUND, _("zonder ronde"))),
    )
    found = {"soort": parse_choice(parameters, "soort", _("Soort"), RemarkKind.choices)}
    for name, label, without in offered:
        there = {getattr(sort, REGISTER_FIELDS[name]) for sort in tally.sorts}
        options = list_record_options(
            [records[REGISTER_FIELDS[name]].get(key) for key in there], without
        )
        found[name] = parse_choice(parameters, name, label, options)
    sections = [(each, each) for each in sort_sections(tally)]
    found["onderdeel"] = parse_choice(parameters, "onderdeel", _("Onderdeel"), sections)
    found["punt"] = parse_choice(
        parameters, "punt", _("Gedeeld punt"), list_point_options(parameters, register)
    )
    found["staat"] = parse_choice(parameters, "staat", _("Stand"), REMARK_STATES)
    found["volgorde"] = parse_choice(
        parameters, "volgorde", _("Volgorde"), list_order_options(), has_all=False
    )
    return {name: found[name] for name in (*IN_ORDER, "volgorde")}


def list_order_options():
    return (
        ("oudste", _("oudste eerst")),
        ("nieuwste", _("nieuwste eerst")),
        ("orgaan", _("naar orgaan")),
        ("onderwerp", _("naar onderwerp")),
        ("onderdeel", _("naar onderdeel")),
    )


def build_register_ordering(choice, tally):
    """Return what the database sorts by; 'hoofdstuk 2' comes before 'hoofdstuk 10'."""
    if choice.value != "onderdeel":
        return REGISTER_ORDERS[choice.value or "oudste"]
    places = [When(section=each, then=Value(n)) for n, each in enumerate(sort_sections(tally))]
    place = Case(*places, default=Value(len(places)), output_field=IntegerField())
    return (F("subject__number").asc(nulls_last=True), place, "section", "first_on", "id")


def sort_sections(tally):
    """Return the sections in their order, none where they are too many to choose from."""
    if len(tally.sections) > MOST_SECTIONS:
        return []
    return sorted(tally.sections, key=lambda each: tuple(split_words_and_numbers(each)))


def list_point_options(parameters, register):
    """Return the options of shared points: in any, in none, and the one that the address names."""
    asked = parse_single_value(parameters, "punt")
    options = [(LINKED, _("in een gedeeld punt")), (LOOSE, _("in geen gedeeld punt"))]
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        found = history.find_visible_point(register, int(asked))
        options += [(asked, found.title)] if found else []
    return options


def build_remark_filter(choices):
    """Return the Narrowed that the choices of section and of shared point ask for."""
    section, point = choices["onderdeel"].value, choices["punt"].value
    if point in ("", LINKED, LOOSE):
        return history.RemarkFilter(section, is_linked=None if not point else point == LINKED)
    return history.RemarkFilter(section, point=int(point))


def list_record_options(records, without):
    """Return (slug, name) of each record, by name; `without` is the option for a missing one."""
    found = {each.slug: each.name for each in records if each is not None}
    options = sorted(found.items(), key=lambda pair: pair[1].casefold())
    return options + ([without] if None in records else [])


# Which remarks of a dossier an address asks for: the same for the page and for its files.


@dataclass(frozen=True)
class RemarkKeys:
    """The keys of the chosen remarks, in order: counted already, read when they are asked for."""

    found: Any
    total: int

    def __len__(self):
        return self.total

    def __getitem__(self, part):
        return list(self.found[part])

    def __iter__(self):
        return iter(self.found) if isinstance(self.found, list) else self.found.iterator()


@dataclass(frozen=True)
class FilteredRegister:
    """What an address leaves of a Register; `sorts` counts that, `total` is all there is.

    `records` are the bodies, themes, subjects and rounds of all sorts, by field and key.
    """

    register: Any
    choices: dict
    sought: str
    total: int
    sorts: Counter
    keys: Any
    records: dict


def filter_register(parameters, open_):
    """Return the FilteredRegister of a DossierContext; raise BadParameter for what the form
    lacks."""
    register = open_.register
    tally = get_remark_counts(register)
    records = read_named_records(tally.sorts)
    choices = parse_register_choices(parameters, register, tally, records)
    order, wanted = (
        build_register_ordering(choices["volgorde"], tally),
        collect_wanted_values(choices, records),
    )
    part = replace(register, narrowed=build_remark_filter(choices))
    only = build_register_condition(part, wanted)
    text, words = parse_sought_words(parameters)
    if words:
        names = {key: each.name for key, each in records["body_id"].items()}
        sought = history.RemarkSearch(part, words, names).find(only, order)
        keys, left = RemarkKeys(sought.keys, sought.sorts.total()), sought.sorts
    else:
        sorts = tally.sorts if part.narrowed == EVERYTHING else get_remark_counts(part).sorts
        left = Counter({sort: n for sort, n in sorts.items() if sort_fits(sort, wanted)})
        keys = RemarkKeys(part.keys(only, order), left.total())
    return FilteredRegister(part, choices, text, tally.sorts.total(), left, keys, records)


def collect_wanted_values(choices, records):
    """Return {field of a Sort: value} for each filled choice; None is a remark without one."""
    wanted = {}
    for name, field in REGISTER_FIELDS.items():
        if value := choices[name].value:
            wanted[field] = record_key_by_slug(value, records[field]) if field in records else value
    return wanted


def record_key_by_slug(slug, records):
    return next((key for key, each in records.items() if each.slug == slug), None)


def sort_fits(sort, wanted):
    return all(getattr(sort, field) == value for field, value in wanted.items())


def build_register_condition(register, wanted):
    """Return the condition that the database asks for the same choices as `sort_fits`."""
    only = Q()
    for field, value in wanted.items():
        if field == "state":
            only &= register.in_state(value)
        else:
            only &= Q(**({field: value} if value is not None else {f"{field}__isnull": True}))
    return only


# How many remarks there are of each kind and state, and per council and per theme, each number
# leading to its rows.


@dataclass(frozen=True)
class CountCell:
    """A number, and the query of the register that leaves just these; '' where there is none."""

    number: int
    query: str


@dataclass(frozen=True)
class CountRow:
    """One council or theme: its numbers by kind, and their sum last."""

    label: str
    cells: tuple


@dataclass(frozen=True)
class CountTable:
    """A table: `kinds` are the words of its columns, the sum of each line stands last."""

    title: str
    first: str
    kinds: tuple
    lines: tuple


def count_kinds_and_states(sorts):
    """Return (word, number) for each kind, then for each state that there is."""
    kinds, states = Counter(), Counter()
    for sort, number in sorts.items():
        kinds[sort.kind] += number
        states[sort.state] += number
    options = [(RemarkKind.choices, kinds), (REMARK_STATES, states)]
    return [[(label, n[value]) for value, label in words if n[value]] for words, n in options]


def build_count_tables(sorts, records, kept):
    """Return the CountTable per body and per theme of these sorts; `kept` is what each link
    keeps."""
    return (
        build_count_table(
            *(_("Per orgaan en soort"), _("Orgaan"), "orgaan", (GATHERING, _("een bijeenkomst"))),
            *(sorts, records, kept),
        ),
        build_count_table(
            *(_("Per thema en soort"), _("Thema"), "thema", (NO_THEME, _("zonder thema"))),
            *(sorts, records, kept),
        ),
    )


def build_count_table(title, first, name, without, sorts, records, kept):
    """Return one table; what nobody raised anything on has no line and no column."""
    field, numbers = REGISTER_FIELDS[name], Counter()
    for sort, number in sorts.items():
        numbers[getattr(sort, field), sort.kind] += number
    kinds = [each for each in RemarkKind.choices if any(kind == each[0] for _key, kind in numbers)]
    found = [
        (*without, key)
        if key is None or key not in records[field]
        else (records[field][key].slug, records[field][key].name, key)
        for key in {key for key, _kind in numbers}
    ]
    # What is missing comes last.
    found.sort(key=lambda each: (each[2] is None, each[1].casefold()))
    lines = tuple(
        CountRow(
            label,
            build_count_cells(numbers, key, [kind for kind, _label in kinds], kept | {name: slug}),
        )
        for slug, label, key in found
    )
    return CountTable(title, first, tuple(label for _kind, label in kinds), lines)


def build_count_cells(numbers, key, kinds, kept):
    """Return the CountCells of one line, by kind, then their sum."""
    found = [(numbers[key, kind], kept | {"soort": kind}) for kind in kinds]
    found.append((sum(number for number, _kept in found), kept))
    return tuple(
        CountCell(number, f"?{urlencode(asked)}" if number else "") for number, asked in found
    )
