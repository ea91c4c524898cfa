"""The part of EDTF (ISO 8601-2) that Regio accepts, read with the `edtf` library's grammar.

Only years, months and days from 1800 to 2200, each with an optional `~`, `?` or `%`, and an
interval of two of these. Bounds are the library's strict ones; a mark never moves them.
"""

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


def parse(text: str) -> Edtf:
    """Return the date that `text` states, white space around it aside; raise EdtfError."""
    if not isinstance(text, str):
        raise EdtfError(EXPECTED)
    stripped = text.strip()
    if len(stripped) > _LONGEST or not SHAPE.fullmatch(stripped):
        raise EdtfError(EXPECTED)
    return _parse(stripped)


@lru_cache(maxsize=4096)  # the library takes some 5 ms a date; a dossier repeats its dates
def _parse(text: str) -> Edtf:
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


def _bounds(side: str) -> tuple[date, date]:
    """Return the strict first and last day of one side of an interval, or of a date alone."""
    if not FIRST_YEAR <= int(side[:4]) <= LAST_YEAR:
        raise EdtfError(f"Geef een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}, niet {side[:4]}.")
    _refuse_a_day_that_never_was(side.rstrip("~?%"))
    try:
        found = parse_edtf(side)
        return date(*found.lower_strict()[:3]), date(*found.upper_strict()[:3])
    except (EDTFParseException, ValueError) as error:
        raise EdtfError(EXPECTED) from error


def _refuse_a_day_that_never_was(plain: str) -> None:
    """Raise EdtfError for month 13 or 29 February 2017, which the library may let through."""
    year, month, day = (*map(int, plain.split("-")), 1, 1)[:3]
    if not 1 <= month <= 12:
        raise EdtfError(f"Maand {month} bestaat niet.")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise EdtfError(f"{day}-{month}-{year} bestaat niet.")
