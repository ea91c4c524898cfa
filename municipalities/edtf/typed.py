"""What people type for a date, in Dutch or in figures, turned into EDTF.

A day comes before its month, never after; begin, medio and eind of a month are days 1-10, 11-20
and 21-end; voorjaar is March to May. Nothing is guessed: what is not understood is refused."""

import re
from calendar import monthrange

from .grammar import SHAPE, EdtfError, parse_edtf_date
from .words import MONTHS

EXPECTED = (
    "Geef een datum als 9 mei 2017, 09-05-2017, mei 2017, begin maart 2017, voorjaar 2017, "
    "ongeveer mei 2017, april tot en met mei 2017 of 2017."
)
_LONGEST = 100
_SHORT = {"mrt": 3, "mar": 3, "sept": 9, "oct": 10}
_MONTH = {name: number for number, name in enumerate(MONTHS, start=1)}
_MONTH |= {name[:3]: number for name, number in _MONTH.items()} | _SHORT
_SEASONS = {"voorjaar": (3, 5), "lente": (3, 5), "zomer": (6, 8), "najaar": (9, 11)}
_SEASONS["herfst"] = _SEASONS["najaar"]
_TENS = {"begin": (1, 10), "medio": (11, 20), "half": (11, 20), "midden": (11, 20)}
_TENS |= {"eind": (21, 31), "einde": (21, 31)}
_MARKS = dict.fromkeys(("omstreeks", "ongeveer", "rond", "circa", "ca"), "~")
_MARKS |= dict.fromkeys(("vermoedelijk", "waarschijnlijk"), "?")
_WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_FILLERS = {"op", "een", "dag", "in", "de", "het", "van"}

_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]+)")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/]([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{1,2}")
_PERIODS = (
    re.compile(r"tussen (.+) en (.+)"),
    re.compile(r"(.+?) (?:tot en met|t/m|tm) (.+)"),
    re.compile(r"(.+?) - (.+)"),
    re.compile(r"([^-]+)-([^-]+)"),
)
_EITHER = re.compile(r"(.+) (?:of|en) (.+)")

Sides = tuple[str, str]  # the first and the last date of what was typed, each as EDTF


def parse_dutch_date(text: str) -> str:
    """Return the EDTF of a date as people type it ('begin maart 2017', '9/5/2017', '2017-05').

    Raises EdtfError with a Dutch sentence that says what is expected.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise EdtfError(EXPECTED)
    if SHAPE.fullmatch(text.strip()):
        return parse_edtf_date(text).text
    typed = _normal(text)
    sides = _single(typed) or _period(typed)
    if sides is None:
        raise EdtfError(_what_is_wrong(typed))
    first, last = sides
    return parse_edtf_date(first if first == last else f"{first}/{last}").text


def _normal(text: str) -> str:
    """Return lower case words with single spaces, without full stops, commas and small words."""
    text = re.sub(r"[\u2010-\u2015]", "-", text.casefold().replace(",", " "))
    words = re.sub(r"(?<=[a-z])\.|\.$", " ", text.strip()).split()
    return " ".join(word for word in words if word not in _FILLERS)


def _single(typed: str) -> Sides | None:
    """Return the bounds of one date with its marks and day of the week, None if it is not one."""
    words = typed.split()
    marks = ""
    while words and words[0] in _MARKS:
        marks += _MARKS[words.pop(0)]
    if words and words[0] in _WEEKDAYS:
        sides = _on_weekday(words[0], _plain(words[1:]))
    else:
        sides = _plain(words)
    mark = "%" if {"~", "?"} <= set(marks) else marks[:1]
    return sides and _marked(sides, mark)


def _marked(sides: Sides, mark: str) -> Sides:
    return (sides[0] + mark, sides[1] + mark)


def _on_weekday(weekday: str, sides: Sides | None) -> Sides | None:
    if sides is None or sides[0] != sides[1] or len(sides[0]) < len("2017-05-09"):
        return None
    actual = _WEEKDAYS[parse_edtf_date(sides[0]).first_on.weekday()]
    if actual != weekday:
        raise EdtfError(f"Die datum valt op een {actual}, niet op een {weekday}.")
    return sides


def _plain(words: list[str]) -> Sides | None:
    """Return the bounds of a date without marks, or None."""
    match words:
        case [figures]:
            return _figures(figures)
        case [season, year] if season in _SEASONS and _YEAR.fullmatch(year):
            first, last = _SEASONS[season]
            return _day(year, first, 1), _day(year, last, monthrange(int(year), last)[1])
        case [month, year] if month in _MONTH and _YEAR.fullmatch(year):
            return (f"{year}-{_MONTH[month]:02}",) * 2
        case [day, month, year] if month in _MONTH and _YEAR.fullmatch(year):
            return _in_month(day, _MONTH[month], year)
    return None


def _in_month(day: str, month: int, year: str) -> Sides | None:
    """Return the bounds of '9' or 'begin' of a month."""
    if day in _TENS:
        first, last = _TENS[day]
        return _day(year, month, first), _day(year, month, min(last, _days(year, month)))
    return (_day(year, month, int(day)),) * 2 if _DAY.fullmatch(day) else None


def _figures(figures: str) -> Sides | None:
    """Return the bounds of a date in figures: 2017, 2017-05, 09-05-2017, 9/5/2017 or 5-2017."""
    if SHAPE.fullmatch(figures) and "/" not in figures:
        return figures, figures
    if found := _NUMERIC.fullmatch(figures):
        day, _, month, year = found.groups()
        if not _YEAR.fullmatch(year):
            raise EdtfError("Schrijf het jaar met vier cijfers, zoals 2017.")
        return (_day(year, _month(month), int(day)),) * 2
    if found := _MONTH_YEAR.fullmatch(figures):
        return (f"{found[2]}-{_month(found[1]):02}",) * 2
    return None


def _month(figures: str) -> int:
    if not 1 <= int(figures) <= 12:
        raise EdtfError(f"Maand {figures} bestaat niet; schrijf eerst de dag en dan de maand.")
    return int(figures)


def _days(year: str, month: int) -> int:
    return monthrange(int(year), month)[1]


def _day(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}"


def _period(typed: str) -> Sides | None:
    """Return the first day of the left and the last of the right side of a period, or None."""
    for pattern in _PERIODS:
        if (found := pattern.fullmatch(typed)) and (sides := _both(*found.groups())):
            return sides[0][0], sides[1][1]
    if (found := _EITHER.fullmatch(typed)) and (sides := _both(*found.groups())):
        return _succeeding(*sides)
    return None


def _both(left: str, right: str) -> tuple[Sides, Sides] | None:
    """Return both sides; the left borrows the year, or month and year, that it leaves out."""
    if (last := _single(right)) is None:
        return None
    year, *rest = last[1].split("-")
    borrowed = ["", f" {year[:4]}"]
    if len(rest) == 2:  # only a day lends its month: '9 tot en met mei 2017' says nothing
        borrowed.append(f" {MONTHS[int(rest[0]) - 1]} {year}")
    for words in borrowed:
        if first := _single(left + words):
            return first, last
    return None


def _succeeding(first: Sides, last: Sides) -> Sides:
    """Refuse '9 of 20 mei', which is not a period; return the bounds of '9 of 10 mei'."""
    gap = parse_edtf_date(last[0]).first_on - parse_edtf_date(first[1]).last_on
    if gap.days != 1:
        raise EdtfError("Gebruik 'of' en 'en' alleen tussen twee die op elkaar volgen.")
    return first[0], last[1]


def _what_is_wrong(typed: str) -> str:
    """Return the Dutch sentence for a text that is not understood."""
    words = typed.split()
    if re.search(r"\btot (?!en met)", typed):
        return "Schrijf 'tot en met', zodat duidelijk is of de laatste dag meetelt."
    if "winter" in words:
        return "Een winter valt in twee jaren: noem de maanden, zoals december 2016-februari 2017."
    if re.search(r" ['\u2018\u2019]?[0-9]{1,3}$", typed):
        return "Schrijf het jaar met vier cijfers, zoals 2017."
    if words and words[-1] in _MONTH | _SEASONS:
        return f"Noem ook het jaar, zoals {typed} 2017."
    return EXPECTED
