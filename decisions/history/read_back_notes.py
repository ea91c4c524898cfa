"""What pages, files and the board tell of what a griffie read back, now or as known at a moment.

An answer is about our record and not about what happened, so it is told on the second clock alone,
as a confirmation is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import cast

from django.db.models import prefetch_related_objects

from municipalities.models import Municipality

from ..models import (
    READ_BACK_KINDS,
    Decision,
    Dossier,
    Evidence,
    Position,
    ReadBack,
    ReadBackLine,
    ReadBackVerdict,
    Remark,
    Statement,
    Status,
)
from .read_backs import (
    MODELS,
    TOLD_FIELDS,
    ReadBackRecord,
    ToldRecord,
    fingerprint_of,
    read_recorded_days,
    stood_by,
)
from .remark_values import RemarkValues
from .rows import PositionEntry, RecordKey, known_rows_among

# What is told of one record: the last answer, and a question that waits for one.


@dataclass(frozen=True)
class ReadBackNote:
    """That a griffie read a record back (`answer`), or was asked to and did not (without one).

    `is_outdated` says that the record was changed after the answer.
    """

    asked: ReadBack
    answer: ReadBackLine | None = None
    is_outdated: bool = False

    @property
    def is_different(self) -> bool:
        """Whether the griffie read it in another way."""
        return self.answer is not None and self.answer.verdict == ReadBackVerdict.DIFFERENT

    @property
    def reads_otherwise(self) -> bool:
        """Whether the griffie reads in another way what stands there now."""
        return self.is_different and not self.is_outdated


type ReadBackNotes = tuple[ReadBackNote, ...]


@dataclass(frozen=True)
class AskedReadBacks:
    """The requests in a dossier in the order in which they were asked, on which day each was
    `recorded` here, and the answers of each record in the order in which they were given."""

    asks: Mapping[int, ReadBack] = field(default_factory=dict)
    recorded: Mapping[int, date] = field(default_factory=dict)
    answers: Mapping[RecordKey, Sequence[ReadBackLine]] = field(default_factory=dict)

    def list_notes(self, name: str, record: ToldRecord, stands_as: str) -> ReadBackNotes:
        """Return what is told of a record that says this (its fingerprint)."""
        lines = {each.read_back_id: each for each in self.answers.get((name, record.id), ())}
        answered = [
            ReadBackNote(self.asks[each.read_back_id], each, each.read_as != stands_as)
            for each in lines.values()
        ]
        waiting = [
            ReadBackNote(each)
            for each in self.asks.values()
            if self.is_asked_of(each, record) and waits_for_answer(lines.get(each.id), stands_as)
        ]
        return (*answered[-1:], *waiting[-1:])

    def is_asked_of(self, asked: ReadBack, record: ToldRecord) -> bool:
        """Whether a request that was not taken back holds this record, as it stands in public."""
        if asked.withdrawn_on is not None or record.status != Status.PUBLISHED:
            return False
        until = max(asked.due_on, self.recorded[asked.id])
        return asked.body_id == record.body_id and stood_by(record, until)


def waits_for_answer(line: ReadBackLine | None, stands_as: str) -> bool:
    """Whether there is no answer to what stands there."""
    return line is None or line.read_as != stands_as


def read_asked_read_backs(
    dossier: int, keys: Mapping[str, Collection[int] | None], known_at: datetime | None
) -> AskedReadBacks:
    """Return the requests in a dossier, by its key, with the answers about records of these kinds:
    those with these keys, or all. One query where nobody asked, else four and one for each kind."""
    rows = list(known_rows_among(ReadBack, known_at, dossier=dossier))
    if not rows:
        return AskedReadBacks()
    prefetch_related_objects(rows, "body__municipality")
    asks = {each.id: each for each in sorted(rows, key=attrgetter("asked_on", "id"))}
    answers: defaultdict[RecordKey, list[ReadBackLine]] = defaultdict(list)
    for name, wanted in keys.items():
        chosen = {f"{name}__isnull": False} if wanted is None else {f"{name}__in": wanted}
        found = known_rows_among(ReadBackLine, known_at, dossier=dossier, **chosen)
        for each in sorted(found, key=attrgetter("answered_on", "id")):
            answers[name, getattr(each, f"{name}_id")].append(each)
    return AskedReadBacks(asks, read_recorded_days(list(asks)), answers)


def list_read_back_notes(
    name: str, record: ReadBackRecord, stands_as: str, *, known_at: datetime | None = None
) -> ReadBackNotes:
    """Return what is told of one record, live or as known at a moment, that says this (its
    fingerprint); one query where nobody asked, else five."""
    asked = read_asked_read_backs(record.dossier_id, {name: [record.id]}, known_at)
    return asked.list_notes(name, record, stands_as)


# What is told of several records of a dossier at once.

type NotesByRecord = dict[RecordKey, ReadBackNotes]


def read_read_back_notes(
    dossier: Dossier,
    *,
    remarks: Iterable[Remark | RemarkValues] = (),
    statements: Iterable[Statement] = (),
    known_at: datetime | None = None,
) -> NotesByRecord:
    """Return what is told of these remarks and statements of a dossier, by kind and key; as many
    queries for one as for thirty, one where nobody asked."""
    told = [("remark", each) for each in remarks] + [("statement", each) for each in statements]
    keys = {name: [each.id for kind, each in told if kind == name] for name, _record in told}
    if not keys:
        return {}
    asked = read_asked_read_backs(dossier.pk, keys, known_at)
    if not asked.asks:
        return {}
    return {
        (name, each.id): asked.list_notes(name, each, fingerprint_of(name, each))
        for name, each in told
    }


def read_position_notes(
    dossier: Dossier, entries: Iterable[PositionEntry], known_at: datetime | None = None
) -> dict[int, ReadBackNotes]:
    """Return what is told of the positions of these entries of a dossier, by their key, where
    something is; one query where nobody asked, else at most eight."""
    asked = read_asked_read_backs(dossier.pk, {"position": None}, known_at)
    if not asked.asks:
        return {}
    stand = read_fingerprints(asked.answers, known_at)
    positions = [each.position for each in entries]
    notes = {
        each.id: asked.list_notes("position", each, stand.get(("position", each.id), ""))
        for each in positions
    }
    return {key: found for key, found in notes.items() if found}


# What records say by now, of the few that somebody answered about.


def read_fingerprints(
    records: Iterable[RecordKey], known_at: datetime | None
) -> dict[RecordKey, str]:
    """Return the fingerprint of each of these records, now or as known at a moment; a query for
    each kind, and two more for positions."""
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for name, key in records:
        keys[name].append(key)
    found: dict[RecordKey, str] = {}
    for name, wanted in keys.items():
        rows = known_rows_among(MODELS[name], known_at, id__in=wanted)
        if "subject.slug" in TOLD_FIELDS[name]:
            rows = rows.select_related("subject")
        about = {}
        if name == "position":
            about = read_beside_positions(cast(Sequence[Position], rows), known_at)
        for each in rows:
            found[name, each.id] = fingerprint_of(name, each, *about.get(each.id, ()))
    return found


def read_beside_positions(
    positions: Sequence[Position], known_at: datetime | None
) -> dict[int, tuple[Decision, Sequence[Evidence]]]:
    """Return the decision and the accepted readings of each of these positions, by its key; two
    queries."""
    acts = known_rows_among(Decision, known_at, id__in={each.decision_id for each in positions})
    decisions = {each.id: each for each in acts}
    keys = [each.id for each in positions]
    places = known_rows_among(Evidence, known_at, position__in=keys).filter(is_accepted=True)
    readings: defaultdict[int | None, list[Evidence]] = defaultdict(list)
    for place in places:
        readings[place.position_id].append(place)
    return {
        each.id: (decisions[each.decision_id], readings[each.id])
        for each in positions
        if each.decision_id in decisions
    }


# What the page of a municipality tells: that its council was asked, and what is read otherwise.

READ_OTHERWISE_RELATED = ("decision", "position__subject", "position__body", "remark")


@dataclass(frozen=True)
class ReadBackSummary:
    """A request with how many lines were said to be right, and beside these how many of them were
    changed after that, and a note of each line that is read otherwise; what was not answered is in
    none."""

    asked: ReadBack
    agreed_count: int
    outdated_count: int
    different: ReadBackNotes

    @property
    def is_silent(self) -> bool:
        return not (self.agreed_count or self.outdated_count or self.different)


def list_read_back_summaries(
    dossier: Dossier, municipality: Municipality, *, known_at: datetime | None = None
) -> list[ReadBackSummary]:
    """Return the requests to a municipality in a dossier, the latest first, now or as known at a
    moment; one query where nobody asked, else two, and seven where something was answered."""
    rows = known_rows_among(
        ReadBack, known_at, dossier=dossier.pk, body__municipality=municipality.pk
    )
    asks = list(rows.select_related("body__municipality").order_by("-asked_on", "-id"))
    if not asks:
        return []
    lines = known_rows_among(ReadBackLine, known_at, read_back__in=[each.id for each in asks])
    answers = list(lines.select_related(*READ_OTHERWISE_RELATED, "statement", "answer"))
    stand = read_fingerprints([record_key_of(each) for each in answers], known_at)
    found: defaultdict[int, list[ReadBackLine]] = defaultdict(list)
    for each in sorted(answers, key=attrgetter("id")):
        found[each.read_back_id].append(each)
    return [summarize_read_back(each, found[each.id], stand) for each in asks]


def record_key_of(line: ReadBackLine) -> RecordKey:
    """Return ('position', 12): the kind and the key of the record that a line, or a version of it,
    answers about."""
    keys = ((name, getattr(line, f"{name}_id")) for name in READ_BACK_KINDS)
    return next((name, key) for name, key in keys if key is not None)


def summarize_read_back(
    asked: ReadBack, lines: Sequence[ReadBackLine], stand: Mapping[RecordKey, str]
) -> ReadBackSummary:
    """Return the ReadBackSummary of a request; `stand` are the fingerprints of what stands."""
    notes = [
        ReadBackNote(asked, each, each.read_as != stand.get(record_key_of(each))) for each in lines
    ]
    different = [each for each in notes if each.is_different]
    agreed = [each for each in notes if not each.is_different]
    outdated_count = sum(each.is_outdated for each in agreed)
    return ReadBackSummary(asked, len(agreed) - outdated_count, outdated_count, tuple(different))
