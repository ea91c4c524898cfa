"""A form that is sent twice is done once."""

from django.db import IntegrityError

from municipalities.tracking import Refused

from ..models import Submission


class AlreadySent(Exception):
    """The form was sent before; `led_to` is where that ended."""

    def __init__(self, led_to):
        super().__init__(led_to)
        self.led_to = led_to


def sent_before(token, *, by):
    """Return the address where an earlier sending of this form led, or None."""
    sent = Submission.objects.filter(user=by.user, token=token).first()
    return sent.led_to if sent else None


def take_token(token, *, by):
    """Take the token of a form before it does anything; return the Submission to note its end in.

    A second sending waits here until the first one is done. Call it in the write of what the form
    does, so that either both hold or neither; at its end that raises AlreadySent.
    """
    try:
        return Submission.objects.create(user=by.user, token=token, led_to="", sent_at=by.at)
    except IntegrityError as error:
        raise Refused(lambda: AlreadySent(sent_before(token, by=by))) from error


def note_sent(submission, led_to):
    """Note where a form led."""
    Submission.objects.filter(pk=submission.pk).update(led_to=led_to)
