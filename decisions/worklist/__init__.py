"""What waits for somebody: for a griffie, a college, the regioredactie; each list one question."""

from .drafts import (
    DRAFT_KINDS,
    build_kept_condition,
    count_drafts_of_griffies,
    list_dossiers_to_enter,
    list_dossiers_to_mark_kept,
    list_drafts,
)
from .positions import (
    answering_role_of,
    attach_readings,
    build_confirmable_condition,
    list_agreeing_of_colleges,
    list_differing,
    list_kept_reports,
    list_lacking_source,
    list_proposed_readings,
    list_unanswered_reports,
    list_unconfirmed,
)
from .read_backs import WaitingReadBack, list_asked_read_backs, list_read_backs_to_answer
from .rounds import (
    list_councils_without_griffie,
    list_open_rounds,
    list_unanswered_questions,
    list_unplanned_items,
    list_waiting_bodies,
)

__all__ = [
    "WaitingReadBack",
    "list_asked_read_backs",
    "list_read_backs_to_answer",
    "DRAFT_KINDS",
    "list_agreeing_of_colleges",
    "answering_role_of",
    "build_confirmable_condition",
    "list_councils_without_griffie",
    "list_differing",
    "count_drafts_of_griffies",
    "list_drafts",
    "build_kept_condition",
    "list_open_rounds",
    "list_dossiers_to_enter",
    "list_dossiers_to_mark_kept",
    "list_proposed_readings",
    "list_kept_reports",
    "list_lacking_source",
    "list_unanswered_questions",
    "list_unanswered_reports",
    "list_unconfirmed",
    "list_unplanned_items",
    "list_waiting_bodies",
    "attach_readings",
]
