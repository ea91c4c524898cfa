"""Who has spoken in each round by a day, who still has to, and what they answered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from municipalities.models import BodyKind

from ..domain.treatments import ItemProgress, judge_item
from ..history.rounds import compute_body_term, day_if_come
from ..models import Consent, ConsentGround, Status

# A round on a day: what each body did with it, and when everybody can have spoken.


class BodyProgress(StrEnum):
    """What a body did with a round by a day, in the word of the screen."""

    SPOKEN = "gesproken"
    NO_VIEW = "geen zienswijze"
    LATE = "te laat"
    IN_COUNCIL = "gepland in de raad"
    IN_COMMITTEE = "gepland in een commissie"
    PLANNED = "geagendeerd"
    TREATED = "behandeld"
    HELD = "aangehouden"
    OFF_AGENDA = "van de agenda"
    RECEIVED = "ontvangen, niet gepland"
    WAITING = "niet gepland"


@dataclass(frozen=True)
class PlannedItem:
    """An agenda item for a round, with one ItemTreatment of it where it has any."""

    item: Any
    treated: Any = None

    @property
    def meeting(self):
        return self.treated.meeting if self.treated else None

    @property
    def held_on(self):
        return self.treated.held_on if self.treated else None

    @property
    def planned_note(self):
        return self.treated.treatment.planned_note if self.treated else ""

    @property
    def is_in_committee(self):
        in_committee = self.treated is not None and self.treated.is_in_committee
        return in_committee or self.item.body.kind == BodyKind.COMMITTEE


@dataclass(frozen=True)
class Receipt:
    """That the answer of a body came in: `confirmed_on` is None until that was confirmed."""

    received_on: date
    reference: str
    confirmed_on: date | None


@dataclass(frozen=True)
class BodyReadiness:
    """What one body did with a round by the day, with the record that shows it.

    `planned` holds the agenda items of the body and of its committees, each once for every
    treatment, in order of time. `consent` tells in words whether the body gave the consent that
    it was asked for, '' where that is not known.
    """

    body: Any
    state: BodyProgress
    by_when: Any
    decision: Any = None
    planned: tuple[PlannedItem, ...] = ()
    no_view_on: date | None = None
    receipt: Receipt | None = None
    consent: str = ""

    @property
    def has_spoken(self):
        return self.state in (BodyProgress.SPOKEN, BodyProgress.NO_VIEW)

    @property
    def spoke_on(self):
        """The last day on which it may have spoken, None where it did not yet."""
        return self.decision.last_on if self.decision else self.no_view_on

    @property
    def spoke_late(self):
        """Whether it spoke after its last day, whatever the real day was."""
        first_on = self.decision.first_on if self.decision else self.no_view_on
        return first_on is not None and first_on > (self.by_when.due_on or first_on)

    @property
    def plan(self):
        """The PlannedItem that counts: of the body itself before a committee, the last one
        known."""
        own = [each for each in self.planned if not each.is_in_committee]
        dated = [each for each in own or self.planned if each.held_on]
        return next(reversed(dated or self.planned), None)

    @property
    def item(self):
        """The agenda item that counts, or None."""
        return self.plan.item if self.plan else None


@dataclass(frozen=True)
class RoundCompletion:
    """Who is still missing, and the earliest day on which everybody can have spoken.

    `opens_on` is None where `without_day` are missing: they planned nothing and no last day is
    ahead of them. `opened_on` is the day since when nobody is missing.
    """

    missing: tuple[BodyReadiness, ...]
    without_day: tuple[BodyReadiness, ...]
    opens_on: date | None
    opened_on: date | None


@dataclass(frozen=True)
class Readiness:
    """A round on the day: who has spoken; the gate opens when all have."""

    round: Any
    asked: tuple[BodyReadiness, ...]
    gate: RoundCompletion

    @property
    def spoken(self):
        return sum(each.has_spoken for each in self.asked)

    @property
    def due_days(self):
        """The last days of those who were asked, each once, the first one first."""
        return sorted({each.by_when.due_on for each in self.asked if each.by_when.due_on})

    @property
    def is_open(self):
        """Whether everybody has spoken."""
        return bool(self.asked) and not self.gate.missing


# Who has spoken in each round by a day, and who still has to.


def build_readiness(requested, day):
    """Return a Readiness for each round that was open by `day` and asked somebody, in order.

    `requested` is what history read of them, for a reader and as known at a moment.
    """
    rounds = defaultdict(list)
    for request in requested.asked:
        if request.round.first_on <= day:
            rounds[request.round].append(build_body_readiness(request, requested, day))
    return tuple(
        Readiness(round_, tuple(asked), build_completion(asked, day))
        for round_, asked in rounds.items()
    )


def build_body_readiness(request, requested, day):
    """Return the BodyReadiness of one RoundBody on the day."""
    answer = requested.answers.get(request.answer_id)
    decision = answer if answer is not None and answer.first_on <= day else None
    no_view_on = day_if_come(request.no_view_on, day)
    term = compute_body_term(request, requested, day)
    planned = list_planned_items(request, requested)
    spoke = decision or no_view_on
    return BodyReadiness(
        body=request.body,
        state=body_progress_of(spoke, decision, term, planned, day),
        by_when=term,
        decision=decision,
        planned=planned,
        no_view_on=no_view_on,
        receipt=find_receipt(request, day),
        consent=tell_consent(request) if decision else "",
    )


def tell_consent(request):
    """Return whether a body gave its consent, and the ground on which it did not."""
    if not request.consent:
        return ""
    told = Consent(request.consent).label
    ground = ConsentGround(request.consent_ground).label if request.consent_ground else ""
    return f"{told}, {ground}" if ground else str(told)


def body_progress_of(spoke, decision, term, planned, day):
    """Return what a body did: to be late weighs more than to have planned something."""
    if spoke:
        return BodyProgress.SPOKEN if decision else BodyProgress.NO_VIEW
    if term.has_passed(day):
        return BodyProgress.LATE
    if planned:
        return planning_progress_of(planned, day)
    return BodyProgress.RECEIVED if term.received_on else BodyProgress.WAITING


# What came of an item, where that is not that a body spoke.
AFTER_TREATMENT = {
    ItemProgress.DECIDED: BodyProgress.TREATED,
    ItemProgress.HELD: BodyProgress.HELD,
    ItemProgress.DROPPED: BodyProgress.OFF_AGENDA,
    ItemProgress.OFF_AGENDA: BodyProgress.OFF_AGENDA,
}


def planning_progress_of(planned, day):
    """Return how far the planning is; an item without a day is on an agenda and no more."""
    facts = [each.treated.facts for each in planned if each.treated]
    standing = judge_item(facts, day)
    if standing.progress in AFTER_TREATMENT:
        return AFTER_TREATMENT[standing.progress]
    dated = [each for each in planned if each.held_on]
    if any(not each.is_in_committee and is_of_council(each) for each in dated):
        return BodyProgress.IN_COUNCIL
    if any(each.is_in_committee for each in dated):
        return BodyProgress.IN_COMMITTEE
    return BodyProgress.PLANNED


def is_of_council(planned):
    return planned.item.body.kind == BodyKind.COUNCIL


def list_planned_items(request, requested):
    """Return what the body and its committees planned for the round, what has no day last."""
    found = [
        PlannedItem(item, treated)
        for item in requested.items_by_round[request.round_id]
        if is_body_or_committee_of(item.body, request.body)
        for treated in requested.treatments[item.id] or (None,)
    ]
    found.sort(key=lambda each: (each.held_on is None, each.held_on or request.round.first_on))
    return tuple(found)


def is_body_or_committee_of(body, asked):
    """Whether a body is the one that was asked, or a committee of that council."""
    is_committee = body.kind == BodyKind.COMMITTEE and asked.kind == BodyKind.COUNCIL
    return body.id == asked.id or (is_committee and body.municipality_id == asked.municipality_id)


def find_receipt(request, day):
    """Return the Receipt of the answer where it had come in by the day."""
    received_on = day_if_come(request.receipt_on, day)
    if received_on is None:
        return None
    return Receipt(received_on, request.receipt_reference, day_if_come(request.confirmed_on, day))


def build_completion(asked, day):
    """Return the RoundCompletion of a round on the day."""
    missing = tuple(each for each in asked if not each.has_spoken)
    days = {each.body.id: earliest_speaking_day(each, day) for each in missing}
    without_day = tuple(each for each in missing if days[each.body.id] is None)
    is_known = missing and not without_day
    return RoundCompletion(
        missing=missing,
        without_day=without_day,
        opens_on=max(days.values()) if is_known else None,
        opened_on=None if missing else max(each.spoke_on for each in asked),
    )


def earliest_speaking_day(asked, day):
    """Return when a missing body can have spoken: its own meeting, else its last day; None where
    neither is ahead."""
    meetings = [each.held_on for each in asked.planned if not each.is_in_committee]
    ahead = [on for on in meetings if on is not None and on >= day]
    if ahead:
        return max(ahead)
    due_on = asked.by_when.due_on
    return due_on if due_on is not None and due_on >= day else None


# Question by body: who answered it, who spoke without answering, who did not speak yet.


class QuestionProgress(StrEnum):
    """What a body did with one question, in the words of the screen."""

    ANSWERED = "beantwoord"
    UNANSWERED = "niet beantwoord"
    NO_VIEW = "geen zienswijze"
    WAITING = "nog niet gesproken"


@dataclass(frozen=True)
class QuestionCell:
    """One question to one body: the answers that the reader may see, withdrawn ones among them."""

    body: Any
    state: QuestionProgress
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


def build_question_table(questions, answers, asked):
    """Return the QuestionTable of a round: everybody who was asked, then who answered unasked."""
    told = {each.body.id: each for each in asked}
    bodies = {each.body_id: each.body for each in answers if each.question_id}
    bodies = {key: each.body for key, each in told.items()} | bodies
    rows = tuple(
        QuestionRow(
            question,
            tuple(
                build_question_cell(
                    body, told.get(key), select_answers(answers, key, question_id=question.id)
                )
                for key, body in bodies.items()
            ),
        )
        for question in questions
    )
    return QuestionTable(tuple(bodies.values()), rows)


def build_agenda_questions(items, lines, answers, asked):
    """Return (item, its QuestionRows) for each agenda item that puts questions to its body."""
    found = []
    for item in items:
        told = next((each for each in asked if is_body_or_committee_of(item.body, each.body)), None)
        rows = tuple(
            QuestionRow(
                line,
                (
                    build_question_cell(
                        item.body, told, select_answers(answers, None, line_id=line.id)
                    ),
                ),
            )
            for line in lines
            if line.item_id == item.id
        )
        if rows:
            found.append((item, rows))
    return found


def select_answers(answers, body_id, **question):
    """Return the answers to one question, of one body where it was put to many."""
    [(name, key)] = question.items()
    return tuple(
        each for each in answers if getattr(each, name) == key and body_id in (None, each.body_id)
    )


def build_question_cell(body, asked, answers):
    """Return the cell of a body; `asked` is its BodyReadiness, None where it was not asked."""
    if any(each.status != Status.WITHDRAWN for each in answers):
        state = QuestionProgress.ANSWERED
    elif asked is None or not asked.has_spoken:
        state = QuestionProgress.WAITING
    else:
        is_silent = asked.state == BodyProgress.NO_VIEW
        state = QuestionProgress.NO_VIEW if is_silent else QuestionProgress.UNANSWERED
    return QuestionCell(body, state, answers)
