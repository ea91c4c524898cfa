"""The rows that say whom a subject concerns."""

from collections.abc import Iterable

from municipalities.roles import Reader

from ..models import Concern, Subject
from .concern_rules import check_concerns
from .deletion import delete_draft
from .parts import set_parts
from .records import writing_in


def set_concerns(
    subject: Subject, concerns: Iterable[Concern], *, by: Reader, reason: str = ""
) -> None:
    """Let these rows say whom a subject concerns, in the place of those that stand."""
    rows = {concern_key(each): each for each in subject.concerns.all()}
    wanted = {concern_key(each): each for each in concerns}
    for each in wanted.values():
        each.subject = subject
    set_parts(rows, wanted, by=by, reason=reason)


def concern_key(concern: Concern) -> tuple[int, str, bool]:
    """Return what a row says, its source apart."""
    return concern.municipality_id, concern.dated_on, concern.takes_part


def delete_concern(concern: Concern, *, by: Reader, reason: str = "") -> None:
    """Delete a row that was wrong, unless a proposal would then concern who its variant does
    not."""
    with writing_in(concern):
        delete_draft(concern, by=by, reason=reason)
        check_concerns(concern)
