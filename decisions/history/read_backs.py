"""What a griffie was asked to read back: the lines as the public reads them, and what it said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db.models import Q
from django.utils.timezone import get_current_timezone

from municipalities.roles import Reader

from ..domain.read_backs import LineState, asks_answer, judge_line, make_fingerprint
from ..models import (
    READ_BACK_KINDS,
    Answer,
    Decision,
    Evidence,
    Position,
    Published,
    ReadBack,
    ReadBackLine,
    Remark,
    Statement,
    Status,
)
from .remark_values import RemarkValues
from .rows import (
    PlacesByRecord,
    RecordKey,
    build_seen_condition,
    group_evidence_by_record,
    visible_rows,
)

type ReadBackRecord = Decision | Position | Remark | Statement | Answer
# Also as a file reads it.
type ToldRecord = ReadBackRecord | RemarkValues
type Home = tuple[int, int]

# The stubs know what these have in common only where each of them is named.
MODELS: dict[str, type[ReadBackRecord]] = dict(READ_BACK_KINDS)  # type: ignore[arg-type]

# What a line says, so that an answer holds for that and for nothing that came after it.

TOLD_FIELDS = {
    "decision": (
        *("form", "title", "dated_on", "speaker", "outcome", "note", "seats", "votes_for"),
        *("votes_against", "abstained", "absent", "left", "no_vote_asked"),
    ),
    "position": ("subject.slug", "stance", "groups_label", "group_seats", "departure"),
    "remark": ("kind", "dated_on", "groups_label", "section", "subject.slug", "text"),
    "statement": ("dated_on", "speaker", "subject.slug", "text"),
    "answer": ("dated_on", "text"),
}
READING_FIELDS = ("place", "summary", "reads_stance", "reads_on")


def fingerprint_of(
    name: str,
    record: ToldRecord,
    decision: Decision | None = None,
    readings: Iterable[object] = (),
) -> str:
    """Return the fingerprint of what a record says, live or as it was known; of a position with
    the decision that it follows from and its readings."""
    told = [read_told_field(record, each) for each in TOLD_FIELDS[name]]
    if decision is not None:
        told += [decision.title, decision.dated_on]
    read = [
        [str(read_told_field(reading, each)) for each in READING_FIELDS] for reading in readings
    ]
    return make_fingerprint([*told, *(each for reading in sorted(read) for each in reading)])


def read_told_field(record: object, path: str) -> object:
    link, _dot, rest = path.partition(".")
    value: object = getattr(record, link)
    return read_told_field(value, rest) if rest and value is not None else value


# The lines of a request: what stands in public of that body, in order of time.


@dataclass(frozen=True)
class ReadBackEntry:
    """One line: a record as the public reads it, and the answer to it, None without one."""

    name: str
    record: ReadBackRecord
    readings: tuple[Evidence, ...]
    answer: ReadBackLine | None

    @property
    def key(self) -> RecordKey:
        return (self.name, self.record.pk)

    @property
    def dated(self) -> Decision | Remark | Statement | Answer:
        """What gives the line its day: of a position the decision."""
        return self.record.decision if isinstance(self.record, Position) else self.record

    @property
    def stands_as(self) -> str:
        """The fingerprint of what stands there."""
        if isinstance(self.record, Position):
            return fingerprint_of(self.name, self.record, self.record.decision, self.readings)
        return fingerprint_of(self.name, self.record)

    @property
    def state(self) -> LineState:
        if self.answer is None:
            return judge_line("", "", self.stands_as)
        return judge_line(self.answer.verdict, self.answer.read_as, self.stands_as)

    @property
    def is_open(self) -> bool:
        return asks_answer(self.state)

    @property
    def order(self) -> tuple[date, date, int, int]:
        place = list(READ_BACK_KINDS).index(self.name)
        return (self.dated.first_on, self.dated.last_on, place, self.record.pk)


LINE_RELATED = {
    "decision": ("body",),
    "position": ("subject", "decision", "body"),
    "remark": ("subject", "body"),
    "statement": ("subject",),
    "answer": ("question", "line"),
}


def list_read_back_entries(
    read_backs: Sequence[ReadBack], *, at: datetime
) -> dict[int, list[ReadBackEntry]]:
    """Return the lines of each request by its key, as the public reads them at a moment; as many
    queries for one request as for thirty, none without any."""
    if not read_backs:
        return {}
    public = Reader(at=at)
    homes = {(each.dossier_id, each.body_id) for each in read_backs}
    records = {name: read_public_records(name, homes, public) for name in READ_BACK_KINDS}
    places = read_readings(homes, public)
    answers = {
        (line.read_back_id, line.record_key): line
        for line in ReadBackLine.objects.filter(read_back__in=[each.pk for each in read_backs])
    }
    recorded = read_recorded_days([each.pk for each in read_backs])
    found: dict[int, list[ReadBackEntry]] = {}
    for read_back in read_backs:
        until = max(read_back.due_on, recorded.get(read_back.pk, date.min))
        home = (read_back.dossier_id, read_back.body_id)
        entries = [
            ReadBackEntry(
                name, each, places[name, each.pk], answers.get((read_back.pk, (name, each.pk)))
            )
            for name, by_home in records.items()
            for each in by_home[home]
            if stood_by(each, until)
        ]
        found[read_back.pk] = sorted(entries, key=attrgetter("order"))
    return found


def read_public_records(
    name: str, homes: set[Home], public: Reader
) -> defaultdict[Home, list[ReadBackRecord]]:
    """Return the public records of a kind that stand, by dossier and body."""
    dossiers, bodies = split_homes(homes)
    rows = visible_rows(MODELS[name], public, None).exclude(status=Status.WITHDRAWN)
    rows = rows.filter(Q(dossier__in=dossiers), Q(body__in=bodies))
    if name == "position":
        rows = rows.filter(build_seen_condition(Decision, public, "decision_id"))
    found: defaultdict[Home, list[ReadBackRecord]] = defaultdict(list)
    for each in rows.select_related(*LINE_RELATED[name]).order_by("pk"):
        if each.body_id is not None:
            found[each.dossier_id, each.body_id].append(each)
    return found


def split_homes(homes: set[Home]) -> tuple[set[int], set[int]]:
    """Return the keys of the dossiers and those of the bodies."""
    return {dossier for dossier, _body in homes}, {body for _dossier, body in homes}


def read_readings(homes: set[Home], public: Reader) -> PlacesByRecord:
    """Return the accepted readings of the positions of these bodies in these dossiers; one
    query."""
    dossiers, bodies = split_homes(homes)
    rows = Evidence.objects.filter(dossier__in=dossiers, position__body__in=bodies)
    return group_evidence_by_record(rows, public)


def read_recorded_days(keys: Sequence[int]) -> dict[int, date]:
    """Return on which day each of these requests was recorded here: later than it was asked for
    one that a folder brought in, along with all that it asks about; one query."""
    rows = ReadBack.history.filter(id__in=keys, history_type="+")
    return {key: day_of(moment) for key, moment in rows.values_list("id", "history_date")}


def day_of(moment: datetime) -> date:
    return moment.astimezone(get_current_timezone()).date()


def stood_by(record: Published | RemarkValues, until: date) -> bool:
    """Whether a record stood in public by a day."""
    return record.public_from is not None and day_of(record.public_from) <= until
