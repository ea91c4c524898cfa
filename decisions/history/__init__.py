"""Questions over time: who stood where on a day, as known at a moment, and how a record changed."""

from .answers import answers, questions_in
from .by_when import ByWhen, by_when
from .costs import costs
from .councils import NamedTerm, Seated, council_terms
from .holding import Held, held_on, seats_of_groups, shown_reading, sources_differ
from .line import Segment, line, never_held
from .narrowed import EVERYTHING, Narrowed
from .numbers import populations_of
from .of_round import (
    asked_in,
    numbers_by_body,
    points_of,
    received_of,
    titles_in,
)
from .places import places, titled
from .points import Link, Shared, linked, links, most_shared, point_seen, voices_of
from .raised import Raised, raised
from .register import Register, Sort
from .requested import Requested, requested
from .rows import Entry, entries, entries_and_decisions, milestones, rows, seen
from .said import said
from .spoken import Act, Spoken, spoken
from .stances import ProposalState, Standing, stances, standings, states
from .terms import Term, terms_of
from .versions import Change, Version, versions

__all__ = [
    "Act",
    "ByWhen",
    "Change",
    "EVERYTHING",
    "Entry",
    "Held",
    "Link",
    "NamedTerm",
    "Narrowed",
    "ProposalState",
    "Raised",
    "Register",
    "Requested",
    "Seated",
    "Segment",
    "Shared",
    "Sort",
    "Spoken",
    "Standing",
    "Term",
    "Version",
    "answers",
    "asked_in",
    "by_when",
    "costs",
    "council_terms",
    "entries",
    "entries_and_decisions",
    "held_on",
    "line",
    "linked",
    "links",
    "milestones",
    "most_shared",
    "never_held",
    "numbers_by_body",
    "places",
    "point_seen",
    "points_of",
    "populations_of",
    "questions_in",
    "raised",
    "received_of",
    "requested",
    "rows",
    "said",
    "seats_of_groups",
    "seen",
    "shown_reading",
    "sources_differ",
    "spoken",
    "stances",
    "standings",
    "states",
    "terms_of",
    "titled",
    "titles_in",
    "versions",
    "voices_of",
]
