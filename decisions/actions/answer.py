"""A body's answer to a round, and the asking body's reply to a remark."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from ..models import Speaker
from ..permissions import may_keep_body
from .asked import note
from .keep import keep


def answer_round(asked, *, decision=None, no_view_on=None, by, reason=""):
    """Link a Decision of the asked body itself, or record that it has no view.

    The asked body's own griffie may do this, the regioredactie where there is none. Another
    answer than the one that stands asks for a reason.
    """
    if not may_keep_body(by, asked.body, asked.owning_region_id):
        raise PermissionDenied(_("Alleen de griffie van dit orgaan antwoordt."))
    if decision is not None and decision.speaker != Speaker.BODY:
        raise ValidationError(_("Wat fracties zeggen is geen antwoord van het orgaan."))
    asked.answer, asked.no_view_on = decision, no_view_on
    return note(asked, ("answer_id", "no_view_on"), by=by, reason=reason)


def reply(answer, *, by, reason=""):
    """Record the asking body's Reply to a remark."""
    return keep(answer, by=by, reason=reason)
