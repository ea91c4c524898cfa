"""Panels of who stands where: councils, tiles, colleges, other bodies."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date

from ...panel import Panel, PanelPlace

# Of which days the numbers of inhabitants are that a page counts with.


def list_population_days(populations):
    """Return the days or years of these numbers in words, each once, the oldest first."""
    dated = sorted({(each.first_on, each.dated_on) for each in populations if each is not None})
    return tuple(format_dutch_date(dated_on, one_day=False) for _first_on, dated_on in dated)


# Councils by families of subjects: who stands where on the day.


def matrix_context(board):
    """Return the councils with what they hold, None before there was a region."""
    if not board.region_exists:
        return None
    return {"columns": board.columns, "rows": board.councils, "count": len(board.councils)}


MATRIX_PANEL = Panel(
    name="matrix",
    title=_("Standpunten per raad"),
    context=matrix_context,
    place=PanelPlace.WIDE,
)


# One subject over all councils: each with its cell, so that a name leads to its position.


def list_tiles(rows, place):
    """Return (row, cell) of each row's cell at `place`."""
    return tuple((row, row.cells[place]) for row in rows)


def list_cells_of_municipalities(codes, tiles):
    """Return the (row, cell) of these municipalities, in the order of the board."""
    wanted = set(codes)
    return [(row, cell) for row, cell in tiles if row.municipality.code in wanted]


# The region drawn as tiles: one a member, marked by what its council holds.


def region_context(board):
    """Return the tiles of the subject that the board answers for first, and the other subjects;
    None where there is nothing to hold or nobody to do so."""
    if not (board.region_exists and board.headline):
        return None
    shown = board.headline
    return {
        "subject": shown,
        "tiles": [(row, board.scene.cell(row.body, shown)) for row in board.councils],
        "others": [subject for subject in board.subjects if subject.pk != shown.pk],
    }


REGION_PANEL = Panel(
    name="region",
    title=_("De regio"),
    context=region_context,
    place=PanelPlace.ASIDE,
)


# What bodies hold over every subject of the dossier, not only over those that a column shows.


@dataclass(frozen=True)
class SpokenRow:
    """A body with a BoardCell for every subject of the board; `spoken` are those with a stance."""

    body: Any
    municipality: Any
    cells: tuple

    @property
    def spoken(self):
        return [cell for cell in self.cells if has_own_stance(cell)]


def list_spoken_rows(board, rows):
    """Return a SpokenRow for each of the rows whose body says something on the day."""
    found = [board.scene.row(row.municipality, row.body, board.subjects) for row in rows]
    told = [SpokenRow(row.body, row.municipality, row.cells) for row in found]
    return [each for each in told if each.spoken]


def has_own_stance(cell):
    """Whether a body, or groups of it, holds something of its own; `via` repeats another cell."""
    return (cell.is_known and cell.via is None) or bool(cell.groups)


# The colleges: each subject on which one of them spoke, and what each of them holds.


def colleges_context(board):
    """Return what each college holds by subject, None where none of them spoke."""
    rows = list_spoken_rows(board, board.colleges)
    if not rows:
        return None
    lines = [
        (subject, [row.cells[place] for row in rows])
        for place, subject in enumerate(board.subjects)
        if any(has_own_stance(row.cells[place]) for row in rows)
    ]
    return {"names": [row.municipality.name for row in rows], "lines": lines}


COLLEGES_PANEL = Panel(
    name="colleges",
    title=_("De colleges"),
    context=colleges_context,
)


# Bodies of the region and committees: everything that each of them holds on the day.


def others_context(board):
    return {"rows": list_spoken_rows(board, board.others)} if board.others else None


OTHERS_PANEL = Panel(
    name="others",
    title=_("Andere organen"),
    context=others_context,
)
