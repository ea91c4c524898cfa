"""After a meeting: what came of each item in it, with the decision and all that follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.roles import Reader
from municipalities.tracking import reword_refusal

from ..domain.treatments import DECIDING, list_point_outcomes
from ..models import (
    AgendaLine,
    Commitment,
    Consent,
    Decision,
    Form,
    Meeting,
    RoundBody,
    Treatment,
    TreatmentKind,
    TreatmentOutcome,
)
from .agenda import attach_draft_view, save_treatment
from .decisions import NewPosition, PositionDraft, build_condition, record_decision
from .publication import name_refused_record
from .records import save_record, writing_in
from .rounds import answer_round

# What somebody enters of one item in a meeting.


@dataclass(frozen=True)
class PointResult:
    """What became of a decision point; `outcome` is '' where it goes as the item goes."""

    line: AgendaLine
    outcome: str = ""
    amended_text: str = ""


@dataclass(frozen=True)
class MotionResult:
    """A motion or an amendment as a Decision, unsaved; `commitment` says who carries out a motion
    that was adopted."""

    decision: Decision
    commitment: Commitment | None = None


@dataclass(frozen=True)
class TreatmentResult:
    """What came of an item in a meeting. `tally` are fields of its Decision, `continues_in` is the
    meeting in which it comes once more where it was held over. `consent` is that to a round that
    asks for it, with the ground where it was withheld."""

    treatment: Treatment
    outcome: str
    note: str = ""
    tally: Mapping[str, object] = field(default_factory=dict)
    stands: tuple[PositionDraft, ...] = ()
    points: tuple[PointResult, ...] = ()
    motions: tuple[MotionResult, ...] = ()
    promises: tuple[Commitment, ...] = ()
    continues_in: Meeting | None = None
    consent: str = ""
    consent_ground: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether the body took a decision on the item."""
        return self.outcome in DECIDING


# Save all of them, or nothing.


def record_meeting_outcomes(
    meeting: Meeting, results: Iterable[TreatmentResult], *, by: Reader
) -> list[Treatment]:
    """Save what came of these items in a meeting, or nothing of it; return the treatments.

    What was decided becomes a Decision, and what was promised a Commitment: both concepts, which
    are shown when somebody publishes them. Raises ValidationError with the title of the item that
    it is about, PermissionDenied or Conflict.
    """
    told = {"title": meeting.title, "day": date_format(meeting.held_on, "j F Y")}
    reason = _("Uitkomst van %(title)s, %(day)s") % told
    with writing_in(meeting):
        done = []
        for each in results:
            with reword_refusal(partial(name_refused_record, each.treatment.item.title)):
                done.append(record_treatment_result(each, meeting, by=by, reason=reason))
    return done


def record_treatment_result(
    result: TreatmentResult, meeting: Meeting, *, by: Reader, reason: str
) -> Treatment:
    """Save what came of one item, and what follows from that."""
    treatment = result.treatment
    for sentence in list_misfits(result, meeting).values():
        raise ValidationError(sentence)
    if result.is_decided:
        treatment.decision = record_outcome_decision(result, meeting, by=by, reason=reason)
    treatment.outcome, treatment.outcome_note = result.outcome, result.note
    save_treatment(treatment, by=by, reason=reason)
    record_point_results(result, by=by, reason=reason)
    for motion in result.motions:
        record_motion(motion, by=by, reason=reason)
    for promise in result.promises:
        save_record(promise, by=by, reason=reason)
    if result.continues_in is not None:
        continue_treatment(treatment, result.continues_in, by=by, reason=reason)
    return treatment


# What does not go together, by what of a TreatmentResult it is about.

OF_DECISION = gettext_lazy(
    "Dit hoort bij een besluit: kies dat het punt is aangenomen of verworpen."
)
ENTERED_BEFORE = gettext_lazy(
    "Iemand anders voerde hier intussen al een uitkomst in; kijk die eerst na."
)


def list_misfits(result: TreatmentResult, meeting: Meeting) -> dict[str, str]:
    """Return a sentence for each part of a result that cannot be, by its name."""
    treatment, body = result.treatment, result.treatment.item.body
    of_other = result.is_decided and meeting.body_id != body.pk
    against = result.tally.get("votes_against")
    lacks_note = result.outcome == TreatmentOutcome.CONDITIONAL and not result.note
    is_elsewhere = treatment.meeting_id != meeting.pk
    is_held = result.outcome == TreatmentOutcome.HELD
    told = (
        ("outcome", bool(treatment.outcome), str(ENTERED_BEFORE)),
        ("outcome", is_elsewhere, _("Dit punt is van een andere vergadering.")),
        ("outcome", of_other, _("Alleen %s zelf besluit hierover.") % body.name),
        ("note", lacks_note, _("Zeg hier onder welk voorbehoud.")),
        ("tally", has_vote(result.tally) and not result.is_decided, str(OF_DECISION)),
        (
            "tally",
            result.outcome == TreatmentOutcome.UNANIMOUS and against not in (None, 0),
            _("Unaniem is zonder stemmen tegen: kies ‘aangenomen’, of maak ‘tegen’ leeg."),
        ),
        (
            "consent",
            bool(result.consent) and not result.is_decided,
            _("Toestemming geven of onthouden is een besluit."),
        ),
        (
            "consent_ground",
            (result.consent == Consent.WITHHELD) != bool(result.consent_ground),
            _("Noem de grond als de raad toestemming onthield, en alleen dan."),
        ),
        ("stands", bool(result.stands) and not result.is_decided, str(OF_DECISION)),
        (
            "continues_in",
            result.continues_in is not None and not is_held,
            _("Alleen wat is aangehouden komt in een volgende vergadering terug."),
        ),
    )
    return {name: sentence for name, holds, sentence in reversed(told) if holds}


def has_vote(tally: Mapping[str, object]) -> bool:
    """Whether anything of a vote is told."""
    return any(each not in (None, False) for each in tally.values())


# The decision, with the stances that follow from it; it answers the round of the item.


def record_outcome_decision(
    result: TreatmentResult, meeting: Meeting, *, by: Reader, reason: str
) -> Decision:
    """Save the Decision of an item as a concept, and let it answer the round where the body has
    not answered yet. What was prepared for the item follows from it, unless it was rejected."""
    item = result.treatment.item
    told = (TreatmentOutcome(result.outcome).label, result.note)
    decision = build_meeting_decision(
        result.treatment, meeting, form=Form.DECISION, title=item.title, tally=tally_of(result)
    )
    decision.outcome = ": ".join(str(part) for part in told if part)[:300]
    taken = [build_outcome_position(each, decision, result) for each in result.stands]
    record_decision(decision=decision, taken=taken, by=by, reason=reason)
    if result.outcome != TreatmentOutcome.REJECTED:
        attach_draft_view(item, decision, by=by)
    answer_item_round(result, decision, by=by, reason=reason)
    return decision


def tally_of(result: TreatmentResult) -> Mapping[str, object]:
    """Return the tally; a hamerstuk that all adopted went without a vote where none is told."""
    is_hammered = (
        result.treatment.kind == TreatmentKind.FORMAL
        and result.outcome == TreatmentOutcome.UNANIMOUS
    )
    if is_hammered and not has_vote(result.tally):
        return {"no_vote_asked": True}
    return result.tally


def build_meeting_decision(
    treatment: Treatment, meeting: Meeting, *, form: str, title: str, tally: Mapping[str, object]
) -> Decision:
    """Return a Decision, unsaved, that the body of an item took in a meeting."""
    item = treatment.item
    return Decision(
        dossier=item.dossier,
        body=item.body,
        form=form,
        title=title,
        dated_on=meeting.held_on.isoformat(),
        meeting=meeting,
        **tally,
    )


def build_outcome_position(
    stand: PositionDraft, decision: Decision, result: TreatmentResult
) -> NewPosition:
    """Return what `record_decision` takes of a stance; its source, the list of decisions or the
    minutes, follows."""
    stand.position.source_follows = True
    about = result.treatment.item.round
    conditions = [build_condition(text, stand, decision, about) for text in stand.conditions]
    return NewPosition(stand.position, groups=list(stand.groups), conditions=conditions)


def answer_item_round(
    result: TreatmentResult, decision: Decision, *, by: Reader, reason: str
) -> None:
    """Note a decision as the answer of the body to the round of an item, where it gave none."""
    item = result.treatment.item
    if item.round_id is None:
        return
    for each in RoundBody.objects.filter(round=item.round_id, body=item.body_id):
        if each.answer_id is None and each.no_view_on is None:
            answer_round(
                each,
                decision=decision,
                consent=result.consent,
                consent_ground=result.consent_ground,
                by=by,
                reason=reason,
            )


# Decision points, motions and amendments, and the next meeting.


def record_point_results(result: TreatmentResult, *, by: Reader, reason: str) -> None:
    """Save what became of each decision point where that is known."""
    typed = {each.line.pk: each.outcome for each in result.points}
    outcomes = list_point_outcomes(result.outcome, typed)
    for each in result.points:
        if outcomes[each.line.pk]:
            each.line.outcome = outcomes[each.line.pk]
            each.line.amended_text = each.amended_text
            save_record(each.line, by=by, reason=reason)


def record_motion(motion: MotionResult, *, by: Reader, reason: str) -> None:
    """Save a motion or an amendment, and who carries it out."""
    record_decision(decision=motion.decision, by=by, reason=reason)
    if motion.commitment is not None:
        motion.commitment.decision = motion.decision
        save_record(motion.commitment, by=by, reason=reason)


def continue_treatment(
    treatment: Treatment, meeting: Meeting, *, by: Reader, reason: str
) -> Treatment:
    """Put an item on the agenda of one more meeting, in the way it was treated before."""
    again = Treatment(
        item=treatment.item,
        dossier=treatment.item.dossier,
        meeting=meeting,
        kind=treatment.kind,
        stage=treatment.stage,
    )
    return save_treatment(again, by=by, reason=reason)
