"""What waits for somebody: for a griffie, a college, the regioredactie; each list one question."""

from .drafts import DRAFTS, draft_counts, drafts, kept, open_to_enter
from .positions import (
    agreeing_of_colleges,
    answered_as,
    confirmable,
    differing,
    proposed,
    reports_kept,
    unanswered_reports,
    unconfirmed,
    with_readings,
)
from .rounds import councils_without_griffie, open_rounds, unanswered, unplanned, waiting

__all__ = [
    "DRAFTS",
    "agreeing_of_colleges",
    "answered_as",
    "confirmable",
    "councils_without_griffie",
    "differing",
    "draft_counts",
    "drafts",
    "kept",
    "open_rounds",
    "open_to_enter",
    "proposed",
    "reports_kept",
    "unanswered",
    "unanswered_reports",
    "unconfirmed",
    "unplanned",
    "waiting",
    "with_readings",
]
