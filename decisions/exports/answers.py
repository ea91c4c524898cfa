"""What a body answered to the questions in its own agenda item."""

from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities.edtf import in_words

from .. import history
from ..models import LineKind, Status
from .document import Entry


def answers_to(lines, item, *, day, reader, known_at):
    """Return the answers given by `day` as Entries, by the key of the line with the question.

    Two queries where the item puts questions, none where it does not.
    """
    asked = [line.id for line in lines if line.kind == LineKind.QUESTION]
    if not asked:
        return {}
    scope = {"reader": reader, "known_at": known_at}
    given = history.answers(item.dossier_id, day=day, only=Q(line__in=asked), **scope)
    shows = Q(answer__in=[each.id for each in given])
    places = history.places(item.dossier_id, shows, **scope)
    found = {}
    for each in given:
        if each.status != Status.WITHDRAWN:
            entry = entry_of(each, places["answer", each.id])
            found[each.line_id] = (*found.get(each.line_id, ()), entry)
    return found


def entry_of(answer, places):
    """Return an answer with its day, its status where it is not public, and where it stands."""
    when = in_words(answer.dated_on, one_day=True)
    if answer.status != Status.PUBLISHED:
        when = f"{when}, {Status(answer.status).label}"
    text = _("Antwoord, %(when)s: %(text)s") % {"when": when, "text": answer.text}
    return Entry(text, place="; ".join(place_words(each) for each in places))


def place_words(place):
    return ", ".join(part for part in (place.source_title, place.place) if part)
