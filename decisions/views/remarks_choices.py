"""What the form of the register offers: of each choice only what somebody raised something on."""

from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Lower
from django.utils.translation import gettext as _

from municipalities.models import Body

from .. import history
from ..exports.register.sorting import natural
from ..forms.choices import choose
from ..forms.moment import one
from ..life import Life
from ..models import RemarkKind, Round, Status, Subject, Theme

GATHERING = "bijeenkomst"
NO_THEME = "zonder-thema"
NO_SUBJECT = "zonder-onderwerp"
NO_ROUND = "zonder-ronde"
LINKED, LOOSE = "gedeeld", "niet-gedeeld"
STATES = [(each.value, each.label) for each in Life] + [
    (Status.WITHDRAWN.value, Status.WITHDRAWN.label)
]
FIELDS = {
    "orgaan": "body_id",
    "soort": "kind",
    "thema": "theme_id",
    "onderwerp": "subject_id",
    "ronde": "round_id",
    "staat": "state",
}
NARROWING = ("onderdeel", "punt")
RECORDS = {"body_id": Body, "theme_id": Theme, "subject_id": Subject, "round_id": Round}
ORDERS = {
    "oudste": ("first_on", "last_on", "id"),
    "nieuwste": ("-last_on", "-first_on", "-id"),
    "orgaan": (Lower(Coalesce("body__name", "gathering")), "first_on", "id"),
    "onderwerp": (F("subject__number").asc(nulls_last=True), "first_on", "id"),
}
IN_ORDER = ("orgaan", "soort", "thema", "onderwerp", "onderdeel", "ronde", "punt", "staat")
# More sections than this make no list to choose from; words find them too.
MOST_SECTIONS = 200


@dataclass(frozen=True)
class Named:
    """A record that remarks are about or of, as an address and a screen call it."""

    slug: str
    name: str

    def __str__(self):
        return self.name


def records_of(sorts, fields=tuple(RECORDS)):
    """Return the Named bodies, themes, subjects and rounds of these sorts, by field and key.

    One query for all of them.
    """
    first, *rest = (lines_of(field, {getattr(each, field) for each in sorts}) for field in fields)
    records = {field: {} for field in fields}
    for field, key, slug, name in first.union(*rest, all=True).order_by():
        records[field][key] = Named(slug, name)
    return records


def lines_of(field, keys):
    """Return (field, key, slug, name) of the records of one field; a round is called by its key."""
    slug, name = ("pk", "title") if RECORDS[field] is Round else ("slug", "name")
    rows = RECORDS[field].objects.filter(pk__in=keys - {None}).order_by()
    told = {"its_slug": Cast(slug, TextField()), "its_name": Cast(name, TextField())}
    return rows.annotate(of=Value(field, TextField()), **told).values_list("of", "pk", *told)


def choices_of(parameters, register, tally, records):
    """Return the Choices of the form by name, in its order."""
    offered = (
        ("orgaan", _("Orgaan"), (GATHERING, _("een bijeenkomst"))),
        ("thema", _("Thema"), (NO_THEME, _("zonder thema"))),
        ("onderwerp", _("Onderwerp"), (NO_SUBJECT, _("zonder onderwerp"))),
        ("ronde", _("Ronde"), (NO_ROUND, _("zonder ronde"))),
    )
    found = {"soort": choose(parameters, "soort", _("Soort"), RemarkKind.choices)}
    for name, label, without in offered:
        there = {getattr(sort, FIELDS[name]) for sort in tally.sorts}
        options = named([records[FIELDS[name]].get(key) for key in there], without)
        found[name] = choose(parameters, name, label, options)
    sections = [(each, each) for each in sorted_sections(tally)]
    found["onderdeel"] = choose(parameters, "onderdeel", _("Onderdeel"), sections)
    found["punt"] = choose(parameters, "punt", _("Gedeeld punt"), points(parameters, register))
    found["staat"] = choose(parameters, "staat", _("Stand"), STATES)
    found["volgorde"] = choose(parameters, "volgorde", _("Volgorde"), orders(), has_all=False)
    return {name: found[name] for name in (*IN_ORDER, "volgorde")}


def orders():
    return (
        ("oudste", _("oudste eerst")),
        ("nieuwste", _("nieuwste eerst")),
        ("orgaan", _("naar orgaan")),
        ("onderwerp", _("naar onderwerp")),
        ("onderdeel", _("naar onderdeel")),
    )


def order_of(choice, tally):
    """Return what the database sorts by; 'hoofdstuk 2' comes before 'hoofdstuk 10'."""
    if choice.value != "onderdeel":
        return ORDERS[choice.value or "oudste"]
    places = [When(section=each, then=Value(n)) for n, each in enumerate(sorted_sections(tally))]
    place = Case(*places, default=Value(len(places)), output_field=IntegerField())
    return (F("subject__number").asc(nulls_last=True), place, "section", "first_on", "id")


def sorted_sections(tally):
    """Return the sections in their order, none where they are too many to choose from."""
    if len(tally.sections) > MOST_SECTIONS:
        return []
    return sorted(tally.sections, key=lambda each: tuple(natural(each)))


def points(parameters, register):
    """Return the options of shared points: in any, in none, and the one that the address names."""
    asked = one(parameters, "punt")
    options = [(LINKED, _("in een gedeeld punt")), (LOOSE, _("in geen gedeeld punt"))]
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        found = history.point_seen(register, int(asked))
        options += [(asked, found.title)] if found else []
    return options


def narrowed_of(choices):
    """Return the Narrowed that the choices of section and of shared point ask for."""
    section, point = choices["onderdeel"].value, choices["punt"].value
    if point in ("", LINKED, LOOSE):
        return history.Narrowed(section, is_linked=None if not point else point == LINKED)
    return history.Narrowed(section, point=int(point))


def named(records, without):
    """Return (slug, name) of each record, by name; `without` is the option for a missing one."""
    found = {each.slug: each.name for each in records if each is not None}
    options = sorted(found.items(), key=lambda pair: pair[1].casefold())
    return options + ([without] if None in records else [])
