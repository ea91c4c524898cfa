"""The life of a Remark, derived from what happened to it and to its Proposal."""

from datetime import date
from enum import StrEnum


class RemarkLife(StrEnum):
    """Where a Remark is on a day."""

    INGEDIEND = "ingediend"
    GEBUNDELD = "gebundeld"
    BEANTWOORD = "beantwoord"
    VERVALLEN = "vervallen"
    MEEGENOMEN = "meegenomen"

    @property
    def label(self) -> str:
        """The words on the screen, in Dutch."""
        return _LABELS[self]


_LABELS = {
    RemarkLife.INGEDIEND: "ingediend",
    RemarkLife.GEBUNDELD: "gebundeld",
    RemarkLife.BEANTWOORD: "beantwoord",
    RemarkLife.VERVALLEN: "vervallen",
    RemarkLife.MEEGENOMEN: "meegenomen naar het vervolgvoorstel",
}


def find_remark_life(
    *,
    raised_first_on: date,
    raised_last_on: date,
    bundled_last_on: date | None,
    replied_last_on: date | None,
    fallen_last_on: date | None,
    carried_over: bool,
    day: date,
) -> RemarkLife | None:
    """Return where a Remark is on `day`, None before the first day that it may have been raised.

    A date with several possible days counts from its last. A Reply answers it, also after its
    Proposal fell. `fallen_last_on` is the last day of the state verworpen or ingetrokken: without
    a Reply the Remark has lapsed from then, never before its own last day, unless an editor says
    that it was `carried_over` to a successor.
    """
    if day < raised_first_on:
        return None
    if _has_come(replied_last_on, day):
        return RemarkLife.BEANTWOORD
    if _has_come(fallen_last_on, day) and raised_last_on <= day:
        return RemarkLife.MEEGENOMEN if carried_over else RemarkLife.VERVALLEN
    return RemarkLife.GEBUNDELD if _has_come(bundled_last_on, day) else RemarkLife.INGEDIEND


def _has_come(on: date | None, day: date) -> bool:
    return on is not None and on <= day
