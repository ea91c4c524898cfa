"""In which meetings agenda items are treated, and how far each of them is on a day."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from municipalities.models import BodyKind
from municipalities.roles import Reader

from ..domain.treatments import ItemStanding, TreatmentFacts, is_known_by, judge_item
from ..models import Decision, Meeting, Treatment
from .rows import Within, build_dossier_filter, known_rows, visible_rows


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
    dossier: Within,
    items: Collection[int],
    known_at: datetime | None = None,
    *,
    reader: Reader,
) -> TreatmentsByItem:
    """Return the treatments of agenda items of a dossier, or of several, by the key of the item
    and in their order; two queries, one more where one was decided on, none without items.

    The caller asks for items that the reader may see.
    """
    if not items:
        return defaultdict(tuple)
    home = build_dossier_filter(dossier)
    rows = known_rows(Treatment, known_at, **home).filter(item__in=list(items))
    found = list(rows.order_by("sequence", "id"))
    hide_closed_outcomes(found, visible_rows(Decision, reader, known_at, **home))
    keys = [each.meeting_id for each in found if each.meeting_id is not None]
    meetings = known_rows(Meeting, known_at, **home).filter(id__in=keys)
    by_key = {each.id: each for each in meetings.select_related("body")}
    return group_treatments(found, by_key)


def hide_closed_outcomes(rows: Sequence[Treatment], decisions: QuerySet[Decision]) -> None:
    """Take from rows the outcomes that were recorded as a decision which is none of these: those
    that the reader may see. One query, none where nothing was decided.

    Such a row is read to be shown, never to be saved.
    """
    keys = {each.decision_id for each in rows if each.decision_id is not None}
    if not keys:
        return
    seen = set(decisions.filter(id__in=keys).values_list("id", flat=True))
    for each in rows:
        if each.decision_id is not None and each.decision_id not in seen:
            each.outcome = each.outcome_note = ""


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
