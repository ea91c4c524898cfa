"""What subjects are to each other, as known at a moment: versions, and what excludes what."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from municipalities.roles import Reader

from ..models import Dossier, RelationKind, Subject, SubjectRelation
from .rows import known_rows_among, with_source_title


def attach_relations(
    subjects: Iterable[Subject], dossier: Dossier, *, known_at: datetime | None = None
) -> None:
    """Tell each subject which it excludes and which it replaces, or is replaced by; one query.

    What is not among `subjects` was not known then, and is left out.
    """
    found = {each.pk: each for each in subjects}
    rows = known_rows_among(SubjectRelation, known_at, subject__dossier=dossier).order_by("id")
    for subject_id, kind, other_id in rows.values_list("subject_id", "kind", "other_id"):
        subject, other = found.get(subject_id), found.get(other_id)
        if subject is None or other is None:
            continue
        if kind == RelationKind.REPLACES:
            subject.former_versions += (other.pk,)
            other.later_versions += (subject.pk,)
        else:
            subject.excluded += (other.pk,)
            other.excluded += (subject.pk,)


def read_relations_of(
    dossier: Dossier, subject: int, *, reader: Reader, known_at: datetime | None = None
) -> list[SubjectRelation]:
    """Return the relations in which a subject (its key) stands on either side, in the order of
    recording, each with the title of its source where the reader may see that; one query."""
    rows = known_rows_among(SubjectRelation, known_at, subject__dossier=dossier)
    own = rows.filter(Q(subject=subject) | Q(other=subject))
    return list(with_source_title(own, reader).order_by("id"))
