"""A reading that another griffie proposed is not taken in."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from ..permissions import may_accept_reading
from .throw_away import throw_away


def refuse_reading(reading, *, by, reason):
    """Throw a proposed reading away, with the reason; its history keeps what it said.

    Raises ValidationError for a reading that counts already: that is corrected, not refused.
    """
    if not may_accept_reading(by, reading.position):
        raise PermissionDenied(_("Alleen de eigen griffie beslist over een lezing."))
    if reading.is_accepted:
        raise ValidationError(_("Deze lezing is al aangenomen."))
    if not reason.strip():
        raise ValidationError(_("Zeg waarom u deze lezing niet aanneemt."))
    throw_away(reading, by=by, reason=reason)
