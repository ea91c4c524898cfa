"""What a body answered to a question of a round, or to one in an agenda item."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.edtf import EdtfError, parse

from .change import change


def answer_question(answer, *, by, reason=""):
    """Save an Answer, new or changed; return it.

    Raises ValidationError where its body was not asked, or where it was given before anybody
    asked; PermissionDenied or Conflict.
    """
    if answer.question is not None:
        check_asked(answer)
        check_order(answer)
    return change(answer, by=by, reason=reason)


def check_asked(answer):
    """Refuse the answer of a body that the round does not ask."""
    if not answer.question.round.asked.filter(body=answer.body_id).exists():
        raise ValidationError({"body": _("Dit orgaan is in deze ronde niet gevraagd.")})


def check_order(answer):
    """Refuse an answer before the round was opened; a date that is none is told later."""
    try:
        given_on = parse(answer.dated_on).last_on
    except EdtfError:
        return
    if given_on < answer.question.round.first_on:
        raise ValidationError({"dated_on": _("Een antwoord komt na de vraag.")})
