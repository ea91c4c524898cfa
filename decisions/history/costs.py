"""What was paid or budgeted, as known at a moment."""

from django.db.models import Exists

from ..models import Cost, Dossier
from .rows import rows, seen


def costs(dossier, only, *, reader, known_at=None):
    """Return the costs of a dossier that a condition names, in order of time; one query.

    They are seen where the dossier was.
    """
    home = seen(Dossier, reader, known_at, id=dossier.pk)
    found = rows(Cost, known_at, dossier=dossier).filter(only, Exists(home))
    related = found.select_related("municipality", "subject")
    return list(related.order_by("first_on", "last_on", "id"))
