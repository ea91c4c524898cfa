"""After a meeting: one page on which a griffie enters what came of every item in it."""

from .form import MeetingOutcomesForm
from .options import read_meeting_options

__all__ = ["MeetingOutcomesForm", "read_meeting_options"]
