"""The parts of the page of a round, in the order of the page; a new part adds its line."""

from .asked import ASKED
from .downloads import DOWNLOADS

PARTS = (ASKED, DOWNLOADS)
