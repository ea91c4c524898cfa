"""The acts of bodies as they stand, and which of them look like one that was recorded twice."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet

from municipalities.roles import Reader

from ..domain.same_acts import Act, ActStance, find_same_acts
from ..models import Decision, Dossier, Position, Status
from .rows import build_seen_condition

# One Decision with its Positions, as an Act.


def build_act(decision: Decision, positions: Iterable[Position]) -> Act:
    """Return the Act of a decision that is saved, or has its days and its body."""
    return Act(
        body=decision.body_id,
        speaker=decision.speaker,
        first_on=decision.first_on,
        last_on=decision.last_on,
        title=decision.title,
        form=decision.form,
        stances=tuple(build_act_stance(each) for each in positions),
    )


def build_act_stance(position: Position) -> ActStance:
    """Return the ActStance of a position that is saved."""
    groups = frozenset(link.group_id for link in position.groups.all())
    return ActStance(position.subject_id, position.stance, position.groups_label, groups)


def build_standing_act(decision: Decision) -> Act:
    """Return the Act of a decision whose positions were read along, those withdrawn left out."""
    return build_act(decision, [each for each in decision.positions.all() if not each.is_withdrawn])


# Which decisions stand, and look like the one that somebody enters or makes public.


def read_standing_acts(
    decisions: QuerySet[Decision], *, reader: Reader | None = None
) -> list[Decision]:
    """Return those of these decisions that were not withdrawn, with what they say; three queries.

    Of a `reader` only what that reader may see of them.
    """
    positions = Position.objects.order_by("id")
    if reader is not None:
        decisions = decisions.filter(build_seen_condition(Decision, reader, "pk"))
        positions = positions.visible_to(reader)
    rows = decisions.exclude(status=Status.WITHDRAWN).select_related("body", "dossier")
    along = Prefetch("positions", positions.select_related("subject").prefetch_related("groups"))
    return list(rows.prefetch_related(along).order_by("first_on", "last_on", "number"))


def read_acts_on(
    days: tuple[date, date], dossier: Dossier, body_id: int, *, reader: Reader
) -> list[Decision]:
    """Return the decisions of a body that can have been on a day from the first to the last, with
    what they say, as far as the reader may see them; three queries."""
    first_on, last_on = days
    near = Decision.objects.filter(
        dossier=dossier, body=body_id, first_on__lte=last_on, last_on__gte=first_on
    )
    return read_standing_acts(near, reader=reader)


def read_same_acts(decisions: Collection[Decision], *, reader: Reader) -> dict[int, list[Decision]]:
    """Return for each of these decisions, by key, the others that look like the same act and that
    the reader may see; three queries, whatever their number."""
    if not decisions:
        return {}
    others = Decision.objects.filter(
        dossier__in={each.dossier_id for each in decisions},
        body__in={each.body_id for each in decisions},
    )
    standing = {each.pk: each for each in read_standing_acts(others, reader=reader)}
    acts = {key: build_standing_act(each) for key, each in standing.items()}
    asked = {each.pk: acts[each.pk] for each in decisions if each.pk in acts}
    same = find_same_acts(asked, acts)
    return {key: [standing[other] for other in found] for key, found in same.items()}


def list_shared_subjects(one: Decision, other: Decision) -> Sequence[str]:
    """Return the names of the subjects that two decisions both say something of."""
    own = {each.subject_id for each in one.positions.all()}
    found = [each.subject for each in other.positions.all() if each.subject_id in own]
    return [subject.name for subject in dict.fromkeys(found)]
