"""Reply to one point that several bodies made alike: one Reply to each of its remarks."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from ..models import Reply, Status
from ..permissions import may_reply_in
from .answer import reply
from .counting import writing_in

SAID_ONCE = ("body", "outcome", "reasons", "dated_on", "changed_in", "changed_where")


def reply_to_point(remarks, answer, *, by, reason=""):
    """Give each of these remarks of a round the same reply, or none of them; return the Replies.

    `answer` is an unsaved Reply that names no remark. A remark that is linked to the point later
    has no reply by that. Raises PermissionDenied, or ValidationError where a remark got a reply
    already.
    """
    if not remarks:
        raise ValidationError(_("Kies ten minste één punt om op te reageren."))
    for each in {remark.round for remark in remarks}:
        check_asker(each, answer.body, by)
    with writing_in(*remarks):
        check_unanswered(remarks, answer)
        return [
            reply(reply_like(answer, each), by=by, reason=reason)
            for each in sorted(remarks, key=lambda remark: remark.pk)
        ]


def check_asker(round_, body, by):
    """Refuse who does not answer for the body that opened the round, and the reply of another.

    A round that nobody opened is the regioredactie's, for each body whose records it keeps.
    """
    if round_ is None:
        raise ValidationError(_("Dit punt hoort bij geen ronde."))
    if not may_reply_in(by, round_):
        raise PermissionDenied(_("Alleen wie voor het vragende orgaan werkt reageert."))
    if round_.opened_by is not None and body != round_.opened_by:
        told = _("In deze ronde vroeg %s; dat orgaan reageert ook.") % round_.opened_by.name
        raise ValidationError({"body": told})


def check_unanswered(remarks, answer):
    """Refuse a second reply of one body to a remark; two people may be at it at once."""
    standing = Reply.objects.filter(remark__in=remarks, body=answer.body)
    if standing.exclude(status=Status.WITHDRAWN).exists():
        raise ValidationError(_("Op een van deze punten staat al een reactie; wijzig die."))


def reply_like(answer, remark):
    """Return a new reply to a remark that says what `answer` says."""
    said = {name: getattr(answer, name) for name in SAID_ONCE}
    return Reply(remark=remark, dossier=remark.dossier, **said)
