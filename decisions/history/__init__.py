"""Questions over time: who stood where on a day, as known at a moment, and how a record changed."""

from .holding import Held, held_on, seats_of_groups, shown_reading, sources_differ
from .rows import Entry, entries, milestones, populations, rows, seen
from .stances import ProposalState, Standing, stances, standings, states
from .terms import Term, terms
from .versions import Change, Version, versions

__all__ = [
    "Change",
    "Entry",
    "Held",
    "ProposalState",
    "Standing",
    "Term",
    "Version",
    "entries",
    "held_on",
    "milestones",
    "populations",
    "rows",
    "seats_of_groups",
    "seen",
    "shown_reading",
    "sources_differ",
    "standings",
    "stances",
    "states",
    "terms",
    "versions",
]
