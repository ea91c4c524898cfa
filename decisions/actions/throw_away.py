"""Delete what nobody but its own griffie has seen, with everything that hangs on it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.tracking import discard

from ..models import Position, Status
from .counting import writing_in
from .keep import check_may_keep, check_reason, keep, stored_of
from .resting import check_nothing_rests, parts_named


def throw_away(record, *, by, reason=""):
    """Delete a draft and its parts, or nothing.

    A part of something public, such as one of its places of evidence, goes with a reason only;
    the history keeps it. Raises ValidationError that names what else rests on the record.
    """
    stored = stored_of(record)
    check_may_keep(record, stored, by)
    if getattr(stored, "status", Status.DRAFT) != Status.DRAFT:
        raise ValidationError(_("Alleen een concept kan worden weggegooid; trek dit in."))
    check_reason(stored, reason)
    check_nothing_rests(record)
    with writing_in(record):
        release(record, by=by, reason=reason)
        for part in parts_of(record):
            throw_away(part, by=by, reason=reason)
        discard(record, by=by, reason=reason)


def release(record, *, by, reason):
    """Let a position show no reading, so that its readings can go before it."""
    if isinstance(record, Position) and record.shown_id is not None:
        record.shown = None
        keep(record, by=by, reason=reason)


def parts_of(record):
    """Return what has no meaning without the record, what rests on another part first."""
    names = parts_named(type(record))
    return [each for name in names for each in getattr(record, name).order_by("pk")]
