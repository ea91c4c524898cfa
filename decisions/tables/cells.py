"""What somebody wrote in a cell as a value: a date, a stance, a number, yes or no.

Each reader gives the value and, where it read more than stood there, a note that says so; what it
does not understand is a CellRefused. A cell is never empty here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.edtf.typed import parse_dutch_date
from municipalities.edtf.words import format_dutch_date
from municipalities.text import UncleanText, clean_text, fold_text

from ..domain.stances import Stance


class CellRefused(ValueError):
    """A cell that says nothing that its column can hold; the message is a Dutch sentence that
    says what is expected."""


@dataclass(frozen=True, slots=True)
class ReadCell[T]:
    """What a cell says; `note` tells what was read in it that does not stand there, '' mostly."""

    value: T
    note: str = ""


type CellReader = Callable[[str], ReadCell[object]]


# Words.


def read_cell_text(cell: str) -> ReadCell[str]:
    """Return the words of a cell, cleaned as all text is."""
    try:
        return ReadCell(clean_text(cell))
    except UncleanText as error:
        raise CellRefused(str(error)) from error


def read_line(cell: str) -> ReadCell[str]:
    """Return the words of a cell on one line."""
    return ReadCell(" ".join(read_cell_text(cell).value.split()))


def fold_cell(cell: str) -> str:
    """Return a cell as two are compared: no capitals, accents, or signs between the words."""
    words = re.sub(r"[\W_]+", " ", fold_text(read_cell_text(cell).value))
    return words.strip()


# Dates, as people write them and as spreadsheets store them.

_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2}|[a-zA-Z]{3,9})\2([0-9]{2})")
_NAMED_MONTH = re.compile(r"([0-9]{1,2})([-/.])([a-zA-Z]{3,9})\2([0-9]{4})")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_SERIAL_FROM = date(1899, 12, 30)  # day 0 of a spreadsheet
_WITH_TIME = re.compile(r"(.*\S)[ T]+[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?uur)?")
_TURN_OF_CENTURY = 70


def read_date(cell: str) -> ReadCell[str]:
    """Return a date as EDTF: '12 maart 2017', '12-3-17', '12-mrt-17', 'maart 2017', '2017-03-12'.

    A year of two figures is of 1970 to 2069; a time of day beside the date is left out.
    """
    written = read_line(cell).value
    if timed := _WITH_TIME.fullmatch(written):
        written = timed[1]
    if _SERIAL.fullmatch(written):
        raise CellRefused(_tell_serial(int(written)))
    try:
        return ReadCell(parse_dutch_date(_with_spaces(_with_century(written))))
    except EdtfError as error:
        raise CellRefused(str(error)) from error


def _tell_serial(number: int) -> str:
    """Return what to do with a date that lost its format: a spreadsheet counts days."""
    day = format_dutch_date((_SERIAL_FROM + timedelta(days=number)).isoformat(), one_day=True)
    return (
        f"Dit is een getal. Is het een datum, dan is het {day}: geef de kolom in uw programma de "
        "opmaak ‘datum’ en bewaar het bestand opnieuw."
    )


def _with_century(written: str) -> str:
    """Return a date in figures with all four figures of its year."""
    found = _SHORT_YEAR.fullmatch(written)
    if found is None:
        return written
    day, sign, month, year = found.groups()
    century = "20" if int(year) < _TURN_OF_CENTURY else "19"
    return f"{day}{sign}{month}{sign}{century}{year}"


def _with_spaces(written: str) -> str:
    """Return a date with the name of its month between spaces, not between other signs."""
    return _NAMED_MONTH.sub(r"\1 \3 \4", written)


def read_one_day(cell: str) -> ReadCell[date]:
    """Return the one day that a cell names."""
    when = parse_edtf_date(read_date(cell).value)
    if when.first_on != when.last_on:
        raise CellRefused("Noem één dag, zoals 9 mei 2017 of 9-5-2017.")
    return ReadCell(when.first_on)


_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::[0-9]{2})?(?: ?(?:uur|u))?")


def read_time(cell: str) -> ReadCell[tuple[int, int]]:
    """Return the (hour, minute) of '20:00', '20.00 uur' or '20 uur'."""
    found = _TIME.fullmatch(fold_text(read_line(cell).value))
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise CellRefused("Geef een tijd, zoals 20:00.")
    return ReadCell((int(found[1]), int(found[2] or 0)))


# Numbers.

_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+")
_NO_DECIMALS = re.compile(r"(.*),0+")


def read_number(cell: str) -> ReadCell[int]:
    """Return a whole number: '12345', '12.345' or '12 345'."""
    written = read_line(cell).value
    if decimal := _NO_DECIMALS.fullmatch(written):
        written = decimal[1]
    if not written.isascii() or _WHOLE.fullmatch(written) is None or len(written) > 12:
        raise CellRefused("Geef een heel getal, zoals 9 of 12.345.")
    return ReadCell(int(re.sub("[. ]", "", written)))


MOST_COUNTED = 999


def read_count(cell: str) -> ReadCell[int]:
    """Return a number of votes or seats, of which no council has a thousand."""
    read = read_number(cell)
    if read.value > MOST_COUNTED:
        raise CellRefused("Geef een heel getal tot en met 999.")
    return read


def read_year(cell: str) -> ReadCell[int]:
    """Return a year of four figures, also where a whole date stands."""
    when = parse_edtf_date(read_date(cell).value)
    if when.first_on.year != when.last_on.year:
        raise CellRefused("Noem één jaar, zoals 2018.")
    return ReadCell(when.first_on.year)


# One of a few words.

YES = frozenset({"ja", "j", "x", "waar", "1", "true", "yes"})
NO = frozenset({"nee", "n", "onwaar", "0", "false", "no"})


def read_yes_or_no(cell: str) -> ReadCell[bool]:
    """Return whether a cell says yes: 'ja', 'x' or what a spreadsheet writes for true."""
    said = fold_cell(cell)
    if said not in YES | NO:
        raise CellRefused("Schrijf ja of nee.")
    return ReadCell(said in YES)


def choose_from(words: Mapping[str, str]) -> Callable[[str], ReadCell[str]]:
    """Return a reader of one of these words, each with the value that it stands for."""
    by_word = {fold_cell(word): value for word, value in words.items()}
    offered = ", ".join(dict.fromkeys(words))

    def read(cell: str) -> ReadCell[str]:
        if (value := by_word.get(fold_cell(cell))) is None:
            raise CellRefused(f"Kies uit: {offered}.")
        return ReadCell(value)

    return read


# Stances: their own words, and what minutes and lists of griffies say instead.

_SAID_FOR = {
    Stance.VOOR: (
        *("akkoord", "stemt in", "ingestemd", "instemming", "instemmend", "steunt", "steun"),
        *("ja", "positief", "unaniem voor", "voorstander"),
    ),
    Stance.VOOR_MITS: (
        *("mits", "akkoord mits", "ja mits", "positief mits", "voor onder voorwaarden"),
        *("akkoord onder voorwaarden", "onder voorwaarden", "instemming onder voorwaarden"),
        *("voorwaardelijk voor", "voor met voorwaarden", "stemt in mits", "voor onder voorwaarde"),
    ),
    Stance.GEEN_BLOKKADE: (
        *("blokkeert niet", "niet blokkeren", "geen bezwaar", "geen bezwaren"),
        *("houdt het niet tegen", "niet tegenhouden"),
    ),
    Stance.NADER_ONDERZOEK: (
        *("nader onderzoek", "verder onderzoek", "eerst onderzoek", "eerst onderzoeken"),
        *("onderzoeken",),
    ),
    Stance.PAS_OP_DE_PLAATS: ("pas op plaats", "aanhouden", "aangehouden", "uitstel", "wachten"),
    Stance.GEEN_STANDPUNT: ("geen mening", "geen oordeel", "geen uitspraak"),
    Stance.TEGEN: (
        *("niet akkoord", "stemt niet in", "geen instemming", "afgewezen", "afwijzend", "wijst af"),
        *("nee", "negatief", "unaniem tegen", "tegenstander"),
    ),
}
_STANCES = {
    fold_cell(words): stance
    for stance in Stance
    for words in (stance.label, stance.value, *_SAID_FOR[stance])
}
_NOTHING = frozenset({"", "onbekend", "niet bekend", "n v t", "nvt", "niet van toepassing"})
_UNLESS = re.compile(r"\b(?:tenzij|nu niet|nog niet)\b")
STANCES_EXPECTED = ", ".join(
    f"‘{stance.label}’" if "," in stance.label else stance.label for stance in Stance
)


def read_stance(cell: str) -> ReadCell[Stance | None]:
    """Return the stance that a cell names by its own words or those of others, None where it says
    that it is not known.

    'Tegen, tenzij' is against until the condition is met, and comes with a note.
    """
    said = fold_cell(cell)
    if said in _NOTHING:
        return ReadCell(None)
    if (stance := _STANCES.get(said)) is not None:
        return ReadCell(stance)
    rest = _UNLESS.split(said, maxsplit=1)
    if len(rest) == 2 and _STANCES.get(rest[0].strip()) is Stance.TEGEN:
        note = f"‘{read_line(cell).value}’ is gelezen als tegen. Zet wat na ‘tenzij’ staat in de "
        return ReadCell(Stance.TEGEN, note + "kolom Voorwaarde; dan heet het ‘tegen, tenzij’.")
    head, _, condition = said.partition(" mits ")
    if condition and _STANCES.get(head) is Stance.VOOR:
        note = "Wat na ‘mits’ staat, is niet gelezen; zet het in de kolom Voorwaarde."
        return ReadCell(Stance.VOOR_MITS, note)
    raise CellRefused(f"Een standpunt: {STANCES_EXPECTED}.")
