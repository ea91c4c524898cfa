"""The dossiers in which a reader can enter something."""

from django.db.models import F

from ...models import Dossier


def open_to_enter(reader):
    """Return the dossiers of the reader's regions, those without a closing day first, by title."""
    rows = Dossier.objects.visible_to(reader)
    if not reader.is_beheer:
        rows = rows.filter(region__in=reader.shares_in | reader.redactie_of)
    return rows.order_by(F("closed_on").desc(nulls_first=True), "title", "pk")
