"""Where a record can be read, in one line."""

from itertools import groupby
from operator import attrgetter

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import gettext as _

from ..history import find_places_of_target, list_differing_figures, list_read_words
from .addresses import place_address

register = template.Library()

LINE = '<small class="milestones__note">{}: {}</small>'
LINK = '<a class="nl-link" href="{}">{}</a>'


@register.simple_tag
def places_in_brief(places):
    """Return the places of a record in one line, those of one document together, '' for none: a
    page has a hundred of these lines."""
    if not places:
        return ""
    documents = [list(told) for _key, told in groupby(places, key=attrgetter("source_id"))]
    return format_html(
        LINE, _("Bron"), format_html_join(" · ", "{}", map(tell_document, documents))
    )


def tell_document(places):
    """Return the places in one document; its title is told at the first."""
    first, *others = places
    told = [tell_place(first, is_first=True), *(tell_place(each) for each in others)]
    return (format_html_join("; ", "{}", ((each,) for each in told)),)


def tell_place(place, *, is_first=False):
    if not place.source_title:
        told = conditional_escape(_("niet openbaar"))
    else:
        words = place.source_title if is_first else place.place or place.source_title
        told = format_html(LINK, place_address(place), words)
    if place.place and (is_first or not place.source_title):
        told = format_html("{}, {}", told, place.place)
    for words in list_read_words(place):
        told = format_html("{} ({})", told, _("noemt %(words)s") % {"words": words})
    return told


@register.filter
def read_words(place):
    """Return what a place reads of its record, in words."""
    return list_read_words(place)


# Where the sources of a record differ about a date or a number of it.

APART = '<{0} class="{1}"><strong>{2}</strong>: {3}</{0}>'


@register.simple_tag
def figures_apart(record, places, positions=(), *, brief=False):
    """Return what the places of a record say otherwise than each other or than the record, a line
    for each date or number of it, '' where they agree; `brief` inside a line of a list.

    Of a decision the `positions` that follow from it read its date too.
    """
    keys = [each.id for each in positions]
    found = list_differing_figures(record, find_places_of_target(places, record, keys))
    tag, style = ("small", "milestones__note") if brief else ("p", "quiet")
    lines = ((tag, style, _("Bronnen verschillen"), tell_figures(each)) for each in found)
    return format_html_join("", APART, lines)


@register.simple_tag
def act_figures_apart(act, places):
    """Return what `figures_apart` does of an act, with the stances that follow from it."""
    return figures_apart(act.decision, places, [each.position for each in act.entries])


def tell_figures(differing):
    """Return '10 voor (raadsbesluit, pagina 2), 11 voor (krant)', each linked to its place."""
    return format_html_join(", ", "{} ({})", ((e.words, tell_readers(e)) for e in differing.told))


def tell_readers(told):
    """Return the places that read a value; the record itself where none does."""
    if not told.places:
        return _("zoals hier vastgelegd")
    spots = {(each.source_id, each.place): each for each in told.places}
    return format_html_join("; ", "{}", ((tell_reader(each),) for each in spots.values()))


def tell_reader(place):
    if not place.source_title:
        return _("niet-openbare bron")
    where = f"{place.source_title}, {place.place}" if place.place else place.source_title
    return format_html(LINK, place_address(place), where)
