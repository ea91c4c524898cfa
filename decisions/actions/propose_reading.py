"""Another griffie saw a place that reads a position; only the own griffie takes it in."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.tracking import write

from ..permissions import may_accept_reading, may_keep, may_propose_reading
from .change import change
from .counting import writing_in
from .keep import keep
from .record import read


def add_place(place, *, by, reason=""):
    """Save a new place in a source; of somebody else's position it is proposed."""
    position = place.position
    if position is None:
        return keep(place, by=by, reason=reason)
    if may_keep(by, position):
        read(position, place, by=by, reason=reason)
    else:
        propose_reading(position, place, by=by, reason=reason)
    return place


def keep_place(place, *, paragraph, by, reason=""):
    """Save a place, new or changed, in the paragraph of its source that it names."""
    place.paragraph = paragraph
    save = add_place if place._state.adding else change
    return save(place, by=by, reason=reason)


def propose_reading(position, reading, *, by, reason=""):
    """Record a reading beside somebody else's position; it waits until it is accepted."""
    if not may_propose_reading(by, position):
        raise PermissionDenied(_("Een griffie van de regio kan een lezing voorstellen."))
    if not reading._state.adding:
        raise ValidationError(_("Stel een nieuwe lezing voor; deze staat er al."))
    reading.position, reading.dossier = position, position.dossier
    reading.is_accepted = False
    with writing_in(position):
        write(reading, by=by, reason=reason)
    return reading


def accept_reading(reading, *, by, reason):
    """Take a proposed reading in: it counts from now on."""
    if not may_accept_reading(by, reading.position):
        raise PermissionDenied(_("Alleen de eigen griffie neemt een lezing aan."))
    reading.is_accepted = True
    return keep(reading, by=by, reason=reason)
