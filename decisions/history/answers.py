"""What bodies answered to the questions of a round, or to those in their own agenda items."""

from django.db.models import Q

from ..models import AgendaLine, Answer, LineKind
from .rows import rows, seen


def answers(dossier, *, reader, day, known_at=None, only=None):
    """Return the Answers of a dossier given by `day` that the reader may see, oldest first; one
    query. Withdrawn ones are among them."""
    found = seen(Answer, reader, known_at, dossier=dossier).filter(only or Q(), first_on__lte=day)
    return list(
        found.select_related("body", "question", "line").order_by("first_on", "last_on", "id")
    )


def questions_in(dossier, items, known_at=None):
    """Return the lines with a question of agenda items that the reader may see, in order; one
    query."""
    found = rows(AgendaLine, known_at, dossier=dossier)
    lines = found.filter(item__in=[each.id for each in items], kind=LineKind.QUESTION)
    return list(lines.order_by("item_id", "number", "id"))
