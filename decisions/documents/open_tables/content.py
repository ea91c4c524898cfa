"""What a table says, built from what was read; the formats only write it down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ..document import Fact
from ..register.content import build_file_fields
from ..register.document import RegisterDocument, RowGroup, TableShape
from .columns import GROUND_COLUMNS


@dataclass(frozen=True)
class OpenTableGround:
    """Of what a table tells: a dossier (or what else has a `title`), for whom, on which day, as
    known when. `known_until` is how far that knowledge goes, in words of the address, `permalink`
    the address that keeps giving the table; `address` is that of its page."""

    dossier: Any
    reader: Any
    day: date
    known_at: datetime | None
    unkept_after: date | None
    known_until: str
    permalink: str
    address: str


@dataclass(frozen=True)
class TableRow:
    """A ShownRow with one of the places that show it, or one `part` of what it comes with: a
    condition, a group. Both are None where there is none."""

    shown: Any
    place: Any = None
    part: Any = None

    @property
    def record(self):
        return self.shown.record

    @property
    def decision(self):
        return self.shown.decision

    @property
    def votes(self):
        return self.shown.votes


def build_table_rows(records):
    """Yield a TableRow for each place of each ShownRow; one without any."""
    for shown in records:
        for place in shown.places or (None,):
            yield TableRow(shown, place)


def build_part_rows(records, name):
    """Yield a TableRow for each of the `conditions` or `groups` of each ShownRow."""
    for shown in records:
        for part in getattr(shown, name):
            yield TableRow(shown, part=part)


@dataclass(frozen=True)
class CellRows:
    """The cells of each row, made while they are written; `rows` may be gone through again."""

    columns: tuple
    rows: Iterable
    ends: tuple

    def __iter__(self):
        for row in self.rows:
            yield (*(column.value(row) for column in self.columns), *self.ends)


def build_open_table_document(table, rows, ground, choices=()):
    """Return the RegisterDocument of an OpenTable; `choices` are (label, words) of what was chosen.

    `rows` can be gone through more than once, and is read while it is written.
    """
    ends = tuple(each.value(ground) for each in GROUND_COLUMNS) if table.carries_time else ()
    told = [Fact(label, words) for label, words in choices]
    told += [Fact(_("Rijen"), str(table.row)), Fact(_("Vast adres"), ground.permalink)]
    columns = table.told_columns
    return RegisterDocument(
        name=name_table_file(table, ground),
        title=str(table.title),
        labels=tuple(str(each.name) for each in columns),
        paper_labels=(),
        groups=(RowGroup("", CellRows(table.columns, rows, ends)),),
        empty="",
        shape=TableShape((), (), tuple(each.width for each in columns), frozenset()),
        dictionary=tuple(Fact(str(each.name), str(each.meaning)) for each in columns),
        **build_file_fields(ground, ground.address, told),
    )


def name_table_file(table, ground):
    """Return a file name of our own words."""
    parts = [table.name, ground.day.isoformat()]
    return "-".join(parts if ground.reader.is_public else [*parts, "niet-openbaar"])
