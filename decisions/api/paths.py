"""What an address of the API names in its path: a dossier, or the number of a record."""

from typing import Annotated

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Path

from .. import board
from ..models import Dossier

SLUG = r"^[-a-zA-Z0-9_]+$"
Slug = Annotated[str, Path(description="Adres van het dossier.", pattern=SLUG)]
Number = Annotated[int, Path(description="Het nummer zoals lijsten dat noemen.")]


def visible_dossiers(reader):
    """Return the dossiers that `reader` may see, with their region."""
    return Dossier.objects.visible_to(reader).select_related("region")


def dossier_for(reader, slug):
    """Return a dossier that the reader may see; raise Http404."""
    found = board.with_cache_state(visible_dossiers(reader)).filter(slug=slug).first()
    if found is None:
        raise Http404(_("Dit dossier bestaat niet of is voor u niet zichtbaar."))
    return found
