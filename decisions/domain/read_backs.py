"""What a griffie was asked to read back, and where a line stands."""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import blake2s

SEPARATOR = "\x1f"


def make_fingerprint(told: Iterable[object]) -> str:
    """Return 32 characters that stay the same as long as a line says the same, in every database.

    What is told is given in one order; None and '' are the same.
    """
    words = SEPARATOR.join("" if each is None else str(each) for each in told)
    return blake2s(words.encode(), digest_size=16).hexdigest()


class LineState(StrEnum):
    """Where a line stands; silence is a state of its own, and no agreement."""

    AGREED = "nagelezen"
    DIFFERENT = "anders"
    OUTDATED = "gewijzigd"
    SILENT = "stil"


def judge_line(verdict: str, read_as: str, stands_as: str) -> LineState:
    """Return where a line stands, from the answer to it ('' without one), the fingerprint that the
    answer is to, and that of what stands there.

    An answer to what says something else by now counts for what was read; the line asks again.
    """
    if not verdict:
        return LineState.SILENT
    if read_as != stands_as:
        return LineState.OUTDATED
    return LineState.AGREED if verdict == "klopt" else LineState.DIFFERENT


def asks_answer(state: LineState) -> bool:
    """Whether a line waits for the griffie."""
    return state in (LineState.SILENT, LineState.OUTDATED)
