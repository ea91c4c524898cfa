"""The parts of the page of a round, in the order of the page; a new part adds its line."""

from .asked import ASKED
from .counts import COUNTS
from .downloads import DOWNLOADS
from .questions import QUESTIONS
from .ready import READY
from .replies import REPLIES
from .shared import SHARED
from .still_open import STILL_OPEN

PARTS = (
    ASKED,
    READY,
    QUESTIONS,
    COUNTS,
    SHARED,
    REPLIES,
    STILL_OPEN,
    DOWNLOADS,
)
