"""Whom the subjects of a dossier concern, now or as known at a moment."""

from datetime import datetime

from django.db.models import prefetch_related_objects

from municipalities.roles import Reader

from ..models import Concern, Dossier
from .rows import known_rows, read_known_records, with_source_title


def read_concerns(dossier: Dossier, known_at: datetime | None = None) -> list[Concern]:
    """Return who counts for each subject since when, in order of time, each with its municipality;
    one query, two when known."""
    own = {"subject__dossier": dossier}
    if known_at is None:
        rows = list(Concern.objects.filter(**own).select_related("municipality"))
    else:
        rows = read_known_records(Concern, known_at, **own)
        prefetch_related_objects(rows, "municipality")
    return sorted(rows, key=lambda each: (each.first_on, each.pk))


def read_concerns_of(
    _dossier: Dossier, subject: int, *, reader: Reader, known_at: datetime | None = None
) -> list[Concern]:
    """Return the rows of a subject, by its key, in order of time, each with its municipality and
    `source_title`, None where its source is not public; one query, two when known."""
    rows = list(with_source_title(known_rows(Concern, known_at, subject=subject), reader))
    prefetch_related_objects(rows, "municipality")
    return sorted(rows, key=lambda each: (each.first_on, each.municipality.name, each.id))
