"""Enter a whole act at once: what was decided, what groups said beside it, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from municipalities.actions_source import keep_source

from ..models import Decision, Evidence, Position, Remark, RemarkKind
from .answer import answer_round
from .counting import writing_in
from .keep import keep
from .publish import publish, share
from .record import Taken, record

THEN = {"concept": None, "delen": share, "publiceren": publish}


@dataclass(frozen=True)
class Spot:
    """A place in a source, new or known, and what it reads of each stance.

    It reads what was recorded, unless `otherwise` gives another stance for the stance of that
    `key`, or '' where it says nothing of it.
    """

    evidence: Evidence
    otherwise: Mapping[str, str] = field(default_factory=dict)

    def about(self, **target):
        """Return a new Evidence of this place about one record."""
        own = self.evidence
        names = ("source", "paragraph", "place", "summary", "quote", "is_joint", "is_derived")
        return Evidence(**{name: getattr(own, name) for name in names}, **target)

    def reading(self, stand):
        """Return the Evidence that reads a stance, or None."""
        stance = self.otherwise.get(stand.key, stand.position.stance)
        return self.about(reads_stance=stance) if stance else None


@dataclass(frozen=True)
class Stand:
    """One stance to record; `key` names it for the places that read something else."""

    key: str
    position: Position
    groups: tuple = ()
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Act:
    """One Decision, unsaved, with the stances that follow from it."""

    decision: Decision
    stands: tuple[Stand, ...] = ()


@dataclass(frozen=True)
class Entry:
    """Everything that one page enters: `acts` holds the decision itself first."""

    acts: tuple[Act, ...]
    spots: tuple[Spot, ...] = ()
    meeting: Any = None
    asked: tuple = ()


def enter(entry, *, then="concept", by, reason=""):
    """Save an Entry, or nothing of it; return the Decision itself.

    New sources and a new meeting come along, the `asked` bodies of rounds get their answer, and
    `then` leaves it all a concept, shares it or makes it public. Raises PermissionDenied,
    ValidationError or Conflict.
    """
    main = entry.acts[0].decision
    with writing_in(main):
        for source in new_sources(entry.spots):
            keep_source(source, by=by, reason=reason)
        if entry.meeting is not None and entry.meeting._state.adding:
            keep(entry.meeting, by=by, reason=reason)
        for act in entry.acts:
            enter_act(act, entry, by=by, reason=reason)
        for asked in entry.asked:
            answer_round(asked, decision=main, by=by, reason=reason)
        if step := THEN[then]:
            for act in entry.acts:
                step(act.decision, by=by, reason=reason)
    return main


def new_sources(spots):
    """Return the sources that are not saved yet, each once, in order."""
    once = {id(each.evidence.source): each.evidence.source for each in spots}
    return [source for source in once.values() if source._state.adding]


def enter_act(act, entry, *, by, reason):
    """Save one Decision with its stances, their readings and the places that show it."""
    act.decision.meeting = entry.meeting
    taken = [taken_of(stand, act.decision, entry) for stand in act.stands]
    record(decision=act.decision, taken=taken, by=by, reason=reason)
    for spot in entry.spots:
        place = spot.about(decision=act.decision, dossier=act.decision.dossier)
        keep(place, by=by, reason=reason)


def taken_of(stand, decision, entry):
    """Return what `record` takes of one stance."""
    readings = [spot.reading(stand) for spot in entry.spots]
    asked_in = entry.asked[0].round if len(entry.asked) == 1 else None
    return Taken(
        position=stand.position,
        readings=[each for each in readings if each is not None],
        groups=list(stand.groups),
        conditions=[condition(text, stand, decision, asked_in) for text in stand.conditions],
    )


def condition(text, stand, decision, asked_in):
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
