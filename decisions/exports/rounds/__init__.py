"""Files of a round: the bundle of what came in, and the note of what was replied to it.

Each says what it says once, as rows of its own kind; the formats are those of the register.
"""

from ..register import FORMATS
from .asking import BUNDLED, NOTED, Asking
from .bundle import build_bundle
from .reply_note import build_reply_note

__all__ = ["BUNDLED", "FORMATS", "NOTED", "Asking", "build_bundle", "build_reply_note"]
