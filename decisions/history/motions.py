"""Which amendments and motions were moved while an agenda item was treated, and on which item."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from municipalities.roles import Reader

from ..models import AgendaItem, Decision, Published, Status, Treatment
from .rows import Within, build_dossier_filter, known_rows, visible_rows

type MotionsByTreatment = dict[int, tuple[Decision, ...]]


def read_motions(
    dossier: Within,
    treatments: Collection[int],
    *,
    reader: Reader,
    day: date,
    known_at: datetime | None,
) -> MotionsByTreatment:
    """Return the motions and amendments by a day, moved in these treatments, by the key of the
    treatment and in their order; one query, none without treatments.

    Only those that stand, that the reader may see and that are under no embargo.
    """
    if not treatments:
        return {}
    rows = visible_rows(Decision, reader, known_at, **build_dossier_filter(dossier))
    rows = rows.filter(moved_in__in=list(treatments), first_on__lte=day)
    moment = known_at or reader.at
    standing = rows.exclude(status=Status.WITHDRAWN).order_by("number")
    return group_motions([each for each in standing if not is_embargoed(each, moment)])


def group_motions(motions: Collection[Decision]) -> MotionsByTreatment:
    """Return motions and amendments by the key of the treatment in which they were moved; without
    those of which that is not known."""
    found: defaultdict[int, tuple[Decision, ...]] = defaultdict(tuple)
    for each in motions:
        if each.moved_in_id is not None:
            found[each.moved_in_id] += (each,)
    return dict(found)


def is_embargoed(row: Published, moment: datetime) -> bool:
    """Whether a row becomes public after a moment."""
    is_coming = row.public_from is not None and row.public_from > moment
    return row.status == Status.PUBLISHED and is_coming


def find_moved_item(
    decision: Decision, *, reader: Reader, known_at: datetime | None
) -> AgendaItem | None:
    """Return the agenda item at which a motion or an amendment was moved, None where that is not
    known or the reader may not see the item; two queries at most."""
    return read_moved_items([decision], reader=reader, known_at=known_at).get(decision.id)


def read_moved_items(
    decisions: Iterable[Decision], *, reader: Reader, known_at: datetime | None
) -> dict[int, AgendaItem]:
    """Return the same of each of these decisions by its key, without those that have none."""
    moved = {each.id: each.moved_in_id for each in decisions if each.moved_in_id is not None}
    if not moved:
        return {}
    treatments = known_rows(Treatment, known_at, id__in=set(moved.values()))
    homes = dict(treatments.values_list("id", "item_id"))
    items = visible_rows(AgendaItem, reader, known_at, id__in=set(homes.values()))
    found = {each.id: each for each in items}
    return {
        key: found[homes[treatment]]
        for key, treatment in moved.items()
        if homes.get(treatment) in found
    }
