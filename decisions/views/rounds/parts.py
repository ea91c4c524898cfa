"""The parts of the page of a round, in the order of the page; a new part adds its line."""

from .asked import ASKED
from .counts import COUNTS
from .shared import SHARED

PARTS = (
    ASKED,
    COUNTS,
    SHARED,
)
