"""Save a subject with all that its form says of it."""

from collections.abc import Iterable

from municipalities.roles import Reader

from ..models import Concern, Subject, SubjectRelation
from .concern_rules import check_concerns
from .concerns import set_concerns
from .parts import set_subject_relations, set_variant_elements
from .records import save_record, writing_in


def save_subject(
    subject: Subject,
    *,
    elements: Iterable[tuple[Subject, str]] | None = None,
    relations: Iterable[SubjectRelation] | None = None,
    concerns: Iterable[Concern] | None = None,
    by: Reader,
    reason: str = "",
) -> Subject:
    """Save a subject that has exactly these relations and concerns exactly whom these unsaved rows
    name, or nothing; a variant takes exactly these elements, as (variant that lends, name). None
    leaves them as they are.

    A row that stands and says the same keeps its source. Raises OutsideVariant where a proposal
    would concern who its variant does not.
    """
    with writing_in(subject):
        save_record(subject, by=by, reason=reason)
        if elements is not None:
            set_variant_elements(subject, elements, by=by, reason=reason)
        if relations is not None:
            set_subject_relations(subject, relations, by=by, reason=reason)
        if concerns is not None:
            set_concerns(subject, concerns, by=by, reason=reason)
        check_concerns(subject)
    return subject
