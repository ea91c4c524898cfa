"""Adopt the replies of a round as one set, and say to whom it was sent."""

from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..history.replied import Replied
from ..models import Dispatch, Status
from ..permissions import kept_bodies
from .counting import writing_in
from .keep import keep
from .publish import publish, share
from .reply_to_point import check_asker

WAITING = (Status.DRAFT, Status.SHARED)


def adopt_replies(note, *, by, reason=""):
    """Save a new ReplyNote and publish the replies of its round, all or nothing; return it.

    Raises ValidationError where a point of the round that was made by `adopted_on` has no
    reasoned reply by then, PermissionDenied, or Conflict. A reply to a point that is not public
    becomes as public as the point is.
    """
    check_asker(note.round, note.body, by)
    with writing_in(note.round):
        keep(note, by=by, reason=reason)
        told = Replied(note.round, by, note.adopted_on)
        check_day(note, by)
        check_complete(told)
        for each in waiting(told, by):
            show(each, by=by, reason=reason)
    return note


def check_day(note, by):
    if note.adopted_on > by.at.astimezone(get_current_timezone()).date():
        raise ValidationError({"adopted_on": _("Deze dag is nog niet gekomen.")})


def check_complete(told):
    """Refuse a set that lacks a reply, or has none at all."""
    number = told.lacking().count()
    if number:
        sentence = ngettext(
            "Nog %d punt heeft op die dag geen reactie met redenen.",
            "Nog %d punten hebben op die dag geen reactie met redenen.",
            number,
        )
        raise ValidationError(sentence % number)
    if not told.remarks().exists():
        raise ValidationError(_("In deze ronde is geen punt ingediend om op te reageren."))


def waiting(told, by):
    """Return the replies of a set that the public cannot see and that are the reader's to show."""
    kept = kept_bodies(by, told.round.dossier.region)
    found = told.replies().filter(status__in=WAITING, body__in=kept)
    return list(found.select_related("remark", "dossier", "body").order_by("pk"))


def show(reply, *, by, reason):
    """Make a reply as public as the remark that it answers."""
    remark = reply.remark
    if remark.status == Status.PUBLISHED:
        moment = max(by.at, remark.public_from)
        publish(reply, by=by, public_from=moment, reason=reason)
    elif reply.status == Status.DRAFT:
        share(reply, by=by, reason=reason)


def send_note(note, bodies, *, sent_on, by, reason=""):
    """Record that an adopted set was sent to these bodies on a day; return the Dispatches.

    Raises ValidationError where one of them got it already, or before it was adopted.
    """
    if not bodies:
        raise ValidationError(_("Kies ten minste één orgaan."))
    if sent_on < note.adopted_on:
        told = _("De nota is pas op %s vastgesteld.") % f"{note.adopted_on:%d-%m-%Y}"
        raise ValidationError({"sent_on": told})
    with writing_in(note.round):
        return [
            keep(Dispatch(reply_note=note, body=each, sent_on=sent_on), by=by, reason=reason)
            for each in bodies
        ]
