"""A form that is sent twice is done once."""

from django.db import IntegrityError, transaction

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


def note_sent(token, led_to, *, by):
    """Note that this form was sent; raises AlreadySent when the same one came in meanwhile.

    Call it in the transaction of what the form does, so that either both hold or neither.
    """
    try:
        with transaction.atomic():
            Submission.objects.create(user=by.user, token=token, led_to=led_to, sent_at=by.at)
    except IntegrityError as error:
        earlier = sent_before(token, by=by)
        if earlier is None:
            raise
        raise AlreadySent(earlier) from error
