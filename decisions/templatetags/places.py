"""Where a record can be read, in one line."""

from itertools import groupby
from operator import attrgetter

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import gettext as _

from .addresses import place_address
from .moments import in_a_period

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
    if place.milestone_id and place.reads_on:
        when = _("noemt %(when)s") % {"when": in_a_period(place.reads_on)}
        told = format_html("{} ({})", told, when)
    return told
