"""Record what a body did: one Decision with its Positions, readings, groups and conditions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.actions.sources import save_source
from municipalities.models import Group, Source
from municipalities.roles import Reader

from ..models import (
    Decision,
    Evidence,
    GroupTally,
    Meeting,
    Owned,
    Position,
    PositionGroup,
    Remark,
    RemarkKind,
    Round,
    RoundBody,
    Status,
)
from .basis import check_departure
from .publication import publish_record, share_record
from .records import check_public_conditions, save_record, writing_in
from .rounds import answer_round
from .same_acts import check_act_is_new

# Record what a body did: one Decision with its Positions, who stood behind them, and readings.


@dataclass(frozen=True)
class NewPosition:
    """A stance to record: its readings, the groups behind it, and its conditions."""

    position: Position
    readings: list[Evidence] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    conditions: list[Remark] = field(default_factory=list)


def record_decision(
    *, decision: Decision, taken: Iterable[NewPosition] = (), by: Reader, reason: str = ""
) -> Decision:
    """Save a Decision and everything that follows from it, or nothing; return the Decision.

    Raises ValidationError too where one stands that says just the same.
    """
    with writing_in(decision):
        save_record(decision, by=by, reason=reason)
        for each in taken:
            record_position(decision, each, by=by, reason=reason)
        check_act_is_new(decision)
    return decision


def record_position(
    decision: Decision, taken: NewPosition, *, by: Reader, reason: str = ""
) -> Position:
    """Save one stance of a Decision with its readings, groups and conditions."""
    position = taken.position
    position.decision = decision
    with writing_in(decision):
        save_record(position, by=by, reason=reason)
        for group in taken.groups:
            save_record(PositionGroup(position=position, group=group), by=by, reason=reason)
        for reading in taken.readings:
            record_reading(position, reading, by=by, reason=reason)
        for condition in taken.conditions:
            condition.decision, condition.position = decision, position
            save_record(condition, by=by, reason=reason)
    return position


def record_reading(position: Position, reading: Evidence, *, by: Reader, reason: str = "") -> None:
    """Save one reading of a position; the first one that reads its stance is the one shown."""
    reading.position, reading.dossier = position, position.dossier
    save_record(reading, by=by, reason=reason)
    if position.shown is None and reading.reads_stance == position.stance:
        set_shown_reading(position, reading, by=by, reason=reason)


def set_shown_reading(
    position: Position, reading: Evidence, *, by: Reader, reason: str = ""
) -> None:
    """Choose which reading a position shows; its stance becomes what that place reads."""
    if reading.position_id != position.pk or not reading.reads_stance:
        raise ValidationError(_("Kies een lezing van dit standpunt zelf."))
    if not reading.is_accepted:
        raise ValidationError(_("Neem deze lezing eerst aan."))
    position.shown, position.stance = reading, reading.reads_stance
    with writing_in(position):
        save_record(position, by=by, reason=reason)
        if position.status == Status.PUBLISHED:
            check_public_conditions({position.pk})


# Enter a whole act at once: what was decided, what groups said beside it, and where it stands.

AFTERWARDS = {"concept": None, "delen": share_record, "publiceren": publish_record}


@dataclass(frozen=True)
class Citation:
    """A place in a source, new or known, and what it reads of each stance.

    It reads what was recorded, unless `otherwise` gives another stance for the stance of that
    `key`, or '' where it says nothing of it.
    """

    evidence: Evidence
    otherwise: Mapping[str, str] = field(default_factory=dict)

    def about(self, **target: Owned | str) -> Evidence:
        """Return a new Evidence of this place about one record."""
        own = self.evidence
        names = ("source", "paragraph", "place", "summary", "quote", "is_joint", "is_derived")
        return Evidence(**{name: getattr(own, name) for name in names}, **target)

    def reading(self, stand: "PositionDraft") -> Evidence | None:
        """Return the Evidence that reads a stance, or None."""
        stance = self.otherwise.get(stand.key, stand.position.stance)
        return self.about(reads_stance=stance) if stance else None


@dataclass(frozen=True)
class PositionDraft:
    """One stance to record; `key` names it for the places that read something else."""

    key: str
    position: Position
    groups: tuple[Group, ...] = ()
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class DecisionDraft:
    """One Decision, unsaved, with the stances that follow from it and how its groups voted."""

    decision: Decision
    stands: tuple[PositionDraft, ...] = ()
    group_tallies: tuple[GroupTally, ...] = ()


@dataclass(frozen=True)
class DecisionEntry:
    """Everything that one page enters: `acts` holds the decision itself first."""

    acts: tuple[DecisionDraft, ...]
    spots: tuple[Citation, ...] = ()
    meeting: Meeting | None = None
    asked: tuple[RoundBody, ...] = ()


def record_decision_entry(
    entry: DecisionEntry, *, then: str = "concept", by: Reader, reason: str = ""
) -> Decision:
    """Save a DecisionEntry, or nothing of it; return the Decision itself.

    New sources and a new meeting come along, the `asked` bodies of rounds get their answer, and
    `then` leaves it all a concept, shares it or makes it public. Raises PermissionDenied,
    ValidationError or Conflict.
    """
    main = entry.acts[0].decision
    with writing_in(main):
        for source in list_new_sources(entry.spots):
            save_source(source, by=by, reason=reason)
        if entry.meeting is not None and entry.meeting._state.adding:
            save_record(entry.meeting, by=by, reason=reason)
        for act in entry.acts:
            record_decision_draft(act, entry, by=by, reason=reason)
        for asked in entry.asked:
            answer_round(asked, decision=main, by=by, reason=reason)
        if step := AFTERWARDS[then]:
            for act in entry.acts:
                step(act.decision, by=by, reason=reason)
    return main


def list_new_sources(spots: Iterable[Citation]) -> list[Source]:
    """Return the sources that are not saved yet, each once, in order."""
    once = {id(each.evidence.source): each.evidence.source for each in spots}
    return [source for source in once.values() if source._state.adding]


def record_decision_draft(
    act: DecisionDraft, entry: DecisionEntry, *, by: Reader, reason: str
) -> None:
    """Save one Decision with its stances, their readings and the places that show it."""
    act.decision.meeting = entry.meeting
    taken = [build_new_position(stand, act.decision, entry) for stand in act.stands]
    for each in taken:
        check_departure(each.position, each.readings)
    record_decision(decision=act.decision, taken=taken, by=by, reason=reason)
    for tally in act.group_tallies:
        tally.decision, tally.dossier = act.decision, act.decision.dossier
        save_record(tally, by=by, reason=reason)
    for spot in entry.spots:
        place = spot.about(decision=act.decision, dossier=act.decision.dossier)
        save_record(place, by=by, reason=reason)


def build_new_position(
    stand: PositionDraft, decision: Decision, entry: DecisionEntry
) -> NewPosition:
    """Return what `record_decision` takes of one stance."""
    readings = [spot.reading(stand) for spot in entry.spots]
    asked_in = entry.asked[0].round if len(entry.asked) == 1 else None
    return NewPosition(
        position=stand.position,
        readings=[each for each in readings if each is not None],
        groups=list(stand.groups),
        conditions=[build_condition(text, stand, decision, asked_in) for text in stand.conditions],
    )


def build_condition(
    text: str, stand: PositionDraft, decision: Decision, asked_in: Round | None
) -> Remark:
    """Return a Remark, unsaved: the condition under which this is held."""
    return Remark(
        kind=RemarkKind.CONDITION,
        dossier=decision.dossier,
        body=decision.body,
        groups_label=stand.position.groups_label,
        dated_on=decision.dated_on,
        subject=stand.position.subject,
        text=text,
        round=asked_in,
    )
