"""Questions over time: who stood where on a day, as known at a moment, and how a record changed."""

from .costs import costs
from .councils import NamedTerm, Seated, council_terms, named_terms_of, reads_of_named_terms
from .holding import Held, held_on, seats_of_groups, shown_reading, sources_differ
from .line import Segment, line, never_held
from .numbers import Numbers, numbers_of, read_of_populations, reads_of_numbers
from .of_round import (
    adoption_of,
    asked_in,
    links_in,
    links_to,
    numbers_by_body,
    points_of,
    progress_of,
    received_of,
)
from .places import places, titled
from .raised import Raised, raised
from .register import Register, Sort
from .rows import Entry, entries, entries_and_decisions, milestones, rows, seen
from .said import said
from .spoken import Act, Spoken, spoken
from .stances import ProposalState, Standing, stances, standings, states
from .terms import Term
from .together import together, whole
from .versions import Change, Version, versions

__all__ = [
    "Act",
    "Change",
    "Entry",
    "Held",
    "NamedTerm",
    "Numbers",
    "ProposalState",
    "Raised",
    "Register",
    "Seated",
    "Segment",
    "Sort",
    "Spoken",
    "Standing",
    "Term",
    "Version",
    "adoption_of",
    "asked_in",
    "costs",
    "council_terms",
    "entries",
    "entries_and_decisions",
    "held_on",
    "line",
    "links_in",
    "links_to",
    "milestones",
    "named_terms_of",
    "never_held",
    "numbers_by_body",
    "numbers_of",
    "places",
    "points_of",
    "progress_of",
    "raised",
    "read_of_populations",
    "reads_of_named_terms",
    "reads_of_numbers",
    "received_of",
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
    "titled",
    "together",
    "versions",
    "whole",
]
