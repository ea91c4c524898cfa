"""Noting that the history was looked at, and what came of it."""

from datetime import datetime

from django.db import DatabaseError

from ..models import HistoryCheck
from ..read_only import find_read_only_sentence

KEPT_CHECKS = 400  # of more than a year of nights


def note_history_check(*, at: datetime, breaches: int) -> bool:
    """Note how often the history did not agree with the records at a moment, and forget what was
    noted long ago; False where that can not be noted.

    It can not while Regio is to be read only, or by who may only read: looking goes on then.
    """
    if find_read_only_sentence(anew=True):
        return False
    try:
        noted = HistoryCheck(checked_at=at, breaches=breaches)
        noted.save()
        HistoryCheck.objects.filter(pk__lte=noted.pk - KEPT_CHECKS).delete()
    except DatabaseError:
        return False
    return True
