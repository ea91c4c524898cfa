"""How many remarks there are of each kind and state, and per council and per theme, each number
leading to its rows."""

from collections import Counter
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ..models import RemarkKind
from .remarks_choices import FIELDS, GATHERING, NO_THEME, STATES


@dataclass(frozen=True)
class Cell:
    """A number, and the query of the register that leaves just these; '' where there is none."""

    number: int
    query: str


@dataclass(frozen=True)
class Line:
    """One council or theme: its numbers by kind, and their sum last."""

    label: str
    cells: tuple


@dataclass(frozen=True)
class Counts:
    """A table: `kinds` are the words of its columns, the sum of each line stands last."""

    title: str
    first: str
    kinds: tuple
    lines: tuple


def counts_of(sorts):
    """Return (word, number) for each kind, then for each state that there is."""
    kinds, states = Counter(), Counter()
    for sort, number in sorts.items():
        kinds[sort.kind] += number
        states[sort.state] += number
    options = [(RemarkKind.choices, kinds), (STATES, states)]
    return [[(label, n[value]) for value, label in words if n[value]] for words, n in options]


def count_tables(sorts, records, kept):
    """Return the Counts per body and per theme of these sorts; `kept` is what each link keeps."""
    return (
        counted(
            *(_("Per orgaan en soort"), _("Orgaan"), "orgaan", (GATHERING, _("een bijeenkomst"))),
            *(sorts, records, kept),
        ),
        counted(
            *(_("Per thema en soort"), _("Thema"), "thema", (NO_THEME, _("zonder thema"))),
            *(sorts, records, kept),
        ),
    )


def counted(title, first, name, without, sorts, records, kept):
    """Return one table; what nobody raised anything on has no line and no column."""
    field, numbers = FIELDS[name], Counter()
    for sort, number in sorts.items():
        numbers[getattr(sort, field), sort.kind] += number
    kinds = [each for each in RemarkKind.choices if any(kind == each[0] for _key, kind in numbers)]
    found = [
        (*without, key)
        if key is None or key not in records[field]
        else (records[field][key].slug, records[field][key].name, key)
        for key in {key for key, _kind in numbers}
    ]
    # What is missing comes last.
    found.sort(key=lambda each: (each[2] is None, each[1].casefold()))
    lines = tuple(
        Line(label, cells(numbers, key, [kind for kind, _label in kinds], kept | {name: slug}))
        for slug, label, key in found
    )
    return Counts(title, first, tuple(label for _kind, label in kinds), lines)


def cells(numbers, key, kinds, kept):
    """Return the Cells of one line, by kind, then their sum."""
    found = [(numbers[key, kind], kept | {"soort": kind}) for kind in kinds]
    found.append((sum(number for number, _kept in found), kept))
    return tuple(Cell(number, f"?{urlencode(asked)}" if number else "") for number, asked in found)
