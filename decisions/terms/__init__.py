"""By when a body may speak, under which law and version, and whether it must be answered.

The day of receipt is not counted and a month ends at most on its own last day. A last day in a
weekend or on a public holiday is told, and the date stays: whether it moves is for a lawyer.
What was looked up, and what could not be, is in docs/terms.md.
"""

from .basis import LegalBasis
from .days import is_working_day
from .due import Due, due_on, extended
from .law import NO_TERM, WGR_CHANGED_ON
from .reply import ReplyDuty, reply_duty

__all__ = [
    "NO_TERM",
    "WGR_CHANGED_ON",
    "Due",
    "LegalBasis",
    "ReplyDuty",
    "due_on",
    "extended",
    "is_working_day",
    "reply_duty",
]
