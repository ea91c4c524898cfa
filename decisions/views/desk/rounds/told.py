"""The questions of a round with what bodies answered to each."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ....models import Answer


@dataclass(frozen=True)
class Asking:
    """A question with what bodies answered to it, as far as the reader may see."""

    question: Any
    answers: list


@dataclass(frozen=True)
class Said:
    """An Answer, and whether it is the reader's to change."""

    answer: Any
    is_own: bool


def askings(opened):
    """Return an Asking for each question of a round; one query."""
    answers = Answer.objects.visible_to(opened.desk.reader).select_related("body")
    said = defaultdict(list)
    for each in answers.filter(question__round=opened.round).order_by("body__name", "id"):
        said[each.question_id].append(Said(each, each.body_id in opened.kept))
    return [Asking(each, said[each.pk]) for each in opened.questions]
