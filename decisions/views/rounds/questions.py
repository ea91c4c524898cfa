"""Each question of a round by each body, and those that bodies got from their own agenda."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ... import history
from ...board.questions import of_agenda, of_round
from ...models import Question
from ...panels import Panel


def context(open_, round_):
    """Return the questions with their answers, or None where nothing was asked in so many words."""
    standing, about = round_.standing, {"day": open_.day, **open_.scope}
    questions = list(Question.objects.filter(round=round_).order_by("number", "id"))
    items = standing.requested.items_by_round[round_.pk]
    lines = history.questions_in(open_.dossier, items, open_.wanted.known_at)
    if not questions and not lines:
        return None
    own = Q(question__round=round_) | Q(line__in=[line.id for line in lines])
    answers = history.answers(open_.dossier, only=own, **about)
    return {
        "table": of_round(questions, answers, standing.asked),
        "items": of_agenda(items, lines, answers, standing.asked),
        "places": history.places(
            open_.dossier, Q(answer__in=[each.id for each in answers]), **open_.scope
        ),
    }


QUESTIONS = Panel("vragen", _("De vragen, en wat erop is geantwoord"), context, folder="rounds")
