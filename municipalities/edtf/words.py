"""An accepted date in Dutch words, such that `from_dutch` understands them again."""

from functools import lru_cache

from .grammar import Edtf, read_without_library

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_QUALIFIERS = {
    "": "",
    "~": "ongeveer ",
    "?": "vermoedelijk ",
    "%": "vermoedelijk ongeveer ",
}


@lru_cache(maxsize=4096)
def format_dutch_date(text: str, *, one_day: bool) -> str:
    """Return EDTF `text` in Dutch: '9 mei 2017', 'ongeveer maart 2017', '2016 tot en met 2017'.

    With `one_day` an interval says that it happened on one day in it ('op een dag in april of
    mei 2017'); without, that it is a period. Raises EdtfError.
    """
    found = read_without_library(text)
    first, *others = found.text.split("/")
    if not others:
        return _side(first)
    if found.first_on == found.last_on:
        return _side(found.first_on.isoformat() + _shared_mark(found))
    return _one_day(found, first, others[0]) if one_day else _period(first, others[0])


def _side(side: str, *, left_out: int = 0) -> str:
    """Return one date in words; `left_out` drops that many of its last words (year, month)."""
    plain = side.rstrip("~?%")
    year, *rest = plain.split("-")
    words = [str(int(part)) for part in reversed(rest[1:])]
    words += [MONTHS[int(rest[0]) - 1]] if rest else []
    words += [year]
    return _QUALIFIERS[side[len(plain) :]] + " ".join(words[: len(words) - left_out])


def _pair(first: str, last: str) -> tuple[str, str]:
    """Return both sides in words, the first without the year or month that the last repeats."""
    left_out = 0
    if "-" in first and "-" in last and first[:4] == last[:4]:
        both_are_days = first.count("-") == last.count("-") == 2
        left_out = 2 if both_are_days and first[:7] == last[:7] else 1
    return _side(first, left_out=left_out), _side(last)


def _period(first: str, last: str) -> str:
    if first == last:
        return _side(first)
    return " tot en met ".join(_pair(first, last))


def _one_day(found: Edtf, first: str, last: str) -> str:
    if first == last:
        return _side(first)
    if _follow_each_other(first, last):
        return "op een dag in " + " of ".join(_pair(first, last))
    marks = [side[len(side.rstrip("~?%")) :] for side in (first, last)]
    days = _pair(found.first_on.isoformat() + marks[0], found.last_on.isoformat() + marks[1])
    return "op een dag tussen " + " en ".join(days)


def _follow_each_other(first: str, last: str) -> bool:
    """Return whether both are whole months, or whole years, without a mark, in succession."""
    if first.count("-") != last.count("-") or "-" in first[5:] or not (first + last)[-1].isdigit():
        return False
    if not first[-1].isdigit():
        return False
    before, after = read_without_library(first).last_on, read_without_library(last).first_on
    return (after - before).days == 1


def _shared_mark(found: Edtf) -> str:
    marks = {(True, True): "%", (True, False): "~", (False, True): "?"}
    return marks.get((found.approximate, found.uncertain), "")


# The same in little room: in a cell, or at the end of a line of a list.

SHORT_MONTHS = (
    *("jan", "feb", "mrt", "apr", "mei", "juni"),
    *("juli", "aug", "sep", "okt", "nov", "dec"),
)
_SHORT_MARKS = {"": "", "~": "± ", "?": "? ", "%": "? ± "}


def format_short_date(text: str, *, year: int | None = None) -> str:
    """Return EDTF `text` in few letters: '9 mei 2017', '± mrt 2017', 'apr–mei 2017'.

    A date in `year` leaves the year out, which the reader knows from what stands above it.
    """
    first, *others = read_without_library(text).text.split("/")
    if not others or first == others[0]:
        return _short_side(first, year)
    same = int(first[:4]) if first[:4] == others[0][:4] and "-" in first else year
    return f"{_short_side(first, same)}–{_short_side(others[0], year)}"


def _short_side(side: str, year: int | None) -> str:
    plain = side.rstrip("~?%")
    own, *rest = plain.split("-")
    words = [str(int(part)) for part in reversed(rest[1:])]
    words += [SHORT_MONTHS[int(rest[0]) - 1]] if rest else []
    words += [own] if not rest or int(own) != year else []
    return _SHORT_MARKS[side[len(plain) :]] + " ".join(words)
