"""The table of docs/who-may-what.md, read as it stands: the truth that the walk asks."""

from functools import cache
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "who-may-what.md"
HEADING = "## The table"
ROLES = ("anoniem", "raadslid", "college", "griffie", "regioredactie", "beheer")
WHOSE = ("eigen", "college", "andere", "onbemand", "regio", "dossier", "elders", "register")
STATES = ("c", "g", "e", "o", "i", "s")
YES, NEVER = "ja", "–"


class BadTable(Exception):
    """The document has a row that says nothing, or something twice."""


def rows_of(text):
    """Yield the cells of each row of the table, its head left out."""
    for line in text.split(HEADING, 1)[1].splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and cells[0] != "Wat" and not set(cells[0]) <= {"-", ":"}:
            yield cells


def parse(text):
    """Return {(action, whose, role): frozenset of states}; `ja` is {'ja'}; raise BadTable."""
    table = {}
    for action, whose, *cells in rows_of(text):
        if whose not in WHOSE or len(cells) != len(ROLES):
            raise BadTable(f"{action} {whose}")
        for role, cell in zip(ROLES, cells, strict=True):
            key = (action, whose, role)
            if key in table:
                raise BadTable(" ".join(key))
            table[key] = states_of(cell)
    return table


def states_of(cell):
    """Return the states that a cell names; raise BadTable for anything else."""
    if cell == NEVER:
        return frozenset()
    words = cell.split()
    if words != [YES] and (not words or not set(words) <= set(STATES)):
        raise BadTable(cell)
    return frozenset(words)


@cache
def table():
    """Return the table of the document."""
    return parse(DOCUMENT.read_text("utf-8"))


def actions():
    """Return the actions of the table, in its order."""
    return tuple(dict.fromkeys(action for action, _whose, _role in table()))


def may(action, whose, role, state):
    """Whether the table allows it; KeyError for what it does not know."""
    return bool({state, YES} & table()[action, whose, role])
