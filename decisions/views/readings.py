"""The places that read a position, each with its document as far as the reader may see it."""

from dataclasses import dataclass
from typing import Any

from municipalities.models import PublisherKind

ORDER = {kind: place for place, kind in enumerate(PublisherKind.values)}


@dataclass(frozen=True)
class Reading:
    """A place; `source` is None where the document is not public to this reader."""

    place: Any
    source: Any
    is_shown: bool


def readings_of(entry, sources):
    """Return the readings of an Entry: the shown one first, then by who speaks; one query.

    `sources` is the queryset of documents that the reader may see.
    """
    seen = {each.pk: each for each in sources.filter(pk__in=keys_of(entry.readings))}
    found = [
        Reading(place, seen.get(place.source_id), place.id == entry.position.shown_id)
        for place in entry.readings
    ]
    return sorted(found, key=order_of)


def keys_of(places):
    return {place.source_id for place in places}


def order_of(reading):
    """Sort the shown reading first, then a body's own document before the press."""
    kind = ORDER[reading.source.publisher_kind] if reading.source else len(ORDER)
    return (not reading.is_shown, kind, reading.place.id)
