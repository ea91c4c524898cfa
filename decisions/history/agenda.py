"""In which meetings agenda items are treated, and how far each of them is on a day."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from municipalities.models import BodyKind

from ..domain.treatments import ItemStanding, TreatmentFacts, is_known_by, judge_item
from ..models import Dossier, Meeting, Treatment
from .rows import known_rows


@dataclass(frozen=True)
class ItemTreatment:
    """A Treatment with its Meeting, None where it is in none yet; both now or as known."""

    treatment: Treatment
    meeting: Meeting | None = None

    @property
    def held_on(self) -> date | None:
        """The day of the meeting, None where no meeting is known."""
        return self.meeting.held_on if self.meeting else None

    @property
    def is_in_committee(self) -> bool:
        """Whether the meeting is one of a committee."""
        return self.meeting is not None and self.meeting.body.kind == BodyKind.COMMITTEE

    @property
    def facts(self) -> TreatmentFacts:
        """What tells how far the item is."""
        return TreatmentFacts(self.held_on, self.treatment.outcome)

    def tells_outcome(self, day: date) -> bool:
        """Whether there is an outcome that was known by a day."""
        return bool(self.treatment.outcome) and is_known_by(self.facts, day)


type TreatmentsByItem = defaultdict[int, tuple[ItemTreatment, ...]]


def read_treatments(
    dossier: Dossier | int, items: Collection[int], known_at: datetime | None = None
) -> TreatmentsByItem:
    """Return the treatments of agenda items by the key of the item, in their order; two queries,
    none without items.

    The caller asks for items that the reader may see.
    """
    if not items:
        return defaultdict(tuple)
    rows = known_rows(Treatment, known_at, dossier=dossier).filter(item__in=list(items))
    found = list(rows.order_by("sequence", "id"))
    keys = [each.meeting_id for each in found if each.meeting_id is not None]
    meetings = known_rows(Meeting, known_at, dossier=dossier).filter(id__in=keys)
    by_key = {each.id: each for each in meetings.select_related("body")}
    return group_treatments(found, by_key)


def group_treatments(rows: list[Treatment], meetings: dict[int, Meeting]) -> TreatmentsByItem:
    """Return treatments in their order by the key of their item, with these meetings by key."""
    found: TreatmentsByItem = defaultdict(tuple)
    for each in rows:
        meeting = None if each.meeting_id is None else meetings.get(each.meeting_id)
        found[each.item_id] += (ItemTreatment(each, meeting),)
    return found


def judge_treatments(treatments: Sequence[ItemTreatment], day: date) -> ItemStanding:
    """Return how far an item with these treatments is on a day."""
    return judge_item([each.facts for each in treatments], day)
