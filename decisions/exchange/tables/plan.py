"""What a table would bring in: each row with its effect, and the records in the order of saving."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from textwrap import shorten

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.models import CouncilTerm, Group, Population
from municipalities.roles import Reader
from municipalities.tracking import OpenWrite, Tracked

from ...actions.batch_bringing import BatchItem
from ...actions.records import check_record
from ...history import ReadCouncils
from ...models import Decision, Evidence, Meeting, Position, PositionGroup, Remark
from ...tables import ReadRow
from ..import_session import iterate_sentences

TOLD_EVERY = 250
LONGEST_BEFORE = 60
# What others rest on comes first.
ORDER_OF_SAVING: tuple[type[Tracked], ...] = (
    CouncilTerm,
    Group,
    Population,
    Meeting,
    Decision,
    Position,
    PositionGroup,
    Remark,
    Evidence,
)


class RowEffect(StrEnum):
    """What a row does to what stands."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"
    WRONG = "fout"


@dataclass(slots=True)
class PlannedRow:
    """One row: what was read, what it does, and in `words` what comes of it."""

    read: ReadRow
    effect: RowEffect = RowEffect.SAME
    words: str = ""

    def raise_to(self, effect: RowEffect) -> None:
        """Note that the row makes or changes something; what is new stays new."""
        if self.effect is not RowEffect.NEW:
            self.effect = effect

    def tell_changes(self, record: models.Model, before: Mapping[str, object]) -> None:
        """Note that the row changes a record, and say in its words what these fields held."""
        self.raise_to(RowEffect.CHANGED)
        if self.effect is RowEffect.CHANGED:
            told = "; ".join(tell_before(record, name, value) for name, value in before.items())
            self.words += _(" (dit was: %s)") % told


@dataclass(slots=True)
class TablePart:
    """Some rows of a table after each other, and the records that they make or change with all that
    these hang on and that does not stand yet."""

    rows: Sequence[PlannedRow]
    items: Sequence[BatchItem]

    @property
    def is_wrong(self) -> bool:
        return any(row.read.is_wrong for row in self.rows)

    def stages(self) -> list[list[BatchItem]]:
        """Return the items by kind of record, what others rest on first."""
        found: dict[type[Tracked], list[BatchItem]] = {each: [] for each in ORDER_OF_SAVING}
        for item in self.items:
            found[type(item.record)].append(item)
        return [each for each in found.values() if each]


@dataclass
class TablePlan:
    """A table while it is planned: the rows that are `read` one by one, and the records that those
    that were looked at until now make or change.

    `columns` says in which column a field of a record stands, so that a refusal is told there.
    `judges` is False where the records are judged as they are saved, in a moment.
    """

    by: Reader
    reason: str
    read: Iterable[ReadRow]
    tell_progress: Callable[[int], None] = lambda handled: None
    judges: bool = True
    columns: dict[str, str] = field(default_factory=dict)
    items: list[BatchItem] = field(default_factory=list)
    opened: OpenWrite = field(default_factory=OpenWrite)
    councils: ReadCouncils = field(default_factory=ReadCouncils)

    def each_row(self) -> Iterator[PlannedRow]:
        """Yield the rows, and tell now and then how far that is."""
        for number, read in enumerate(self.read):
            if number % TOLD_EVERY == 0:
                self.tell_progress(number)
            yield PlannedRow(read)

    def take_items(self) -> list[BatchItem]:
        """Return the records that were planned since this was asked before."""
        taken, self.items = self.items, []
        return taken

    def add(self, row: PlannedRow, record: Tracked, stored: models.Model | None = None) -> None:
        """Plan to save a record, new or changed, after judging it; what is refused is told."""
        try:
            if self.judges:
                self.judge(record, stored)
        except (ValidationError, PermissionDenied) as refusal:
            self.tell(row, refusal)
        else:
            self.put(row, record)

    def judge(self, record: Tracked, stored: models.Model | None) -> None:
        """Refuse what would be refused of a record that is saved."""
        about = {"opened": self.opened, "councils": self.councils}
        check_record(record, stored, by=self.by, reason=self.reason, **about)

    def put(self, row: PlannedRow, record: Tracked) -> None:
        """Plan to save a record that was judged already."""
        version = None if record._state.adding else record.version
        self.items.append(BatchItem(record, row.read.number, version))

    def tell(self, row: PlannedRow, refusal: ValidationError | PermissionDenied) -> None:
        """Tell each sentence of a refusal at the column that it is about."""
        for name, sentence in iterate_sentences(refusal):
            column = self.columns.get(name, name)
            row.read.refuse(column if column in row.read.written else "", sentence)


def tell_before(record: models.Model, name: str, value: object) -> str:
    """Return in words what a field of a record held."""
    field = record._meta.get_field(name)
    label = str(getattr(field, "verbose_name", name))
    if value in (None, ""):
        return _("%s leeg") % label
    if isinstance(value, bool):
        return f"{label} {_('ja') if value else _('nee')}"
    if isinstance(value, int):
        return f"{label} {number_format(value, force_grouping=True)}"
    if isinstance(value, datetime):
        value = date_format(value.astimezone(get_current_timezone()), "H:i")
    said = dict(getattr(field, "flatchoices", ())).get(value, value)
    return f"{label} ‘{shorten(str(said), LONGEST_BEFORE, placeholder='…')}’"


def apply_changes(record: models.Model, changes: dict[str, object]) -> dict[str, object]:
    """Set those fields of a record that come to hold something else; return what they held.

    An empty value says nothing and changes nothing.
    """
    before = {}
    for name, value in changes.items():
        stands = getattr(record, name)
        if value in (None, "") or stands == value:
            continue
        before[name] = stands
        setattr(record, name, value)
    return before
