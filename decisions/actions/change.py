"""Save a record as a form left it: new, still a draft, or seen by the public already."""

from django.db import transaction

from .conditions import check_public_conditions, resting_on
from .keep import keep, stored_of


def change(record, *, by, reason=""):
    """Save a record, new or changed, as `keep` does; return it.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition.
    """
    stored = stored_of(record)
    rested = resting_on(stored) if stored is not None else set()
    with transaction.atomic():
        keep(record, by=by, reason=reason)
        check_public_conditions(rested | resting_on(record))
    return record
