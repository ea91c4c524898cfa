"""Files of a round: the bundle of what came in, and the note of what was replied to it.

Each says what it says once, as rows of its own kind; the formats are those of the register."""

from ..register import REGISTER_FORMATS
from .asking import BUNDLED, NOTED, RoundPoints
from .content import build_bundle, build_reply_note

__all__ = [
    "BUNDLED",
    "REGISTER_FORMATS",
    "NOTED",
    "RoundPoints",
    "build_bundle",
    "build_reply_note",
]
