"""The part of EDTF (ISO 8601-2) that Regio accepts, checked with the `edtf` library's grammar.

Only years, months and days from 1800 to 2200, each with an optional `~`, `?` or `%`, and an
interval of two of these. Bounds are strict, by the calendar; a mark never moves them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf.parser import EDTFParseException, parse_edtf

FIRST_YEAR, LAST_YEAR = 1800, 2200
EXPECTED = (
    "Geef een datum als 2017, 2017-05 of 2017-05-09, eventueel met ~ (ongeveer), "
    "? (vermoedelijk) of % (beide) erachter, of een periode als 2017-04/2017-05."
)
# What the library would also take (seasons, sets, S2, XX, ..) stops here, before it can be slow.
_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"
SHAPE = re.compile(rf"{_PART}(?:/{_PART})?")
_LONGEST = len("2017-04-01~/2017-05-09~")


class EdtfError(ValueError):
    """A text that is not a date Regio accepts; its message is a Dutch sentence for the screen."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """One accepted date: `text` as it is stored, and its strict first and last day.

    `approximate` for `~` and `%`, `uncertain` for `?` and `%`, on either side of an interval.
    """

    text: str
    first_on: date
    last_on: date
    approximate: bool
    is_interval: bool
    uncertain: bool


def parse_edtf_date(text: str) -> Edtf:
    """Return the date that `text` states, white space around it aside; raise EdtfError.

    For what somebody types or sends: the library reads it as well.
    """
    found = read_without_library(text)
    for side in found.text.split("/"):
        _refuse_what_the_library_cannot_read(side)
    return found


def read_without_library(text: str) -> Edtf:
    """Return the date of a text as `parse_edtf_date` does, without the library, which takes 5 ms
    a date.

    For what was stored, and so was parsed before.
    """
    if not isinstance(text, str):
        raise EdtfError(EXPECTED)
    stripped = text.strip()
    if len(stripped) > _LONGEST or not SHAPE.fullmatch(stripped):
        raise EdtfError(EXPECTED)
    return _read(stripped)


@lru_cache(maxsize=4096)
def _read(text: str) -> Edtf:
    sides = [_bounds(side) for side in text.split("/")]
    first_on, last_on = sides[0][0], sides[-1][1]
    if first_on > last_on:
        raise EdtfError(f"De periode {text} eindigt voordat zij begint.")
    return Edtf(
        text=text,
        first_on=first_on,
        last_on=last_on,
        approximate="~" in text or "%" in text,
        is_interval=len(sides) == 2,
        uncertain="?" in text or "%" in text,
    )


@lru_cache(maxsize=4096)
def _refuse_what_the_library_cannot_read(side: str) -> None:
    try:
        parse_edtf(side)
    except EDTFParseException as error:
        raise EdtfError(EXPECTED) from error


def _bounds(side: str) -> tuple[date, date]:
    """Return the first and last day of one side of an interval, or of a date alone.

    Raises EdtfError for a year outside of those accepted, month 13 or 29 February 2017.
    """
    year, *rest = map(int, side.rstrip("~?%").split("-"))
    month, day = (*rest, None, None)[:2]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise EdtfError(f"Geef een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}, niet {side[:4]}.")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise EdtfError(f"Maand {month} bestaat niet.")
    length = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= day <= length:
        raise EdtfError(f"{day}-{month}-{year} bestaat niet.")
    return date(year, month, day), date(year, month, day)
