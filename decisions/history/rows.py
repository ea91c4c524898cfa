"""Rows as one reader may see them, as known at a moment, with the places that show them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from django.db.models import Exists, F, Field, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from municipalities.models import Group, Paragraph, Party, Source, User
from municipalities.roles import Reader

from ..models import (
    TARGETS,
    Cost,
    Decision,
    Dossier,
    Evidence,
    Milestone,
    Owned,
    Position,
    PositionGroup,
    Published,
    Remark,
    RemarkKind,
    Statement,
    Status,
    ValueReading,
    build_visible_condition,
    is_public,
    is_shared,
    read_through_preview,
)
from ..permissions import may_keep

type TrackedField = Field[object, object]
type RecordKey = tuple[str, int]
type PlacesByRecord = defaultdict[RecordKey, tuple[Evidence, ...]]
type DaysByPosition = Mapping[int, tuple[date, ...]]
type GroupsByPosition = defaultdict[int, tuple[Group, ...]]


class HistoryRow(Protocol):
    """A version of a record, as every model's history keeps it.

    Only a record with a status of its own has `status` and what follows it, only a position what
    stands from `stance` on, and only a decision the last four.
    """

    id: int
    instance_type: type[Model]
    history_id: int
    history_type: str
    history_date: datetime
    history_user: User | None
    history_user_id: int | None
    history_change_reason: str | None
    tracked_fields: list[TrackedField]
    status: str
    shared_at: datetime | None
    public_from: datetime | None
    stance: str
    confirmed_at: datetime | None
    subject_id: int
    groups_label: str
    form: str
    speaker: str
    dated_on: str
    no_vote_asked: bool


# The rows of a dossier as one reader may see them, as known at a moment.
#
# Live rows when no moment is asked; else each record's last history row at that moment, judged
# by what was visible then. Both carry the same attributes, so nothing above cares which it has.


class ReadingValues(NamedTuple):
    """A place as far as it tells what a stance rests on, under the names of the model."""

    id: int
    position_id: int
    reads_stance: str
    is_joint: bool
    is_derived: bool
    publisher_kind: str


type Reading = Evidence | ReadingValues
type ReadingsByPosition = defaultdict[int | None, tuple[ReadingValues, ...]]


@dataclass(frozen=True)
class PositionEntry:
    """A Position with its Decision, the groups behind it and its readings."""

    position: Position
    decision: Decision
    groups: tuple[Group, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def order(self) -> tuple[date, date, int]:
        """First day, last day, number: the order in which decisions count."""
        return (self.decision.first_on, self.decision.last_on, self.decision.number)


def known_rows[M: Model](
    model: type[M], known_at: datetime | None, **immutable: object
) -> QuerySet[M]:
    """Return live rows, or the rows known at a moment; filter on fields that never change."""
    # The stubs know both managers of a model, and neither of a model that the caller chooses.
    found: QuerySet[M]
    if known_at is None:
        found = model.objects.filter(**immutable)  # type: ignore[attr-defined]
    else:
        found = model.history.known_on(known_at, **immutable)  # type: ignore[attr-defined]
    return found


def known_rows_among[M: Model](
    model: type[M], known_at: datetime | None, **condition: object
) -> QuerySet[M]:
    """Return live rows, or the rows known at a moment, that meet a condition which may change.

    Records that met it in no version are not looked at, so that few are where many others are.
    """
    if known_at is None:
        return known_rows(model, None, **condition)
    ever = model.history.filter(**condition).values("id")  # type: ignore[attr-defined]
    return known_rows(model, known_at, id__in=ever).filter(**condition)


def read_known_records[M: Model](
    model: type[M], known_at: datetime | None, **immutable: object
) -> list[M]:
    """Return the records themselves, or each as it was known at a moment, also what was deleted
    since; in no order."""
    rows = known_rows(model, known_at, **immutable)
    return [getattr(row, "instance", row) for row in rows]


def visible_rows[M: Published](
    model: type[M], reader: Reader, known_at: datetime | None, **immutable: object
) -> QuerySet[M]:
    """Return rows of a published kind that the reader may see, now or as it was then."""
    reader = reader if known_at is None else reader.known_at(known_at)
    found = known_rows(model, known_at, **immutable).filter(build_visible_condition(model, reader))
    shown: QuerySet[M] = read_through_preview(reader, found)
    return shown


type Within = Dossier | int | Collection[int]


def build_dossier_filter(dossier: Within) -> dict[str, object]:
    """Return what narrows rows to those of a dossier, or of several by their keys."""
    if isinstance(dossier, Dossier | int):
        return {"dossier": dossier}
    return {"dossier__in": list(dossier)}


def build_seen_condition(model: type[Published], reader: Reader, key: str) -> Exists:
    """Return the condition that the record of a kind to which `key` leads is one that the reader
    may see.

    It is looked up for each row by its key: a list of all that the reader may see grows with the
    country.
    """
    return Exists(visible_rows(model, reader, None).filter(pk=OuterRef(key)))


def visible_page_rows[M: Published](model: type[M], reader: Reader) -> QuerySet[M]:
    """Return the rows of a published kind that a page may show to the reader.

    A position is seen where its decision is, as on the board.
    """
    seen = build_seen_condition(Dossier, reader, "dossier_id")
    rows = visible_rows(model, reader, None).filter(seen)
    if model is Position:
        return rows.filter(build_seen_condition(Decision, reader, "decision_id"))
    return rows


def carrying[M: Model](found: QuerySet[M], **told: Combinable | Q) -> QuerySet[M]:
    """Return rows that each carry these too, under names that their model declares."""
    carried: QuerySet[M] = found.annotate(**told)
    return carried


# What a stance on a day is told with: a board reads hundreds of rows, so it reads little of each.
POSITION_FIELDS = (
    *("dossier_id", "decision_id", "body_id", "subject_id", "stance", "status", "shown_id"),
    *("groups_label", "group_seats", "confirmed_at", "public_from", "departure", "source_follows"),
)
DECISION_ROW_FIELDS = (
    *("dossier_id", "body_id", "number", "dated_on", "first_on", "last_on"),
    *("title", "form", "speaker", "status", "public_from"),
)
GROUP_FIELDS = (
    *("group__name", "group__seats", "group__term_id"),
    *("group__party__slug", "group__party__name"),
)


def read_entries(
    dossier: Dossier, *, reader: Reader, known_at: datetime | None = None, withdrawn: bool = False
) -> list[PositionEntry]:
    """Return every PositionEntry of the dossier that the reader may see; four queries, five when
    known.

    Rows carry the fields named above; the page of one record reads the rest itself.
    """
    return read_entries_and_decisions(
        dossier, reader=reader, known_at=known_at, withdrawn=withdrawn
    )[0]


def read_entries_and_decisions(
    dossier: Dossier, *, reader: Reader, known_at: datetime | None = None, withdrawn: bool = False
) -> tuple[list[PositionEntry], dict[int, Decision]]:
    """Return the entries, and the decisions by key: when known all of them, live those that an
    entry follows from."""
    positions = visible_rows(Position, reader, known_at, dossier=dossier)
    if not withdrawn:
        positions = positions.exclude(status="ingetrokken")
    found, decisions = attach_decisions(positions, reader, known_at, dossier)
    groups = read_groups_by_position(dossier, known_at)
    readings = read_readings_by_position(dossier, known_at)
    attach_conditions(found, dossier, reader=reader, known_at=known_at)
    made = [
        PositionEntry(each, decisions[each.decision_id], groups[each.id], readings[each.id])
        for each in found
        if each.decision_id in decisions
    ]
    return made, decisions


def attach_decisions(
    positions: QuerySet[Position], reader: Reader, known_at: datetime | None, dossier: Dossier
) -> tuple[list[Position], dict[int, Decision]]:
    """Return positions and their decisions by key; a historical row needs its own look-up."""
    if known_at is None:
        more = (f"decision__{name}" for name in DECISION_ROW_FIELDS)
        found = list(positions.select_related("decision").only("id", *POSITION_FIELDS, *more))
        return found, {each.decision_id: each.decision for each in found}
    decisions = visible_rows(Decision, reader, known_at, dossier=dossier)
    return list(positions.only("id", *POSITION_FIELDS)), {
        each.id: each for each in decisions.only("id", *DECISION_ROW_FIELDS)
    }


# The conditions under which positions are held: with one, 'tegen' is told as 'tegen, tenzij'.


def visible_conditions(
    dossier: Dossier, *, reader: Reader, known_at: datetime | None = None
) -> QuerySet[Remark]:
    """Return the conditions of positions that stand and that the reader may see."""
    # No position in any version: never looked at, of a hundred thousand remarks.
    of_a_position = {"kind": RemarkKind.CONDITION, "position__isnull": False}
    if known_at is None:
        rows = visible_rows(Remark, reader, None, dossier=dossier)
    else:
        ever = Remark.history.filter(dossier=dossier, **of_a_position)
        rows = visible_rows(Remark, reader, known_at, id__in=ever.order_by().values("id"))
    return rows.filter(**of_a_position).exclude(status=Status.WITHDRAWN)


def read_condition_days(
    dossier: Dossier, *, reader: Reader, known_at: datetime | None = None
) -> DaysByPosition:
    """Return the first day of each condition that the reader may see, by the key of its position;
    one query."""
    rows = visible_conditions(dossier, reader=reader, known_at=known_at).order_by("first_on")
    found: defaultdict[int, tuple[date, ...]] = defaultdict(tuple)
    for position, first_on in rows.values_list("position_id", "first_on"):
        found[position] += (first_on,)
    return found


def attach_conditions(
    positions: Iterable[Position],
    dossier: Dossier,
    *,
    reader: Reader,
    known_at: datetime | None = None,
) -> None:
    """Give each position, also a row as it was known, the days of its conditions; one query."""
    days = read_condition_days(dossier, reader=reader, known_at=known_at)
    for each in positions:
        each.condition_days = days.get(each.id, ())


def read_told_moments(dossier: Dossier) -> dict[int, datetime]:
    """Return since when each position of the dossier holds its stance in the record: entered, or
    corrected, at that moment; one query."""
    told: dict[int, datetime] = {}
    last: dict[int, str] = {}
    versions = Position.history.filter(dossier=dossier).order_by("history_id")
    for key, moment, stance in versions.values_list("id", "history_date", "stance"):
        if last.get(key) != stance:
            told[key], last[key] = moment, stance
    return told


def read_groups_by_position(dossier: Dossier, known_at: datetime | None) -> GroupsByPosition:
    """Return the groups behind each position, by the position's key."""
    links = known_rows_among(PositionGroup, known_at, position__dossier=dossier)
    found: GroupsByPosition = defaultdict(tuple)
    links = links.select_related("group__party").only("position_id", *GROUP_FIELDS).order_by("id")
    told = [(link.position_id, link.group) for link in links]
    if known_at is not None:
        keys = [group.pk for _position, group in told]
        known = read_groups_as_known(keys, known_at)
        told = [(position, known.get(group.pk, group)) for position, group in told]
    for position, group in sorted(told, key=lambda pair: pair[1].name):
        found[position] += (group,)
    return found


def read_groups_as_known(keys: Iterable[int], known_at: datetime) -> dict[int, Group]:
    """Return these groups as they were known at a moment, by key, each with its party under the
    name of now; what came in later is left out."""
    rows = known_rows(Group, known_at, id__in=list(keys)).select_related("party")
    return {row.id: _with_party(row, row.party) for row in rows}


def _with_party(row: Group, party: Party | None) -> Group:
    """Return the group of a row of history, with its party."""
    group: Group = getattr(row, "instance", row)
    group.party = party
    return group


def read_readings_by_position(dossier: Dossier, known_at: datetime | None) -> ReadingsByPosition:
    """Return the accepted readings of each position, by the position's key."""
    places = known_rows(Evidence, known_at, dossier=dossier).filter(
        is_accepted=True, position__isnull=False
    )
    found: ReadingsByPosition = defaultdict(tuple)
    told = with_publisher_kind(places, known_at).order_by("id")
    for values in told.values_list(*ReadingValues._fields):
        reading = ReadingValues(*values)
        found[reading.position_id] += (reading,)
    return found


def known_rows_of_dossier[M: Milestone | Cost](
    model: type[M], dossier: Dossier, *, reader: Reader, known_at: datetime | None = None
) -> QuerySet[M]:
    """Return rows that have no status of their own; none, where the reader could not see the
    dossier itself at `known_at`."""
    found = known_rows(model, known_at, dossier=dossier)
    if known_at is not None:
        found = found.filter(Exists(visible_rows(Dossier, reader, known_at, id=dossier.pk)))
    return found


def read_milestones(
    dossier: Dossier, *, reader: Reader, known_at: datetime | None = None
) -> list[Milestone]:
    """Return the dossier's events in order of time, states of proposals among them."""
    found = known_rows_of_dossier(Milestone, dossier, reader=reader, known_at=known_at)
    return list(found.order_by("first_on", "last_on", "id"))


def read_unkept_after(
    dossier: Dossier, *, day: date, known_at: datetime | None = None
) -> date | None:
    """Return the day after which nobody kept the dossier, None where `day` is not later.

    As the regioredactie said now, or had said at `known_at`: one query then, else none.
    """
    kept_until = dossier.kept_until
    if known_at is not None:
        known = known_rows(Dossier, known_at, id=dossier.pk)
        kept_until = known.values_list("kept_until", flat=True).first()
    return kept_until if kept_until is not None and kept_until < day else None


# Where records can be read: places in documents, with the title that the reader may see.


def with_source_title[M: Model](found: QuerySet[M], reader: Reader) -> QuerySet[M]:
    """Return rows that name a `source`, each with `source_title`: None where it is not public."""
    documents = Source.objects.visible_to(reader).filter(pk=OuterRef("source_id"))
    return carrying(found, source_title=Subquery(documents.values("title")[:1]))


def with_publisher_kind(found: QuerySet[Evidence], known_at: datetime | None) -> QuerySet[Evidence]:
    """Return places, each with who speaks in its document (`publisher_kind`), now or as known."""
    if known_at is None:
        return carrying(found, publisher_kind=F("source__publisher_kind"))
    known = Source.history.filter(id=OuterRef("source_id"), history_date__lte=known_at)
    last = known.order_by("-history_date", "-history_id").values("publisher_kind")[:1]
    # A source came in at last with the place that it shows; before that it says what it says now.
    return carrying(found, publisher_kind=Coalesce(Subquery(last), F("source__publisher_kind")))


def read_evidence(
    dossier: Dossier, only: Q, *, reader: Reader, known_at: datetime | None = None
) -> PlacesByRecord:
    """Return accepted places that a condition names, by (kind of record, its key); one query, two
    where one of them reads a value.

    The caller shows them beside records that the reader may see; this asks for the document only.
    `paragraph_number` is the anchor on the page of the document, None where no such is shown. What
    was quoted from a text that the reader may not read is left out.
    """
    return group_evidence_by_record(
        known_rows(Evidence, known_at, dossier=dossier).filter(only), reader, known_at
    )


def group_evidence_by_record(
    found: QuerySet[Evidence], reader: Reader, known_at: datetime | None = None
) -> PlacesByRecord:
    """Return the accepted ones of these places by (kind of record, its key), as `read_evidence`
    does."""
    by_record: PlacesByRecord = defaultdict(tuple)
    accepted = found.filter(is_accepted=True)
    told = with_publisher_kind(with_source_title(accepted, reader), known_at)
    told = with_reads_values(with_paragraph_number(told, reader), known_at)
    places = list(told.order_by("id"))
    attach_read_values(places, known_at)
    for place in places:
        by_record[evidence_target_of(place)] += (hide_closed_quote(place),)
    return by_record


def with_reads_values(found: QuerySet[Evidence], known_at: datetime | None) -> QuerySet[Evidence]:
    """Return places, each with whether it ever read a value, so that no more is asked of most."""
    rows = ValueReading.objects.all() if known_at is None else ValueReading.history.all()
    return carrying(found, reads_values=Exists(rows.filter(evidence=OuterRef("id"))))


def attach_read_values(places: Iterable[Evidence], known_at: datetime | None) -> None:
    """Give each place its `read_values`, (field, value) of what it reads of its record; one query
    where any of them reads something."""
    found: defaultdict[int, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    reading = [place.id for place in places if place.reads_values]
    rows = known_rows(ValueReading, known_at, evidence__in=reading).order_by("id")
    if reading:
        for key, field, value in rows.values_list("evidence_id", "field", "value"):
            found[key] += ((field, value),)
    for place in places:
        place.read_values = found[place.id]


def with_paragraph_number(found: QuerySet[Evidence], reader: Reader) -> QuerySet[Evidence]:
    """Return places, each with the number of its paragraph where its page shows that, and with
    where it stands among the others (`paragraph_order`), which tells nothing of a closed text."""
    own = Paragraph.objects.filter(pk=OuterRef("paragraph_id"))
    readable = own.readable_by(reader)
    return carrying(
        found,
        paragraph_number=Subquery(readable.values("number")[:1]),
        paragraph_is_readable=Exists(readable),
        paragraph_order=Subquery(own.values("number")[:1]),
    )


def hide_closed_quote(place: Evidence) -> Evidence:
    """Return a place, its quote left out where it comes from a text that is closed to the reader.

    Such a place is read to be shown, never to be saved.
    """
    is_closed = place.paragraph_id is not None and not place.paragraph_is_readable
    if is_closed or place.source_title is None:
        place.quote = ""
    return place


def evidence_target_of(place: Evidence) -> RecordKey:
    """Return ('remark', 12): the kind and the key of the record that a place shows."""
    keys = ((name, getattr(place, f"{name}_id")) for name in TARGETS)
    return next((name, key) for name, key in keys if key is not None)


# From which version on a reader may read the history of one record.


def list_visible_versions(
    reader: Reader, record: Owned, rows: Sequence[HistoryRow]
) -> Sequence[HistoryRow]:
    """Return the history rows of a record, oldest first, that the reader may see.

    A version that was replaced before the record became visible stays unseen: an embargoed
    text that was corrected in time was never public, and neither is why it was.
    """
    if may_keep(reader, record):
        return rows
    since = first_visible_moment(reader, record, rows)
    if since is None:
        return []
    seen = [row for row, until in pair_with_replacement(rows) if until is None or until > since]
    if seen and seen[0].history_date < since:
        seen[0].history_change_reason = ""
    return seen


def first_visible_moment(
    reader: Reader, record: Owned, rows: Sequence[HistoryRow]
) -> datetime | None:
    """Return the first moment at which the reader could see the record, or None."""
    owner = record.status_holder
    if owner is not record:
        rows = owner.history.order_by("history_id")
    shares = owner.owning_region_id in reader.shares_in
    moments = (
        first_visible_moment_of_row(row, until, reader, shares)
        for row, until in pair_with_replacement(list(rows))
    )
    return min((each for each in moments if each is not None), default=None)


def pair_with_replacement(
    rows: Sequence[HistoryRow],
) -> Iterator[tuple[HistoryRow, datetime | None]]:
    """Yield each row with the moment at which the next one replaced it, None for the last."""
    replaced_at = [*(row.history_date for row in rows[1:]), None]
    yield from zip(rows, replaced_at, strict=False)


def first_visible_moment_of_row(
    row: HistoryRow, until: datetime | None, reader: Reader, shares: bool
) -> datetime | None:
    """Return the first moment, while this row stood, at which the reader could see it."""
    if shares and is_shared(row):
        return row.history_date
    if row.public_from is None or not is_public(row, reader.at):
        return None
    moment = max(row.history_date, row.public_from)
    return moment if until is None or moment < until else None


# What was paid or budgeted, as known at a moment.


def read_costs(
    dossier: Dossier, only: Q, *, reader: Reader, known_at: datetime | None = None
) -> list[Cost]:
    """Return the costs of a dossier that a condition names, in order of time; one query.

    They are seen where the dossier was.
    """
    home = visible_rows(Dossier, reader, known_at, id=dossier.pk)
    found = known_rows(Cost, known_at, dossier=dossier).filter(only, Exists(home))
    related = found.select_related("municipality", "subject")
    return list(related.order_by("first_on", "last_on", "id"))


# What persons, residents, press and 'the municipality' said: never a stance.

STATEMENT_RELATED = ("body__municipality", "municipality", "subject", "theme")


def read_statements(
    dossier: Dossier,
    *,
    reader: Reader,
    day: date,
    known_at: datetime | None = None,
    only: Q | None = None,
) -> list[Statement]:
    """Return the Statements of a dossier begun by `day`, oldest first; one query."""
    found = visible_rows(Statement, reader, known_at, dossier=dossier).filter(first_on__lte=day)
    if only is not None:
        found = found.filter(only)
    return list(found.select_related(*STATEMENT_RELATED).order_by("first_on", "last_on", "id"))
