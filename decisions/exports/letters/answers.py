"""What a body answered to the questions of a round, as a letter lists it."""

from django.utils.translation import gettext as _

from ..document import Entry, Section
from ..register.points import spots
from .matter import asked_of


def answer_sections(matter):
    """Yield the answers under one heading, each after its question, where there is any."""
    entries = tuple(entry_of(matter, each) for each in matter.answers)
    if entries:
        yield Section(_("Antwoorden op de vragen"), entries=entries, is_numbered=True)


def entry_of(matter, answer):
    told = {"question": asked_of(answer).text, "answer": answer.text}
    places = spots(matter.answer_places.get(("answer", answer.id), ()))
    return Entry(_("%(question)s Antwoord: %(answer)s") % told, place="; ".join(places))
