"""Is there support for each column under the rule shown, in the words of the page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..rules import Rule
from .panel import Panel
from .shares import share_of
from .tiles import cells_of, tiles_of
from .two_speeds import nearest_to


@dataclass(frozen=True)
class Told:
    """The Support of one column; councils by name, and in `cells` each with what it holds."""

    column: Any
    support: Any
    accepting: list
    against: list
    open: list
    unknown: list
    seats: Any
    inhabitants: Any
    tipping: list
    turn: list
    missing: list
    going_on: list
    nearest: Any
    cells: dict

    @property
    def holds(self):
        return self.support.outcome == "ja"

    @property
    def is_decided(self):
        return self.support.outcome != "onbeslist"

    @property
    def count(self):
        return sum(map(len, (self.accepting, self.against, self.open, self.unknown)))


def context(board):
    """Return the support of each column under the rule, None before there was a region."""
    if not board.region_exists:
        return None
    names = {row.municipality.code: row.municipality.name for row in board.councils}
    return {
        "rule": board.rule,
        "rules": [rule for rule in Rule if rule is not board.rule],
        "is_own": board.rule == board.dossier.rule,
        "told": [told(board, column, place, names) for place, column in enumerate(board.columns)],
    }


def told(board, column, place, names):
    """Return what a column's support says, in names."""
    support, tiles = column.support, tiles_of(board.councils, place)
    return Told(
        column=column,
        support=support,
        **{camp: named(getattr(support, camp), names) for camp in CAMPS},
        seats=share_of(support, "seats", board.councils),
        inhabitants=share_of(support, "inhabitants", board.councils),
        turn=named(support.smallest_turn, names),
        nearest=nearest_to(board, place),
        cells={name: cells_of(getattr(support, name), tiles) for name in (*CAMPS, "smallest_turn")},
    )


CAMPS = ("accepting", "against", "open", "unknown", "tipping", "missing", "going_on")


def named(codes, names):
    """Return municipalities by name, in the order of the board."""
    wanted = set(codes)
    return [name for code, name in names.items() if code in wanted]


PANEL = Panel(
    name="support",
    title=_("Draagvlak"),
    context=context,
)
