"""What a column of a dossier folder holds: its kind, whether it must be filled, its limits."""

from dataclasses import dataclass
from enum import StrEnum

SMALL, MIDDLE, LARGE = 32_767, 2_147_483_647, 9_223_372_036_854_775_807
ID_LENGTH = 80


class Kind(StrEnum):
    ID = "id"
    TEXT = "text"
    EDTF = "edtf"
    DAY = "day"
    MOMENT = "moment"
    INT = "int"
    YES_NO = "yes_no"
    CHOICE = "choice"
    REF = "ref"
    REFS = "refs"
    MUNICIPALITY = "municipality"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Column:
    """`limit` is the most characters of a text, or the highest of a number; `table` is where
    a reference points to; `values` are those of a choice."""

    name: str
    kind: Kind
    is_required: bool = False
    limit: int = 0
    values: tuple[str, ...] = ()
    table: str = ""


def column(name, kind, **more):
    """Return a Column; a name that ends in * must be filled in every row."""
    return Column(name.rstrip("*"), kind, is_required=name.endswith("*"), **more)


def key(name="id*"):
    return column(name, Kind.ID, limit=ID_LENGTH)


def text(name, limit):
    return column(name, Kind.TEXT, limit=limit)


def edtf(name):
    return column(name, Kind.EDTF)


def day(name):
    return column(name, Kind.DAY)


def moment(name):
    return column(name, Kind.MOMENT)


def number(name, highest=SMALL):
    return column(name, Kind.INT, limit=highest)


def yes_no(name):
    return column(name, Kind.YES_NO)


def choice(name, *values):
    return column(name, Kind.CHOICE, values=values)


def ref(name, table):
    return column(name, Kind.REF, table=table, limit=ID_LENGTH)


def refs(name, table):
    return column(name, Kind.REFS, table=table, limit=ID_LENGTH)


def municipality(name="municipality"):
    return column(name, Kind.MUNICIPALITY)


def url(name="url"):
    return column(name, Kind.URL, limit=500)
