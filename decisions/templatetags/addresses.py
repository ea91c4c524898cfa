"""Addresses that need a dossier beside the record, and pages of a list that keep its choices."""

from functools import cache, lru_cache

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.text import slugify

from ..models import TARGETS, SubjectKind
from .moments import moment_query_of

register = template.Library()

PAGES = {
    SubjectKind.VARIANT: "variant",
    SubjectKind.PROPOSAL: "proposal",
    SubjectKind.DIRECTION: "direction",
}


@register.simple_tag
def page_address(name, *args):
    """Return the address of a page. A page leads to the same addresses a hundred times, and Django
    takes as long for each as for a query."""
    return _reverse_once(get_script_prefix(), name, args)


@lru_cache(4_096)
def _reverse_once(_prefix, name, args):
    return reverse(name, args=args)


@register.simple_tag(takes_context=True)
def position_address(context, position):
    """Return the address of a position, at the page's moment (`query`)."""
    return _address_of_record("position", position.id, context)


@register.simple_tag(takes_context=True)
def decision_address(context, decision):
    """Return the address of a decision, at the page's moment (`query`)."""
    return _address_of_record("decision", decision.id, context)


def _address_of_record(name, key, context):
    return f"{_address_before_key(get_script_prefix(), name)}{key}/{context.get('query', '')}"


@lru_cache(16)
def _address_before_key(_prefix, name):
    return reverse(name, args=[0]).removesuffix("0/")


@register.simple_tag(takes_context=True)
def subject_address(context, subject):
    """Return the address of a subject of the page's dossier, at the page's moment."""
    page = page_address(PAGES[subject.kind], context["dossier"].slug, subject.slug)
    return page + moment_query_of(context)


@register.simple_tag(takes_context=True)
def in_dossier(context, name, *args, **asked):
    """Return the address of a page of the page's dossier, at the page's moment, with what is
    `asked` more."""
    return page_address(name, context["dossier"].slug, *args) + moment_query_of(context, **asked)


@register.simple_tag(takes_context=True)
def file_address(context, link):
    """Return the address of a file of the page's dossier, at the page's moment.

    A link has the `name` of the address, the `args` after the dossier and what it `asked` more.
    """
    page = page_address(link.name, context["dossier"].slug, *link.args)
    return page + moment_query_of(context, **link.asked)


@register.filter
def places_of(places, record):
    """Return the places of one record, each spot of a document once."""
    return unique_source_places(places.get((record_kind_name(record), record.id), ()))


@register.filter
def notes_of(notes, record):
    """Return what is told of reading one record back, of the notes by kind and key."""
    return notes.get((record_kind_name(record), record.id), ()) if notes else ()


@register.filter
def places_of_act(places, act):
    """Return the places of a decision, and the shown one of each stance that follows from it."""
    found = list(places.get((record_kind_name(act.decision), act.decision.id), ()))
    for entry in act.entries:
        found += [p for p in entry.readings if entry.position.shown_id in (None, p.id)]
    return unique_source_places(found)


def unique_source_places(found):
    """Return places, each spot of a document once, those of one document together."""
    spots = {(p.source_id, p.place, p.is_joint, p.is_derived): p for p in found}
    documents = list(dict.fromkeys(source for source, *_spot in spots))
    return sorted(spots.values(), key=lambda place: documents.index(place.source_id))


@register.filter
def place_address(place):
    """Return the address of a place in a document: its paragraph where the page of the document
    shows that, else its line among what rests on the document."""
    number = getattr(place, "paragraph_number", None)
    anchor = f"alinea-{number}" if number else place_anchor(place)
    return f"{page_address('source', place.source_id)}#{anchor}"


@register.filter
def paragraph_address(paragraph):
    """Return the address of a paragraph on the page of its document."""
    return f"{page_address('source', paragraph.source_id)}#alinea-{paragraph.number}"


@register.filter
def cost_address(place):
    """Return the address of the costs that a place shows: on the page of who pays them alone, else
    on the board of the dossier."""
    home, dossier = place.cost.municipality, place.dossier
    if home is not None:
        return f"{page_address('dossier-municipality', dossier.slug, home.slug)}#kosten"
    return f"{dossier.get_absolute_url()}#paneel-costs"


@register.filter
def place_anchor(place):
    """Return what the line of a place, or of a fact that names a document, is called there."""
    return f"{anchor_word_of(model_behind(place))}-{place.id}"


@cache
def anchor_word_of(model):
    return slugify(model._meta.verbose_name)


def record_kind_name(record):
    """Return the kind of a record in one word; a row as it was known is of the same kind."""
    model = model_behind(record)
    return TARGET_NAMES.get(model, model._meta.model_name)


# What a place in a document calls the kinds of record that it shows.
TARGET_NAMES = {model: name for name, model in TARGETS.items()}


def model_behind(record):
    """Return the model of a record, also that of a row as it was known."""
    return getattr(record, "instance_type", type(record))


@register.simple_tag(takes_context=True)
def find_shown_section(context):
    """Return the section of the dossier in which this page stands, None where it is in none."""
    name = context["request"].resolver_match.url_name
    return next((each for each in context["sections"] if each.holds(name)), None)
