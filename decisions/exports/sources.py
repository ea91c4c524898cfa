"""The documents that an agenda item rests on, each with the places that show it."""

from django.utils.translation import gettext as _

from municipalities.edtf import in_words
from municipalities.models import Source

from ..history import rows
from ..models import Evidence
from .document import Entry


def sources_of(item, *, reader, known_at):
    """Return an Entry for each source that the reader may see, its places below it.

    The item's own document comes first, the others in the order in which they were linked.
    Two queries.
    """
    places = places_of(item, known_at)
    keys = [key for key in (item.source_id, *(place.source_id for place in places)) if key]
    seen = {source.pk: source for source in Source.objects.visible_to(reader).filter(pk__in=keys)}
    return tuple(
        entry_of(seen[key], [place for place in places if place.source_id == key])
        for key in dict.fromkeys(keys)
        if key in seen
    )


def places_of(item, known_at):
    """Return the accepted places that show the item; its target may be corrected, so it filters
    after the latest version was taken."""
    places = rows(Evidence, known_at, dossier=item.dossier_id)
    return list(places.filter(agenda_item=item.id, is_accepted=True).order_by("id"))


def entry_of(source, places):
    """Return a source with who published it, when, under which kenmerk, and its places."""
    told = [source.publisher, dated_words(source), reference_words(source)]
    return Entry(
        source.title,
        note=", ".join(part for part in told if part),
        url=source.url,
        entries=tuple(Entry(place.summary, place=place.place) for place in places),
    )


def dated_words(source):
    """Return the document's date: an interval means a day in it, as for a decision."""
    return in_words(source.dated_on, one_day=True) if source.dated_on else ""


def reference_words(source):
    return _("kenmerk %(reference)s") % {"reference": source.reference} if source.reference else ""
