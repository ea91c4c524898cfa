"""Where records can be read: places in documents, with the title that the reader may see."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Subquery

from municipalities.models import Paragraph, Source

from ..models import TARGETS, Evidence
from .rows import rows


def titled(found, reader):
    """Return rows that name a `source`, each with `source_title`: None where it is not public."""
    documents = Source.objects.visible_to(reader).filter(pk=OuterRef("source_id"))
    return found.annotate(source_title=Subquery(documents.values("title")[:1]))


def places(dossier, only, *, reader, known_at=None):
    """Return accepted places that a condition names, by (kind of record, its key); one query.

    The caller shows them beside records that the reader may see; this asks for the document only.
    `paragraph_number` is the anchor on the page of the document, None where no such is shown. What
    was quoted from a text that the reader may not read is left out.
    """
    return by_record(rows(Evidence, known_at, dossier=dossier).filter(only), reader)


def by_record(found, reader):
    """Return the accepted ones of these places by (kind of record, its key), as `places` does."""
    by_record = defaultdict(tuple)
    accepted = found.filter(is_accepted=True)
    for place in anchored(titled(accepted, reader), reader).order_by("id"):
        by_record[target_of(place)] += (without_closed_text(place),)
    return by_record


def anchored(found, reader):
    """Return places, each with the number of its paragraph where its page shows that."""
    own = Paragraph.objects.filter(pk=OuterRef("paragraph_id"))
    readable = own.filter(source__in=Source.objects.visible_to(reader).readable_by(reader))
    public = own.filter(source__text_is_public=True)
    return found.annotate(
        paragraph_number=Subquery(public.values("number")[:1]),
        paragraph_is_readable=Exists(readable),
    )


def without_closed_text(place):
    """Return a place, its quote left out where it comes from a text that is closed to the reader.

    Such a place is read to be shown, never to be saved.
    """
    is_closed = place.paragraph_id is not None and not place.paragraph_is_readable
    if is_closed or place.source_title is None:
        place.quote = ""
    return place


def target_of(place):
    """Return ('remark', 12): the kind and the key of the record that a place shows."""
    keys = ((name, getattr(place, f"{name}_id")) for name in TARGETS)
    return next((name, key) for name, key in keys if key is not None)
