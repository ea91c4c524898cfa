"""Save a record as a form left it: new, still a draft, or seen by the public already."""

from ..models import Remark
from .conditions import check_public_conditions, resting_on
from .counting import writing_in
from .keep import keep, stored_of


def change(record, *, by, reason=""):
    """Save a record, new or changed, as `keep` does; return it.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition.
    """
    with writing_in(record):
        stood = stored_of(record) if isinstance(record, Remark) else None
        rested = resting_on(stood)
        keep(record, by=by, reason=reason)
        check_public_conditions(rested | resting_on(record))
    return record
