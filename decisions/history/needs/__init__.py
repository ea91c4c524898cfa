"""What waits for somebody: for a griffie, a college, the regioredactie; each list one question."""

from .councils import councils_without_griffie
from .dossiers import open_to_enter
from .drafts import DRAFTS, draft_counts, drafts
from .items import unplanned
from .mine import kept
from .positions import agreeing_of_colleges, confirmable, differing, unconfirmed, with_readings
from .readings import proposed
from .remarks import unanswered
from .reports import answered_as, reports_kept, unanswered_reports
from .rounds import open_rounds, waiting

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
