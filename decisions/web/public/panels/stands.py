"""Panels of who stands where: every council, the reader's own, the region in tiles."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date

from ....domain.stances import stance_order, wording_order
from ....templatetags.stances import list_alerts
from ...panel import Panel, PanelPlace

# Of which days the numbers of inhabitants are that a page counts with.


def list_population_days(populations):
    """Return the days or years of these numbers in words, each once, the oldest first."""
    dated = sorted({(each.first_on, each.dated_on) for each in populations if each is not None})
    return tuple(format_dutch_date(dated_on, one_day=False) for _first_on, dated_on in dated)


# Councils by families of subjects: who stands where on the day.


@dataclass(frozen=True)
class StanceKey:
    """What the key of the matrix explains: only what its cells show."""

    stances: tuple
    has_groups: bool
    has_parties: bool
    has_alerts: bool
    has_old: bool
    has_fallen: bool
    has_aside: bool = False


def matrix_context(board):
    """Return the councils and who decides or advises beside them with what they hold, and the key
    of it; None before there was a region.

    Of many councils those of its part; of many subjects as well, a cell `is_brief`: it leads to
    what it holds and does not tell it.
    """
    if not board.region_exists:
        return None
    rows = board.part.page.object_list if board.part else board.councils
    others = board.lane
    is_wide = len(board.columns) > MOST_COLUMNS
    return {
        "columns": board.columns,
        "rows": rows,
        "others": others,
        "part": board.part,
        "is_wide": is_wide,
        "is_brief": is_wide and board.part is not None,
        "key": build_stance_key(
            [cell for row in (*rows, *others) for cell in row.cells],
            has_fallen=any(column.fallen for column in board.columns),
        ),
        "choices": [column for column in board.columns if column.has_choice],
    }


MOST_COLUMNS = 8


def build_stance_key(cells, *, has_fallen):
    """Return the StanceKey of a table of these BoardCells."""
    groups = [group for cell in cells for group in cell.groups]
    former = [each.cell for cell in cells for each in cell.former]
    stances = {each.worded for each in (*cells, *groups, *former) if each.worded}
    return StanceKey(
        stances=tuple(sorted(stances, key=wording_order)),
        has_groups=bool(groups),
        has_parties=any(party for each in groups for party in each.parties),
        has_alerts=any(list_alerts(cell) for cell in cells),
        has_old=any(cell.not_reconfirmed for cell in cells),
        has_fallen=has_fallen,
        has_aside=any(cell.is_aside for cell in cells),
    )


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


# The reader's own council: what it holds, what is asked of it, by when and in which meeting.

MOST_OWN = 20


@dataclass(frozen=True)
class OwnCouncil:
    """A council with its cell on the subject of the headline, and (round, BodyReadiness) of each
    round in which it has to speak."""

    municipality: Any
    cell: Any
    asked: tuple
    is_home: bool


def own_context(board):
    """Return an OwnCouncil for each council, or where there are over twenty for those that the
    reader belongs to, and every municipality to choose from; None before there was a region."""
    if not board.region_exists:
        return None
    is_small = len(board.councils) <= MOST_OWN
    return {
        "subject": board.headline,
        "blocks": [
            build_own_council(board, row)
            for row in board.councils
            if is_small or row.municipality.pk in board.homes
        ],
        "municipalities": [row.municipality for row in board.councils],
        "is_small": is_small,
    }


def build_own_council(board, row):
    """Return the OwnCouncil of a row of the board."""
    key = row.body.pk if row.body else None
    return OwnCouncil(
        row.municipality,
        board.scene.cell(row.body, board.headline, row.municipality) if board.headline else None,
        list_unanswered_rounds(board.rounds, key),
        row.municipality.pk in board.homes,
    )


def list_unanswered_rounds(rounds, key):
    """Return (round, BodyReadiness) of each round in which the body of a key still has to speak,
    the newest first."""
    return tuple(
        (each.round, asked)
        for each in rounds[::-1]
        for asked in each.asked
        if asked.body.id == key and not asked.has_spoken
    )


OWN_PANEL = Panel(
    name="own",
    title=_("Uw raad"),
    context=own_context,
    place=PanelPlace.ASIDE,
)


# The region drawn as tiles: one a member, marked by what its council holds.


def region_context(board):
    """Return the region as it is drawn, on the subject that the board answers for first, and of
    more councils than a drawing holds how many hold what; None where there is nothing to hold or
    nobody to do so."""
    if not (board.region_exists and board.headline):
        return None
    return {
        "subject": board.headline,
        "drawing": board.region,
        "counts": [] if board.region else count_stances(board),
    }


def count_stances(board):
    """Return (stance, how many of the councils that count hold it) on the headline, in the order of
    stances."""
    subject = board.headline
    cells = (board.scene.cell(row.body, subject, row.municipality) for row in board.councils)
    counted = Counter(cell.stance for cell in cells if not cell.is_aside)
    return sorted(counted.items(), key=lambda pair: stance_order(pair[0]))


REGION_PANEL = Panel(
    name="region",
    title=_("De regio"),
    context=region_context,
    place=PanelPlace.THIRD,
)
