"""What persons, residents, press and 'the municipality' said: never a stance."""

from ..models import Statement
from .rows import seen

RELATED = ("body__municipality", "municipality", "subject", "theme")


def said(dossier, *, reader, day, known_at=None, only=None):
    """Return the Statements of a dossier begun by `day`, oldest first; one query."""
    found = seen(Statement, reader, known_at, dossier=dossier).filter(first_on__lte=day)
    if only is not None:
        found = found.filter(only)
    return list(found.select_related(*RELATED).order_by("first_on", "last_on", "id"))
