"""Save a subject with the rows that say whom it concerns."""

from collections.abc import Iterable

from municipalities.roles import Reader

from ..models import Concern, Subject
from .concern_rules import check_concerns
from .deletion import delete_draft
from .parts import set_parts, set_variant_elements
from .records import save_record, writing_in


def save_subject(
    subject: Subject, *, concerns: Iterable[Concern], by: Reader, reason: str = ""
) -> Subject:
    """Save a subject that concerns exactly whom these unsaved rows name, or nothing.

    A row that stands and says the same keeps its source. Raises OutsideVariant where a proposal
    would concern who its variant does not.
    """
    with writing_in(subject):
        save_record(subject, by=by, reason=reason)
        set_concerns(subject, concerns, by=by, reason=reason)
        check_concerns(subject)
    return subject


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


def save_variant(
    variant: Subject,
    *,
    elements: Iterable[tuple[Subject, str]],
    concerns: Iterable[Concern],
    by: Reader,
    reason: str = "",
) -> Subject:
    """Save a variant that takes exactly these elements, as (variant that lends, name), and concerns
    whom these rows name, as `save_subject` does."""
    with writing_in(variant):
        save_subject(variant, concerns=concerns, by=by, reason=reason)
        set_variant_elements(variant, elements, by=by, reason=reason)
    return variant


def delete_concern(concern: Concern, *, by: Reader, reason: str = "") -> None:
    """Delete a row that was wrong, unless a proposal would then concern who its variant does
    not."""
    with writing_in(concern):
        delete_draft(concern, by=by, reason=reason)
        check_concerns(concern)
