"""Say that our record was wrong: it stays visible to whoever saw it, with the reason."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Status
from .conditions import check_public_conditions, resting_on
from .counting import writing_in
from .keep import keep
from .publish import following


def withdraw(record, *, by, reason):
    """Withdraw a shared or published record, with what follows from it.

    A record whose `public_from` has not come yet never becomes public. Raises ValidationError
    for the last condition of a 'voor, mits' that stays public.
    """
    if not reason.strip():
        raise ValidationError(_("Geef een reden voor het intrekken."))
    if record.status not in (Status.SHARED, Status.PUBLISHED):
        raise ValidationError(_("Alleen wat gedeeld of gepubliceerd is kan worden ingetrokken."))
    with writing_in(record):
        for each in [record, *following(record)]:
            if each.status in (Status.SHARED, Status.PUBLISHED):
                set_withdrawn(each, by=by, reason=reason)
        check_public_conditions(resting_on(record))
    return record


def set_withdrawn(record, *, by, reason):
    record.status, record.withdrawn_reason = Status.WITHDRAWN, reason
    if record.public_from is not None and record.public_from > by.at:
        record.public_from = None
    keep(record, by=by, reason=reason)
