"""Questions over time: who stood where on a day, as known at a moment, and how a record changed."""

from .costs import costs
from .councils import NamedTerm, Seated, council_terms
from .holding import Held, held_on, seats_of_groups, shown_reading, sources_differ
from .line import Segment, line, never_held
from .places import places, titled
from .raised import Raised, raised
from .rows import Entry, entries, entries_and_decisions, milestones, populations, rows, seen
from .said import said
from .spoken import Act, Spoken, spoken
from .stances import ProposalState, Standing, stances, standings, states
from .terms import Term, terms
from .versions import Change, Version, versions

__all__ = [
    "Act",
    "Change",
    "Entry",
    "Held",
    "NamedTerm",
    "ProposalState",
    "Raised",
    "Seated",
    "Segment",
    "Spoken",
    "Standing",
    "Term",
    "Version",
    "costs",
    "council_terms",
    "entries",
    "entries_and_decisions",
    "held_on",
    "line",
    "milestones",
    "never_held",
    "places",
    "populations",
    "raised",
    "rows",
    "said",
    "seats_of_groups",
    "seen",
    "shown_reading",
    "sources_differ",
    "spoken",
    "standings",
    "stances",
    "states",
    "terms",
    "titled",
    "versions",
]
