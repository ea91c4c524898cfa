"""The remarks of a file: those of a register in batches, as values, for a file of any length."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Model, QuerySet

from municipalities.models import Body

from ..models import Remark, Reply, Round, Subject, Theme
from .read_back_notes import NotesByRecord, read_read_back_notes
from .remark_values import (
    REMARK_FIELDS,
    REPLY_FIELDS,
    PlaceValues,
    RemarkValues,
    ReplyValues,
)
from .remarks import DossierScope, RaisedRemark, Register, find_life, list_carrying_remarks
from .rows import with_source_title

type PlaceKey = tuple[str, int | None]
type LinePlaces = defaultdict[PlaceKey, list[PlaceValues]]


class FileRemark(RaisedRemark[RemarkValues, ReplyValues]):
    """What a RemarkEntry tells, of values: for a file."""


class NamedRecords[M: Model]:
    """Records that many remarks name: each is read once, for the first batch that names it."""

    def __init__(self, records: QuerySet[M]) -> None:
        self.records = records
        self.found: dict[int | None, M] = {}

    def read(self, keys: Iterable[int | None]) -> dict[int | None, M]:
        """Return by key what was read so far, these among it; no query where none is new."""
        missing = set(keys) - self.found.keys() - {None}
        if missing:
            self.found.update(self.records.in_bulk(missing))
        return self.found


@dataclass(frozen=True)
class FileRemarks:
    """Reads the remarks of a Register as FileRemarks, a batch of keys at a time.

    Who may see what, and what became of it, are the rules of the Register. What it keeps between
    two batches is what remarks have in common.
    """

    register: Register
    bodies: NamedRecords[Body] = field(
        default_factory=lambda: NamedRecords(Body.objects.select_related("municipality"))
    )
    subjects: NamedRecords[Subject] = field(
        default_factory=lambda: NamedRecords(Subject.objects.all())
    )
    themes: NamedRecords[Theme] = field(default_factory=lambda: NamedRecords(Theme.objects.all()))
    rounds: NamedRecords[Round] = field(
        default_factory=lambda: NamedRecords(Round.objects.select_related("bundle"))
    )

    @cached_property
    def carried(self) -> set[int | None]:
        """The keys of the remarks of the dossier that live on in another by the day."""
        register = self.register
        scope: DossierScope = {**register.scope, "dossier": register.dossier}
        taking = list_carrying_remarks(scope, register.day).order_by()
        return set(taking.values_list("carried_from", flat=True))

    def read(self, keys: Collection[int]) -> list[FileRemark]:
        """Return a FileRemark for each of these remarks that the reader may see, in this order.

        Two queries, and one for each kind of shared record of which one is new.
        """
        register, by_key = self.register, {}
        replies = self.read_replies(keys)
        for each in self.read_remarks(keys):
            answers = tuple(replies.get(each.id, ()))
            life = find_life(each, answers, register.states, register.day)
            by_key[each.id] = FileRemark(each, answers, life)
        return [by_key[key] for key in keys if key in by_key]

    def read_remarks(self, keys: Collection[int]) -> Iterable[RemarkValues]:
        """Yield the remarks, in no order."""
        found = self.register.remarks_of(keys).order_by()
        rows = list(found.values_list(*REMARK_FIELDS, named=True))
        bodies = self.bodies.read(row.body_id for row in rows)
        subjects = self.subjects.read(row.subject_id for row in rows)
        themes = self.themes.read(row.theme_id for row in rows)
        rounds, carried = self.rounds.read(row.round_id for row in rows), self.carried
        for row in rows:
            who, what = bodies.get(row.body_id), subjects.get(row.subject_id)
            theme, round_ = themes.get(row.theme_id), rounds.get(row.round_id)
            values = (*row, row.id in carried, who, what, theme, round_)
            yield self.show(Remark, RemarkValues._make(values))

    def read_replies(self, keys: Collection[int]) -> dict[int, list[ReplyValues]]:
        """Return the replies given by the day to these remarks, by the remark's key."""
        rows = list(self.register.replies_among(keys).values_list(*REPLY_FIELDS, named=True))
        bodies = self.bodies.read(row.body_id for row in rows)
        versions = self.subjects.read(row.changed_in_id for row in rows)
        found: dict[int, list[ReplyValues]] = defaultdict(list)
        for row in rows:
            named = (bodies[row.body_id], versions.get(row.changed_in_id))
            values = ReplyValues._make((*row, *named))
            found[row.remark_id].append(self.show(Reply, values))
        return found

    def show[V: (RemarkValues, ReplyValues)](self, model: type[Model], values: V) -> V:
        """Return values as they stand in the reader's preview, if it has one."""
        preview = self.register.reader.preview
        return values if preview is None else preview.show_values(model, values)

    def places(self, raised: Sequence[FileRemark]) -> LinePlaces:
        """Return the places of these remarks and of their replies by kind and key; one query."""
        chosen = self.register.places_of(raised).filter(is_accepted=True).order_by("id")
        rows = with_source_title(chosen, self.register.reader).values_list(*PlaceValues._fields)
        found: LinePlaces = defaultdict(list)
        for place in map(PlaceValues._make, rows):
            found[place_target_of(place)].append(place)
        return found

    def notes(self, raised: Sequence[FileRemark]) -> NotesByRecord:
        """Return what is told of reading these remarks back, by kind and key; one query where
        nobody was asked to."""
        register = self.register
        remarks = [each.remark for each in raised]
        return read_read_back_notes(register.dossier, remarks=remarks, known_at=register.known_at)


def place_target_of(place: PlaceValues) -> PlaceKey:
    """Return the kind and the key of the record that a place shows, as `evidence_target_of`."""
    if place.remark_id is not None:
        return "remark", place.remark_id
    return "reply", place.reply_id
