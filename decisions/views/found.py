"""One record of a dossier as a reader may see it now, or as it was known at a moment, or 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from .. import history
from ..models import Decision, Dossier, Position


def found(model, reader, pk, *related):
    """Return a record that the reader may see now, in a dossier that he may see; else Http404."""
    rows = visible_rows(model, reader).select_related("dossier__region", *related)
    return get_object_or_404(rows, pk=pk)


def visible_rows(model, reader):
    """Return the rows of a published kind that a page may show to the reader.

    A position is seen where its decision is, as on the board.
    """
    dossiers = Dossier.objects.visible_to(reader).values("pk")
    rows = history.seen(model, reader, None).filter(dossier__in=dossiers)
    if model is Position:
        return rows.filter(decision__in=history.seen(Decision, reader, None).values("pk"))
    return rows


def as_known(record, reader, known_at):
    """Return a record's row as it was known and seen at a moment, the record itself for None.

    Http404 when it was not there yet, or not for this reader.
    """
    if known_at is None:
        return record
    row = history.seen(type(record), reader, known_at, id=record.pk).first()
    if row is None:
        raise Http404
    return row
