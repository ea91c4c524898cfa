"""What is treated in which meeting over all dossiers, what waits for one, and how often each of
these changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Model, Q, QuerySet

from municipalities.models import Body, Recess
from municipalities.roles import Reader

from ..models import (
    AgendaItem,
    Decision,
    Dossier,
    Extension,
    Meeting,
    Round,
    RoundBody,
    Speaker,
    Status,
    Treatment,
    build_standing_public_condition,
)
from .agenda import ItemTreatment, hide_closed_outcomes
from .rounds import BodyTerm, collect_round_requests, compute_body_term, read_requests
from .rows import known_rows, visible_rows

# Which part of the agenda of all bodies is asked.


@dataclass(frozen=True)
class CalendarScope:
    """A reader, the state of knowledge (None: now), and conditions that narrow agenda items,
    meetings and the requests of rounds."""

    reader: Reader
    known_at: datetime | None = None
    items: Q = Q()
    meetings: Q = Q()
    requests: Q = Q()

    def visible_dossiers(self) -> QuerySet[Dossier]:
        """Return the dossiers that the reader may see, now or as it was then."""
        return visible_rows(Dossier, self.reader, self.known_at)

    def visible_items(self) -> QuerySet[AgendaItem]:
        """Return the agenda items that the reader may see, withdrawn ones among them."""
        found = visible_rows(AgendaItem, self.reader, self.known_at).filter(self.items)
        return found.filter(dossier__in=self.visible_dossiers().order_by().values("id"))


def build_home_scope(
    reader: Reader, known_at: datetime | None, municipality: int | None
) -> CalendarScope:
    """Return the CalendarScope of all bodies, or of those of a municipality by its key."""
    if municipality is None:
        return CalendarScope(reader, known_at)
    return CalendarScope(
        reader,
        known_at,
        items=Q(body__municipality=municipality),
        requests=Q(body__municipality=municipality),
    )


def build_dossier_scope(
    reader: Reader, known_at: datetime | None, dossier: Dossier
) -> CalendarScope:
    """Return the CalendarScope of one dossier."""
    return CalendarScope(
        reader,
        known_at,
        items=Q(dossier=dossier.pk),
        meetings=Q(dossier=dossier.pk),
        requests=Q(round__dossier=dossier.pk),
    )


def build_body_scope(reader: Reader, known_at: datetime | None, body: Body) -> CalendarScope:
    """Return the CalendarScope of what one body treats in its own meetings, and is asked."""
    return CalendarScope(reader, known_at, meetings=Q(body=body.pk), requests=Q(body=body.pk))


# What is treated in a meeting, and what waits for one.

EVERY = Q()

type TreatedItem = tuple[AgendaItem, ItemTreatment | None]


@dataclass(frozen=True)
class TreatmentKey:
    """A treatment in a meeting, by its key, with what a list of many is narrowed and put in order
    by; `title` is that of its item, '' where it was not asked."""

    id: int
    meeting: Meeting
    dossier: int
    kind: str
    stage: str
    title: str = ""

    @property
    def on(self) -> date:
        """The day of the meeting."""
        day: date = self.meeting.held_on
        return day


def read_treatment_keys(
    scope: CalendarScope, meetings: Q, *, asks_titles: bool
) -> list[TreatmentKey]:
    """Return the TreatmentKey of each treatment in a meeting that a condition names, in no order;
    without those of withdrawn items. Two queries, one more where titles are asked.

    A list of years back reads no records with it, only what a page of it shows is read whole.
    """
    items = scope.visible_items().exclude(status=Status.WITHDRAWN).order_by()
    chosen = known_rows(Meeting, scope.known_at).filter(scope.meetings, meetings)
    rows = known_rows(Treatment, scope.known_at).filter(
        item__in=items.values("id"), meeting__in=chosen.order_by().values("id")
    )
    told = ("id", "item_id", "meeting_id", "dossier_id", "kind", "stage")
    found = list(rows.order_by().values_list(*told))
    titles = dict(items.values_list("id", "title")) if asks_titles else {}
    by_key = {each.id: each for each in chosen.select_related("body__municipality")}
    return [
        TreatmentKey(key, by_key[meeting], dossier, kind, stage, titles.get(item, ""))
        for key, item, meeting, dossier, kind, stage in found
    ]


def read_treated_items(
    scope: CalendarScope, meetings: Q, *, only: Q = EVERY, is_waiting_asked: bool = False
) -> list[TreatedItem]:
    """Return (agenda item, ItemTreatment) for each treatment in a meeting that a condition names,
    in no order; where it is asked also those without a meeting, and (item, None) of items that
    have no treatment. `only` narrows the treatments. Three queries, one more where something was
    decided."""
    items = scope.visible_items()
    every = known_rows(Treatment, scope.known_at).filter(
        only, item__in=items.order_by().values("id")
    )
    chosen = known_rows(Meeting, scope.known_at).filter(scope.meetings, meetings)
    wanted = Q(meeting__in=chosen.order_by().values("id"))
    if is_waiting_asked:
        wanted |= Q(meeting__isnull=True)
    treatments = list(every.filter(wanted).order_by("item", "sequence", "id"))
    hide_closed_outcomes(treatments, visible_rows(Decision, scope.reader, scope.known_at))
    by_key = read_keyed(
        chosen.select_related("body__municipality"), {each.meeting_id for each in treatments}
    )
    kept = Q(id__in={each.item_id for each in treatments})
    if is_waiting_asked:
        kept |= ~Q(id__in=every.order_by().values("item"))
    rows = items.filter(kept).select_related("body__municipality", "dossier")
    found = {each.id: each for each in rows.order_by("id")}
    told = {each.item_id for each in treatments}
    return [
        *(
            (found[each.item_id], ItemTreatment(each, by_key.get(each.meeting_id or 0)))
            for each in treatments
            if each.item_id in found
        ),
        *((item, None) for key, item in found.items() if key not in told),
    ]


def read_keyed(rows: QuerySet[Meeting], keys: Collection[int | None]) -> dict[int, Meeting]:
    """Return those of these meetings by key."""
    return {each.id: each for each in rows.filter(id__in=[key for key in keys if key])}


# By when bodies must have spoken that did not yet.


def read_open_terms(scope: CalendarScope, day: date) -> list[BodyTerm]:
    """Return the BodyTerm of each body that a round asked by the day and that did not speak yet,
    of dossiers that were not closed; five queries at most.

    Meetings are left out: what a term tells of these is not read along.
    """
    dossiers = scope.visible_dossiers().filter(Q(closed_on__isnull=True) | Q(closed_on__gte=day))
    asked = known_rows(RoundBody, scope.known_at).filter(
        scope.requests,
        Q(no_view_on__isnull=True) | Q(no_view_on__gt=day),
        round__dossier__in=dossiers.order_by().values("id"),
        round__first_on__lte=day,
    )
    reader = scope.reader
    if scope.known_at is not None:
        reader = reader.known_at(scope.known_at)
    spoken = known_rows(Decision, scope.known_at).filter(
        build_standing_public_condition(Decision, reader), speaker=Speaker.BODY, first_on__lte=day
    )
    silent = asked.filter(Q(answer__isnull=True) | ~Q(answer__in=spoken.order_by().values("id")))
    requests = read_requests(silent)
    homes = {each.body.municipality_id for each in requests if each.body.municipality_id}
    given = collect_round_requests(
        asked=requests,
        answers=Decision.objects.none(),
        items=AgendaItem.objects.none(),
        treatments=Treatment.objects.none(),
        decisions=Decision.objects.none(),
        extensions=known_rows(Extension, scope.known_at).filter(
            round__in={each.round_id for each in requests}
        ),
        meetings=Meeting.objects.none(),
        recesses=known_rows(Recess, scope.known_at).filter(municipality__in=homes),
    )
    return [compute_body_term(each, given, day) for each in requests]


# What a list of all this can be narrowed to.


def read_calendar_dossiers(scope: CalendarScope) -> list[Dossier]:
    """Return the dossiers of which the reader may see an agenda item or an asked body, by title;
    one query. Titles are those of now."""
    asked = known_rows(RoundBody, scope.known_at).filter(
        scope.requests, round__dossier__in=scope.visible_dossiers().order_by().values("id")
    )
    of_items = Q(id__in=scope.visible_items().order_by().values("dossier"))
    of_rounds = Q(id__in=asked.order_by().values("round__dossier"))
    return list(Dossier.objects.filter(of_items | of_rounds).order_by("title", "id"))


def read_calendar_bodies(scope: CalendarScope) -> list[Body]:
    """Return the bodies that have an agenda item which the reader may see, treat one or were asked
    in a round, by name; one query. Names are those of now."""
    items = scope.visible_items().order_by()
    treated = known_rows(Treatment, scope.known_at).filter(item__in=items.values("id"))
    asked = known_rows(RoundBody, scope.known_at).filter(
        scope.requests, round__dossier__in=scope.visible_dossiers().order_by().values("id")
    )
    found = Body.objects.filter(
        Q(id__in=items.values("body"))
        | Q(id__in=treated.order_by().values("meeting__body"))
        | Q(id__in=asked.order_by().values("body"))
    )
    return list(found.order_by("name", "id"))


# How often what a calendar tells of was changed, and when last: a calendar takes over only what has
# a higher number than it had.


@dataclass(frozen=True)
class Revision:
    """`number` rises with every version of what it is of, `changed_at` is that of the last."""

    number: int
    changed_at: datetime


def read_treatment_revisions(
    treated: Iterable[ItemTreatment], until: datetime
) -> dict[int, Revision]:
    """Return the Revision of each treatment by its key, until a moment; five queries, however many.

    Every version counts of the treatment, of its item and of each meeting that it ever was in, so
    that the number rises also where it moves to a meeting that was changed less often.
    """
    rows = [each.treatment for each in treated]
    keys = {each.id for each in rows}
    links = Treatment.history.filter(id__in=keys, history_date__lte=until)
    been: defaultdict[int, set[int]] = defaultdict(set)
    for key, meeting in links.filter(meeting__isnull=False).values_list("id", "meeting_id"):
        been[key].add(meeting)
    of_treatments = count_versions(Treatment, keys, until)
    of_items = count_versions(AgendaItem, {each.item_id for each in rows}, until)
    of_meetings = count_versions(Meeting, set().union(*been.values()), until)
    return {
        each.id: sum_revisions(
            [
                of_treatments.get(each.id),
                of_items.get(each.item_id),
                *(of_meetings.get(key) for key in sorted(been[each.id])),
            ],
            until,
        )
        for each in rows
    }


def read_request_revisions(terms: Iterable[BodyTerm], until: datetime) -> dict[int, Revision]:
    """Return the Revision of each request to a body by its key, until a moment: every version
    counts of the request, of its round and of the extensions of that; four queries."""
    asked = [each.request for each in terms]
    rounds = {each.round_id for each in asked}
    links = Extension.history.filter(round__in=rounds, history_date__lte=until)
    granted: defaultdict[int, set[int]] = defaultdict(set)
    for round_, key in links.values_list("round_id", "id"):
        granted[round_].add(key)
    of_requests = count_versions(RoundBody, {each.id for each in asked}, until)
    of_rounds = count_versions(Round, rounds, until)
    of_granted = count_versions(Extension, set().union(*granted.values()), until)
    return {
        each.id: sum_revisions(
            [
                of_requests.get(each.id),
                of_rounds.get(each.round_id),
                *(of_granted.get(key) for key in sorted(granted[each.round_id])),
            ],
            until,
        )
        for each in asked
    }


def count_versions(
    model: type[Model], keys: Collection[int], until: datetime
) -> dict[int, Revision]:
    """Return how many versions each of these records has until a moment, by key; one query."""
    rows = model.history.filter(id__in=keys, history_date__lte=until)  # type: ignore[attr-defined]
    counted = rows.order_by().values_list("id").annotate(Count("history_id"), Max("history_date"))
    return {key: Revision(number, at) for key, number, at in counted}


def sum_revisions(parts: Iterable[Revision | None], until: datetime) -> Revision:
    """Return the Revision of what consists of these; what has no version yet adds none."""
    known = [each for each in parts if each is not None]
    last = max((each.changed_at for each in known), default=until)
    return Revision(sum(each.number for each in known), last)
