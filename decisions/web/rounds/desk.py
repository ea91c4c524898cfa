"""The desk of a round: what each body did with it, and what the reader may do."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.shortcuts import render
from django.utils.translation import gettext as _

from ...actions.rounds import current_due_day
from ...domain.terms import LegalBasis
from ...models import Answer, RoundBody
from ..access import Access, restrict_to
from ..workspace.record_actions import list_action_links
from .acts import BODY_ACTIONS, ROUND_ACTIONS
from .context import open_round
from .work import read_round_work

# The questions of a round with what bodies answered to each.


@dataclass(frozen=True)
class QuestionAnswers:
    """A question with what bodies answered to it, as far as the reader may see."""

    question: Any
    answers: list


@dataclass(frozen=True)
class EditableAnswer:
    """An Answer, and whether it is the reader's to change."""

    answer: Any
    is_own: bool


def list_question_answers(opened):
    """Return a QuestionAnswers for each question of a round; one query."""
    answers = Answer.objects.visible_to(opened.desk.reader).select_related("body")
    said = defaultdict(list)
    for each in answers.filter(question__round=opened.round).order_by("body__name", "id"):
        said[each.question_id].append(EditableAnswer(each, each.body_id in opened.kept))
    return [QuestionAnswers(each, said[each.pk]) for each in opened.questions]


@dataclass(frozen=True)
class AskedBody:
    """A body that is asked, until when it may speak, and what the reader may do for it."""

    asked: RoundBody
    until: date | None
    ways: list


@restrict_to(Access.KEEPS)
def round_workspace_page(request, slug, pk):
    """Show a round with everything that the reader may do in it."""
    opened = open_round(request, slug, pk)
    context = {
        "here": _("Ronde: %s") % opened.round.title,
        "opened": opened,
        "round": opened.round,
        "basis": LegalBasis(opened.round.legal_basis),
        "work": read_round_work(opened),
        "ways": list_action_links(ROUND_ACTIONS, opened),
        "lines": list_asked_body_lines(opened),
        "askings": list_question_answers(opened),
        **opened.desk.context,
    }
    return render(request, "desk/rounds/round.html", context)


def list_asked_body_lines(opened):
    """Return an AskedBody for each asked body, those of the reader first."""
    ordered = sorted(opened.asked, key=lambda each: not opened.keeps(each))
    return [build_asked_body_line(opened, each) for each in ordered]


def build_asked_body_line(opened, asked):
    asked.round = opened.round
    until = current_due_day(asked, opened.extensions)
    return AskedBody(asked, until, list_action_links(BODY_ACTIONS, opened, asked))
