"""Question by body: who answered it, who spoke without answering, who did not speak yet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..models import Status
from .asked import Spoke
from .readiness import is_for


class Answering(StrEnum):
    """What a body did with one question, in the words of the screen."""

    ANSWERED = "beantwoord"
    UNANSWERED = "niet beantwoord"
    NO_VIEW = "geen zienswijze"
    WAITING = "nog niet gesproken"


@dataclass(frozen=True)
class QuestionCell:
    """One question to one body: the answers that the reader may see, withdrawn ones among them."""

    body: Any
    state: Answering
    answers: tuple = ()


@dataclass(frozen=True)
class QuestionRow:
    """A Question of a round, or a line of an agenda item, with a cell for each body asked."""

    question: Any
    cells: tuple[QuestionCell, ...]


@dataclass(frozen=True)
class QuestionTable:
    """The questions of a round; a column for each body."""

    bodies: tuple
    rows: tuple[QuestionRow, ...]


def of_round(questions, answers, asked):
    """Return the QuestionTable of a round: everybody who was asked, then who answered unasked."""
    told = {each.body.id: each for each in asked}
    bodies = {each.body_id: each.body for each in answers if each.question_id}
    bodies = {key: each.body for key, each in told.items()} | bodies
    rows = tuple(
        QuestionRow(
            question,
            tuple(
                cell_of(body, told.get(key), answers_to(answers, key, question_id=question.id))
                for key, body in bodies.items()
            ),
        )
        for question in questions
    )
    return QuestionTable(tuple(bodies.values()), rows)


def of_agenda(items, lines, answers, asked):
    """Return (item, its QuestionRows) for each agenda item that puts questions to its body."""
    found = []
    for item in items:
        told = next((each for each in asked if is_for(item.body, each.body)), None)
        rows = tuple(
            QuestionRow(
                line, (cell_of(item.body, told, answers_to(answers, None, line_id=line.id)),)
            )
            for line in lines
            if line.item_id == item.id
        )
        if rows:
            found.append((item, rows))
    return found


def answers_to(answers, body_id, **question):
    """Return the answers to one question, of one body where it was put to many."""
    [(name, key)] = question.items()
    return tuple(
        each for each in answers if getattr(each, name) == key and body_id in (None, each.body_id)
    )


def cell_of(body, asked, answers):
    """Return the cell of a body; `asked` is its Asked, None where the round did not ask it."""
    if any(each.status != Status.WITHDRAWN for each in answers):
        state = Answering.ANSWERED
    elif asked is None or not asked.has_spoken:
        state = Answering.WAITING
    else:
        is_silent = asked.state == Spoke.NO_VIEW
        state = Answering.NO_VIEW if is_silent else Answering.UNANSWERED
    return QuestionCell(body, state, answers)
