"""A round: who received it, more time, its questions, and what bodies answered."""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.models import Body
from municipalities.roles import Reader
from municipalities.tracking import Conflict, write_record

from ..history.rounds import due_before_extension
from ..models import Answer, Decision, Extension, Question, Reply, Round, RoundBody, Speaker
from ..permissions import may_keep_body, may_record_answer_receipt, may_record_request_receipt
from .agenda import join_lines, number_lines, save_changed_line
from .deletion import delete_draft
from .parts import set_asked_bodies
from .plausibility import check_has_happened
from .records import (
    change_record,
    check_change_has_reason,
    check_integrity,
    get_stored_record,
    save_record,
    writing_in,
)

# What is noted of a body that a round asks: when the request came to it, and its answer back.

ANSWER_FIELDS = ("answer_id", "no_view_on", "consent", "consent_ground")
RECEIPT_FIELDS = ("receipt_on", "receipt_reference", "confirmed_on")


def record_request_receipt(
    asked: RoundBody, *, received_on: date | None, by: Reader, reason: str = ""
) -> RoundBody:
    """Note on which day a body received the request (None: not known); return the RoundBody.

    Its own griffie may, and the regioredactie. Another day than the one that stands asks for a
    reason, and no day lies before the round or ahead of today.
    """
    if not may_record_request_receipt(by, asked):
        raise PermissionDenied(_("Dit is aan de griffie van dit orgaan of de regioredactie."))
    asked.received_on = received_on
    check_receipt_days(asked, ("received_on",), by)
    return save_asked_body(asked, ("received_on",), by=by, reason=reason)


def record_answer_receipt(
    asked: RoundBody,
    *,
    receipt_on: date | None,
    reference: str = "",
    confirmed_on: date | None = None,
    by: Reader,
    reason: str = "",
) -> RoundBody:
    """Note that the answer of a body came in, under which reference, and when that was confirmed.

    Who asks may do this: the regioredactie, or who keeps the body that opened the round. To change
    what stands asks for a reason.
    """
    if not may_record_answer_receipt(by, asked):
        raise PermissionDenied(_("De ontvangst boekt wie de ronde opende of de regioredactie."))
    asked.receipt_on, asked.receipt_reference = receipt_on, reference
    asked.confirmed_on = confirmed_on
    check_receipt_days(asked, ("receipt_on", "confirmed_on"), by)
    return save_asked_body(asked, RECEIPT_FIELDS, by=by, reason=reason)


def check_receipt_days(asked: RoundBody, names: Iterable[str], by: Reader) -> None:
    """Refuse a day before the round was opened, and one that has not come."""
    for name in names:
        day = getattr(asked, name)
        if day is not None and day < asked.round.first_on:
            raise ValidationError({name: _("Deze dag ligt vóór de opening van de ronde.")})
    check_has_happened(asked, by)


def save_asked_body(
    asked: RoundBody, names: Iterable[str], *, by: Reader, reason: str
) -> RoundBody:
    """Save what these fields of a RoundBody came to say; what stood there goes with a reason."""
    stored = get_stored_record(asked)
    if stored is not None and stored.version != asked.version:
        raise Conflict(asked, stored)  # before a reason is asked for what was never seen
    if any(is_replaced(asked, stored, name) for name in names):
        check_change_has_reason(stored, reason)
    check_integrity(asked, stored)
    check_has_happened(asked, by)
    with writing_in(asked):
        write_record(asked, by=by, reason=reason)
    return asked


def is_replaced(asked: RoundBody, stored: RoundBody | None, name: str) -> bool:
    """Whether a field was filled and comes to say something else."""
    stood = getattr(stored, name, None)
    return stood not in (None, "") and stood != getattr(asked, name)


# Give a body, or every body that a round asks, more time, with the reason.


def grant_extension(extension: Extension, *, by: Reader, reason: str = "") -> Extension:
    """Save an Extension, new or changed; return it.

    Raises ValidationError where it gives nobody more time, takes time from somebody, or is for a
    body that the round does not ask; PermissionDenied for who does not keep the round.
    """
    check_has_happened(extension, by)
    with writing_in(extension):
        check_later_due_day(extension)
        return save_record(extension, by=by, reason=reason)


def check_later_due_day(extension: Extension) -> None:
    """Refuse a new last day that is not later than the one that stands."""
    if extension.due_on is None:
        return
    others = Extension.objects.filter(round=extension.round).exclude(pk=extension.pk)
    given = list(others.order_by("granted_on", "pk"))
    concerned = list_extended_bodies(extension)
    until = {each: current_due_day(each, given) for each in concerned}
    for asked, day in until.items():
        if day is not None and day > extension.due_on:
            told = {"body": asked.body.name, "day": f"{day:%d-%m-%Y}"}
            later = _("%(body)s heeft al tot %(day)s; kies een latere dag.") % told
            raise ValidationError({"due_on": later})
    if concerned and all(day == extension.due_on for day in until.values()):
        raise ValidationError({"due_on": _("Dit is al de uiterste dag.")})


def list_extended_bodies(extension: Extension) -> list[RoundBody]:
    """Return the RoundBodies that an extension is for; refuse a body that is not asked."""
    found = extension.round.asked.select_related("body").order_by("body__name", "pk")
    for each in found:
        each.round = extension.round
    if extension.body_id is None:
        return list(found)
    own = [each for each in found if each.body_id == extension.body_id]
    if not own:
        raise ValidationError({"body": _("Dit orgaan is in deze ronde niet gevraagd.")})
    return own


def current_due_day(asked: RoundBody, given: Iterable[Extension]) -> date | None:
    """Return the last day on which an asked body may speak, None where there is none yet.

    `given` are the extensions of the round in the order in which they were granted.
    """
    own = [each.due_on for each in given if each.body_id in (None, asked.body_id)]
    term = due_before_extension(asked, asked.received_on).due_on
    return max(filter(None, [term, *own[-1:]]), default=None)


# A body's answer to a round, and the asking body's reply to a remark.


def answer_round(
    asked: RoundBody,
    *,
    decision: Decision | None = None,
    no_view_on: date | None = None,
    consent: str = "",
    consent_ground: str = "",
    by: Reader,
    reason: str = "",
) -> RoundBody:
    """Link a Decision of the asked body itself, or record that it has no view.

    Asked for consent, `consent` is a Consent and `consent_ground` the ConsentGround of withholding
    it; '' where the decision is known and that is not yet.

    The asked body's own griffie may do this, the regioredactie where there is none. Another
    answer than the one that stands asks for a reason.
    """
    if not may_keep_body(by, asked.body, asked.owning_region_id):
        raise PermissionDenied(_("Alleen de griffie van dit orgaan antwoordt."))
    if decision is not None and decision.speaker != Speaker.BODY:
        raise ValidationError(_("Wat fracties zeggen is geen antwoord van het orgaan."))
    asked.answer, asked.no_view_on = decision, no_view_on
    asked.consent, asked.consent_ground = consent, consent_ground
    return save_asked_body(asked, ANSWER_FIELDS, by=by, reason=reason)


def record_reply(answer: Reply, *, by: Reader, reason: str = "") -> Reply:
    """Record the asking body's Reply to a remark."""
    return save_record(answer, by=by, reason=reason)


# The questions of a round as one text, a line each: what stays keeps its answers.

# Below this a question in other words is another question; its beginning tells enough.
ALIKE, LOOKED_AT = 0.6, 300
MOST_QUESTIONS = 60


def save_round(
    round_: Round, *, asked: Iterable[Body], questions: Sequence[str], by: Reader, reason: str = ""
) -> Round:
    """Save a round that asks exactly these bodies these questions."""
    with writing_in(round_):
        change_record(round_, by=by, reason=reason)
        set_asked_bodies(round_, asked, by=by, reason=reason)
        set_round_questions(round_, questions, by=by, reason=reason)
    return round_


def save_round_questions(
    round_: Round, texts: Sequence[str], *, by: Reader, reason: str = ""
) -> Round:
    """Save a round with exactly these questions, in this order; return the round.

    Raises what `set_round_questions` does, or Conflict where somebody else changed the round.
    """
    with writing_in(round_):
        change_record(round_, by=by, reason=reason)
        set_round_questions(round_, texts, by=by, reason=reason)
    return round_


def set_round_questions(
    round_: Round, texts: Sequence[str], *, by: Reader, reason: str = ""
) -> None:
    """Let a round put exactly these questions, in this order.

    A question that still says the same stays the same record wherever it moves, and so does one
    that was put in slightly other words. Raises ValidationError where one that goes has answers,
    or where there are more than anybody answers.
    """
    if len(texts) > MOST_QUESTIONS:
        raise ValidationError(
            {"vragen": _("Een ronde stelt hoogstens %d vragen.") % MOST_QUESTIONS}
        )
    rows = list(round_.listed_questions.order_by("number", "id"))
    kept, gone = pair_questions(rows, [join_lines(each) for each in texts])
    with writing_in(round_):
        for each in gone:
            delete_draft(each, by=by, reason=reason)
        # From the last to the first, because a number only rises and none may stand twice.
        for number, (row, text) in reversed(list(number_lines(kept))):
            new = row or Question(dossier=round_.dossier, round=round_)
            save_changed_line(new, number, text, by=by, reason=reason)


def pair_questions(
    rows: Sequence[Question], texts: Sequence[str]
) -> tuple[list[tuple[Question | None, str]], list[Question]]:
    """Return ([(row or None, text)], rows that go): first by what they say, then by likeness."""
    left = list(rows)
    found: list[Question | None] = [None] * len(texts)
    for place, text in enumerate(texts):
        found[place] = next((each for each in left if join_lines(each.text) == text), None)
        left = [each for each in left if each is not found[place]]
    for place, text in enumerate(texts):
        if found[place] is None:
            found[place] = find_most_similar_row(text, left)
            left = [each for each in left if each is not found[place]]
    return list(zip(found, texts, strict=True)), left


def find_most_similar_row(text: str, rows: Iterable[Question]) -> Question | None:
    """Return the row whose text is most like this one, None where none is."""
    looked = SequenceMatcher(autojunk=False)
    looked.set_seq2(text[:LOOKED_AT])
    best, found = ALIKE, None
    for each in rows:
        looked.set_seq1(join_lines(each.text)[:LOOKED_AT])
        if looked.quick_ratio() >= best and looked.ratio() >= best:
            best, found = looked.ratio(), each
    return found


# What a body answered to a question of a round, or to one in an agenda item.


def answer_question(answer: Answer, *, by: Reader, reason: str = "") -> Answer:
    """Save an Answer, new or changed; return it.

    Raises ValidationError where its body was not asked, or where it was given before anybody
    asked; PermissionDenied or Conflict.
    """
    if answer.question is not None:
        check_body_is_asked(answer, answer.question.round)
        check_answer_not_before_round(answer, answer.question.round)
    return change_record(answer, by=by, reason=reason)


def check_body_is_asked(answer: Answer, round_: Round) -> None:
    """Refuse the answer of a body that the round does not ask."""
    if not round_.asked.filter(body=answer.body_id).exists():
        raise ValidationError({"body": _("Dit orgaan is in deze ronde niet gevraagd.")})


def check_answer_not_before_round(answer: Answer, round_: Round) -> None:
    """Refuse an answer before the round was opened; a date that is none is told later."""
    try:
        given_on = parse_edtf_date(answer.dated_on).last_on
    except EdtfError:
        return
    if given_on < round_.first_on:
        raise ValidationError({"dated_on": _("Een antwoord komt na de vraag.")})
