"""What a column of a dossier folder holds: its kind, whether it must be filled, its limits."""

from dataclasses import dataclass
from enum import StrEnum

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
    a reference points to; `values` are those of a choice. `field` is the model's field that the
    column fills, empty where none has it."""

    name: str
    kind: Kind
    is_required: bool = False
    limit: int = 0
    values: tuple[str, ...] = ()
    table: str = ""
    field: str = ""
