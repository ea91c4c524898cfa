"""What a form offers to choose from: things of its dossier that the reader may use there."""

from django.db.models import Q
from django.forms import ModelChoiceField

from municipalities.models import Body, Municipality, Region, Source

from ..permissions import kept_bodies


def offer(field, dossier, reader):
    """Narrow the choices of a field to what stands in the dossier and is open to the reader.

    What is chosen is judged again by the action; this only keeps the list short.
    """
    if not isinstance(field, ModelChoiceField) or dossier is None:
        return
    rows = field.queryset
    if rows.model is Body:
        field.queryset = rows.filter(pk__in=kept_bodies(reader, dossier.region))
    elif rows.model is Source:
        field.queryset = sources_of(dossier, reader)
    elif rows.model is Municipality:
        field.queryset = rows.filter(memberships__region=dossier.region).distinct()
    elif rows.model is Region:
        field.queryset = rows.filter(pk=dossier.region_id)
    elif hasattr(rows.model, "dossier"):
        rows = rows.visible_to(reader) if hasattr(rows, "visible_to") else rows
        field.queryset = rows.filter(dossier=dossier)


def sources_of(dossier, reader):
    """Return the sources that the reader may see and that something in the dossier rests on, or
    that were entered in its region."""
    used = Q(evidence__dossier=dossier) | Q(region=dossier.region)
    return Source.objects.visible_to(reader).filter(used).distinct()
