"""Where every body and every group stands on every subject, at a day."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ..models import FALLEN, SubjectKind
from .holding import Held, held_on
from .rows import entries


@dataclass(frozen=True)
class Standing:
    """What a body, or groups of it (`label`), holds on a subject; `via` a proposal that says it."""

    body_id: int
    subject_id: int
    label: str
    held: Held
    via: Any = None


def stances(dossier, subjects, *, day, reader, known_at=None):
    """Return the Standings of bodies and of groups at `day`, as known at `known_at`.

    Two dicts: by (body, subject) for bodies, and by (body, subject) a tuple for their groups.
    """
    return standings(entries(dossier, reader=reader, known_at=known_at), subjects, day)


def standings(found, subjects, day):
    """Return what `stances` does for entries that were read already."""
    own, grouped = by_speaker(found)
    bodies = held_by_bodies(own, day)
    bodies |= held_via(own, bodies, subjects, day)
    groups = defaultdict(tuple)
    for (body, subject, label), said in grouped.items():
        if held := held_on(said, day):
            groups[body, subject] += (Standing(body, subject, label, held),)
    return bodies, {key: still_said(told) for key, told in groups.items()}


def still_said(told):
    """Return what groups still hold: not what all of the same groups spoke about again later.

    Only groups that are linked can be seen to have spoken again; a label alone stays.
    """
    return tuple(each for each in told if not spoken_again(each, told))


def spoken_again(standing, told):
    """Whether every group behind a standing stands behind later ones too."""
    entry = standing.held.entry
    later = [each.held.entry for each in told if each.held.entry.order > entry.order]
    again = {group.pk for other in later for group in other.groups}
    return bool(entry.groups) and {group.pk for group in entry.groups} <= again


def by_speaker(found):
    """Part entries of whole bodies from those of groups."""
    own, grouped = defaultdict(list), defaultdict(list)
    for entry in found:
        position = entry.position
        if position.groups_label:
            grouped[position.body_id, position.subject_id, position.groups_label].append(entry)
        else:
            own[position.body_id, position.subject_id].append(entry)
    return own, grouped


def held_by_bodies(own, day):
    """Return each body's own stance on each subject that it spoke about by `day`."""
    found = {}
    for (body, subject), said in own.items():
        if held := held_on(said, day):
            found[body, subject] = Standing(body, subject, "", held)
    return found


def held_via(own, bodies, subjects, day):
    """Return what a variant shows where a body has no stance of its own on it.

    That is the body's latest on any proposal working it out. A derived variant passes nothing
    to its base, and a direction nothing to its column.
    """
    works_out = defaultdict(list)
    for subject in subjects:
        if subject.kind == SubjectKind.PROPOSAL and subject.works_out_id:
            works_out[subject.works_out_id].append(subject)
    found, speakers = {}, {body for body, _ in own}
    for variant, proposals in works_out.items():
        for body in speakers:
            if (body, variant) in bodies:
                continue
            if standing := _via(own, body, variant, proposals, day):
                found[body, variant] = standing
    return found


def _via(own, body, variant, proposals, day):
    said = [entry for each in proposals for entry in own.get((body, each.pk), ())]
    held = held_on(said, day)
    if held is None:
        return None
    spoke_on = held.entry.position.subject_id
    via = next(each for each in proposals if each.pk == spoke_on)
    return Standing(body, variant, "", held, via)


@dataclass(frozen=True)
class ProposalState:
    """A proposal's state at a day; `uncertain` until its last day, `fallen_on` when it ended."""

    state: str
    uncertain: bool
    fallen_on: Any
    milestone: Any


def states(events, day):
    """Return each proposal's state on `day`, by its key; events are Milestones in order."""
    found = {}
    for event in events:
        if event.state and event.first_on <= day:
            fallen = event.last_on if event.state in FALLEN and event.last_on <= day else None
            found[event.subject_id] = ProposalState(event.state, event.last_on > day, fallen, event)
    return found
