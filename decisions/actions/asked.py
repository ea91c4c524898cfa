"""What is noted of a body that a round asks: when the request came to it, and its answer back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.tracking import Conflict, write

from ..permissions import may_note_receipt, may_receive
from .counting import writing_in
from .home import check_home
from .keep import check_reason, stored_of

RECEIPT = ("receipt_on", "receipt_reference", "confirmed_on")


def receive(asked, *, received_on, by, reason=""):
    """Note on which day a body received the request (None: not known); return the RoundBody.

    Its own griffie may, and the regioredactie. Another day than the one that stands asks for a
    reason, and no day lies before the round or ahead of today.
    """
    if not may_receive(by, asked):
        raise PermissionDenied(_("Dit is aan de griffie van dit orgaan of de regioredactie."))
    asked.received_on = received_on
    check_days(asked, ("received_on",), by)
    return note(asked, ("received_on",), by=by, reason=reason)


def note_receipt(asked, *, receipt_on, reference="", confirmed_on=None, by, reason=""):
    """Note that the answer of a body came in, under which reference, and when that was confirmed.

    Who asks may do this: the regioredactie, or who keeps the body that opened the round. To change
    what stands asks for a reason.
    """
    if not may_note_receipt(by, asked):
        raise PermissionDenied(_("De ontvangst boekt wie de ronde opende of de regioredactie."))
    asked.receipt_on, asked.receipt_reference = receipt_on, reference
    asked.confirmed_on = confirmed_on
    check_days(asked, ("receipt_on", "confirmed_on"), by)
    return note(asked, RECEIPT, by=by, reason=reason)


def check_days(asked, names, by):
    """Refuse a day before the round was opened, and one that has not come."""
    today = today_of(by)
    for name in names:
        day = getattr(asked, name)
        if day is not None and day < asked.round.first_on:
            raise ValidationError({name: _("Deze dag ligt vóór de opening van de ronde.")})
        if day is not None and day > today:
            raise ValidationError({name: _("Deze dag is nog niet geweest.")})


def today_of(by):
    """Return the day on which somebody acts, in Dutch time."""
    return by.at.astimezone(get_current_timezone()).date()


def note(asked, names, *, by, reason):
    """Save what these fields of a RoundBody came to say; what stood there goes with a reason."""
    stored = stored_of(asked)
    if stored is not None and stored.version != asked.version:
        raise Conflict(asked, stored)  # before a reason is asked for what was never seen
    if any(is_replaced(asked, stored, name) for name in names):
        check_reason(stored, reason)
    check_home(asked, stored)
    with writing_in(asked):
        write(asked, by=by, reason=reason)
    return asked


def is_replaced(asked, stored, name):
    """Whether a field was filled and comes to say something else."""
    stood = getattr(stored, name, None)
    return stood not in (None, "") and stood != getattr(asked, name)
