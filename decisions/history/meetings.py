"""What came of a meeting: its items, and what was decided beside them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from municipalities.roles import Reader

from ..models import (
    MOTION_FORMS,
    AgendaItem,
    AgendaLine,
    Commitment,
    Decision,
    Dossier,
    LineKind,
    Meeting,
    Published,
    Status,
    Treatment,
)
from .agenda import ItemTreatment, hide_closed_outcomes
from .commitments import CommitmentStanding, read_commitments
from .motions import group_motions, is_embargoed
from .publication import build_last_recorded, build_last_told, list_standing
from .remarks import Scope
from .rows import known_rows, known_rows_among, visible_page_rows, visible_rows


@dataclass(frozen=True)
class MeetingItem:
    """An AgendaItem in a meeting with its ItemTreatment there, its decision points, the Decision
    that its outcome was recorded as, None where the reader may not see one, and the motions and
    amendments that were moved then."""

    item: AgendaItem
    treated: ItemTreatment
    points: tuple[AgendaLine, ...] = ()
    decision: Decision | None = None
    motions: tuple[Decision, ...] = ()

    @property
    def number(self) -> str:
        """Its number on the agenda, '' where it has none."""
        number: str = self.treated.treatment.agenda_number
        return number


@dataclass(frozen=True)
class MeetingRecord:
    """What a reader may see of a meeting on a day. `motions` are the motions and amendments that
    belong to none of its items, `embargoed` is how many items the reader may see that the public
    may not see yet."""

    meeting: Meeting
    items: tuple[MeetingItem, ...] = ()
    motions: tuple[Decision, ...] = ()
    commitments: tuple[CommitmentStanding, ...] = ()
    embargoed: int = 0
    statuses: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_public(self) -> bool:
        """Whether everybody may see all that is told."""
        return self.statuses <= {Status.PUBLISHED}


def read_known_meeting(
    meeting: Meeting, *, reader: Reader, known_at: datetime | None = None
) -> Meeting | None:
    """Return a meeting, now or as it was known, None where nobody saw it then."""
    if known_at is None:
        return meeting
    if not visible_rows(Dossier, reader, known_at, id=meeting.dossier_id).exists():
        return None
    return known_rows(Meeting, known_at, id=meeting.pk).select_related("body").first()


def read_meeting_record(
    meeting: Meeting, *, reader: Reader, day: date, known_at: datetime | None = None
) -> MeetingRecord:
    """Return the MeetingRecord of a meeting, now or as known; seven queries at most.

    Its items stand in no order; an item that stands under embargo is left out, and counted.
    """
    scope: Scope = {"reader": reader, "known_at": known_at}
    home = meeting.dossier_id
    treatments = list(known_rows_among(Treatment, known_at, meeting=meeting.id))
    keys = [each.item_id for each in treatments]
    rows = visible_rows(AgendaItem, reader, known_at, dossier=home)
    found = rows.filter(id__in=keys).exclude(status=Status.WITHDRAWN).select_related("body")
    moment = known_at or reader.at
    items = {each.id: each for each in found}
    opened = {key: each for key, each in items.items() if not is_embargoed(each, moment)}
    decisions = read_meeting_decisions(meeting, treatments, day=day, **scope)
    hide_closed_outcomes(treatments, visible_rows(Decision, reader, known_at, dossier=home))
    points = read_decision_points(opened, known_at)
    moved = group_motions(decisions.values())
    own = tuple(
        MeetingItem(
            opened[each.item_id],
            ItemTreatment(each, meeting),
            tuple(line for line in points if line.item_id == each.item_id),
            decisions.get(each.decision_id or 0),
            moved.get(each.id, ()),
        )
        for each in treatments
        if each.item_id in opened
    )
    of_items = [motion for each in own for motion in each.motions]
    linked = {each.decision_id for each in treatments} | {each.id for each in of_items}
    motions = tuple(
        each for each in decisions.values() if each.form in MOTION_FORMS and each.id not in linked
    )
    of_meeting = Q(treatment__in=[each.treated.treatment.id for each in own])
    commitments = tuple(read_commitments(home, of_meeting, day=day, **scope)) if own else ()
    decided = (each.decision for each in own if each.decision)
    promised = (each.commitment for each in commitments)
    told: list[Published] = [*opened.values(), *of_items, *motions, *decided, *promised]
    statuses = frozenset(each.status for each in told)
    return MeetingRecord(meeting, own, motions, commitments, len(items) - len(opened), statuses)


def read_meeting_decisions(
    meeting: Meeting,
    treatments: Iterable[Treatment],
    *,
    reader: Reader,
    day: date,
    known_at: datetime | None,
) -> dict[int, Decision]:
    """Return by key the decisions by a day, of a meeting and of its treatments and moved in these,
    that the reader may see and that stand, in their order; one query."""
    keys = [each.decision_id for each in treatments if each.decision_id is not None]
    rows = visible_rows(Decision, reader, known_at, dossier=meeting.dossier_id)
    rows = rows.filter(first_on__lte=day)
    of_items = Q(id__in=keys) | Q(moved_in__in=[each.id for each in treatments])
    found = rows.filter(Q(meeting=meeting.id) | of_items).exclude(status=Status.WITHDRAWN)
    moment = known_at or reader.at
    told = [each for each in found.order_by("number") if not is_embargoed(each, moment)]
    return {each.id: each for each in told}


def read_decision_points(items: Collection[int], known_at: datetime | None) -> list[AgendaLine]:
    """Return the decision points of items in their order; one query, none without items."""
    if not items:
        return []
    rows = known_rows(AgendaLine, known_at, item__in=list(items)).filter(kind=LineKind.POINT)
    return list(rows.order_by("number", "id"))


# Which meetings everybody comes upon, for who looks for their pages by a machine.

# When what the page of a meeting tells was told last, by what it is about.
TOLD_OF_MEETING = (
    *("own_at", "treated_at", "items_at", "points_at"),
    *("acts_at", "moved_at", "promised_at"),
)


def list_told_meetings(reader: Reader) -> QuerySet[Meeting]:
    """Return the meetings of which an item or a motion stands public, each with the moments of
    TOLD_OF_MEETING, None where there is no such thing."""
    dossiers = list_standing(Dossier.objects.visible_to(reader), reader).order_by()
    items = list_standing(visible_page_rows(AgendaItem, reader), reader)
    # Asked of each treatment: a list of items would be gone through for every meeting.
    treated = Treatment.objects.filter(Exists(items.filter(pk=OuterRef("item_id")))).order_by()
    linked = Treatment.objects.filter(meeting=OuterRef("meeting"), decision=OuterRef("pk"))
    motions = list_standing(visible_page_rows(Decision, reader), reader).filter(
        ~Exists(linked), form__in=MOTION_FORMS, meeting=OuterRef("pk")
    )
    moved = Exists(motions.filter(first_on__lte=OuterRef("held_on")))
    found = Meeting.objects.filter(
        Exists(treated.filter(meeting=OuterRef("pk"))) | Q(moved, held_on__lte=reader.today),
        dossier__in=dossiers.values("pk"),
    )
    own = treated.filter(meeting=OuterRef(OuterRef("pk")))
    return found.annotate(
        own_at=build_last_recorded(Meeting, id=OuterRef("pk")),
        treated_at=build_last_recorded(Treatment, id__in=own.values("pk")),
        items_at=build_last_told(AgendaItem, reader, id__in=own.values("item")),
        points_at=build_last_recorded(AgendaLine, item__in=own.values("item")),
        acts_at=build_last_told(Decision, reader, id__in=own.values("decision")),
        moved_at=build_last_told(Decision, reader, meeting=OuterRef("pk")),
        promised_at=build_last_told(Commitment, reader, treatment__in=own.values("pk")),
    )


def find_told_moment(meeting: Meeting) -> datetime:
    """Return when what the page of a meeting of `list_told_meetings` tells was told last."""
    moments: list[datetime | None] = [getattr(meeting, name) for name in TOLD_OF_MEETING]
    return max(each for each in moments if each is not None)
