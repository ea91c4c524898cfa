"""What there is to do for somebody: for a griffie, a college, the regioredactie; each sort one
question."""

from .chores import list_kept_remarks
from .council import list_council_requests, list_meetings_ahead, list_shared
from .drafts import (
    DRAFT_KINDS,
    build_kept_condition,
    count_drafts_of_griffies,
    list_dossiers_to_enter,
    list_dossiers_to_mark_kept,
    list_drafts,
)
from .exclusions import list_unsaid_alternatives
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
from .pulled import list_pulled_meetings
from .read_backs import WaitingReadBack, list_asked_read_backs, list_read_backs_to_answer
from .replies import list_assigned_points, list_replies_to_review, list_rounds_to_reply
from .rounds import (
    list_councils_without_griffie,
    list_open_rounds,
    list_unanswered_questions,
    list_unplanned_items,
    list_waiting_bodies,
)
from .sorts import CONFIRM, PUBLISH, TASK_SORTS, THEME, list_sorts_of
from .tasks import MOST_COUNTED, MOST_IN_MENU, TaskSort, Waiting, count_tasks

__all__ = [
    "list_pulled_meetings",
    "list_shared",
    "list_meetings_ahead",
    "list_council_requests",
    "CONFIRM",
    "WaitingReadBack",
    "list_asked_read_backs",
    "list_read_backs_to_answer",
    "DRAFT_KINDS",
    "MOST_COUNTED",
    "MOST_IN_MENU",
    "PUBLISH",
    "TASK_SORTS",
    "THEME",
    "TaskSort",
    "Waiting",
    "answering_role_of",
    "attach_readings",
    "build_confirmable_condition",
    "build_kept_condition",
    "count_drafts_of_griffies",
    "count_tasks",
    "list_agreeing_of_colleges",
    "list_councils_without_griffie",
    "list_assigned_points",
    "list_differing",
    "list_replies_to_review",
    "list_rounds_to_reply",
    "list_dossiers_to_enter",
    "list_dossiers_to_mark_kept",
    "list_drafts",
    "list_kept_reports",
    "list_lacking_source",
    "list_open_rounds",
    "list_kept_remarks",
    "list_proposed_readings",
    "list_sorts_of",
    "list_unanswered_questions",
    "list_unanswered_reports",
    "list_unconfirmed",
    "list_unsaid_alternatives",
    "list_unplanned_items",
    "list_waiting_bodies",
]
