"""Where records can be read: places in documents, with the title that the reader may see."""

from collections import defaultdict

from django.db.models import OuterRef, Subquery

from municipalities.models import Source

from ..models import TARGETS, Evidence
from .rows import rows


def titled(found, reader):
    """Return rows that name a `source`, each with `source_title`: None where it is not public."""
    documents = Source.objects.visible_to(reader).filter(pk=OuterRef("source_id"))
    return found.annotate(source_title=Subquery(documents.values("title")[:1]))


def places(dossier, only, *, reader, known_at=None):
    """Return accepted places that a condition names, by (kind of record, its key); one query.

    The caller shows them beside records that the reader may see; this asks for the document only.
    """
    found = rows(Evidence, known_at, dossier=dossier).filter(only, is_accepted=True)
    by_record = defaultdict(tuple)
    for place in titled(found, reader).order_by("id"):
        by_record[target_of(place)] += (place,)
    return by_record


def target_of(place):
    """Return ('remark', 12): the kind and the key of the record that a place shows."""
    keys = ((name, getattr(place, f"{name}_id")) for name in TARGETS)
    return next((name, key) for name, key in keys if key is not None)
