"""A body's answer to a round, and the asking body's reply to a remark."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from municipalities.tracking import write

from ..models import Speaker
from ..permissions import may_keep_body, region_of
from .home import check_home
from .keep import check_reason, keep, stored_of, touch


def answer_round(asked, *, decision=None, no_view_on=None, by, reason=""):
    """Link a Decision of the asked body itself, or record that it has no view.

    The asked body's own griffie may do this, the regioredactie where there is none. Another
    answer than the one that stands asks for a reason.
    """
    if not may_keep_body(by, asked.body, region_of(asked)):
        raise PermissionDenied(_("Alleen de griffie van dit orgaan antwoordt."))
    if decision is not None and decision.speaker != Speaker.BODY:
        raise ValidationError(_("Wat fracties zeggen is geen antwoord van het orgaan."))
    stored = stored_of(asked)
    if stored is not None and (stored.answer_id or stored.no_view_on):
        check_reason(stored, reason)
    asked.answer, asked.no_view_on = decision, no_view_on
    check_home(asked, stored)
    with transaction.atomic():
        write(asked, by=by, reason=reason)
        touch(asked)
    return asked


def reply(answer, *, by, reason=""):
    """Record the asking body's Reply to a remark."""
    return keep(answer, by=by, reason=reason)
