"""A council's griffie, or a college itself, says that a position is right."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.tracking import write

from ..permissions import may_confirm
from .confirmed import says_otherwise
from .counting import writing_in
from .keep import stored_of


def confirm(position, *, by, reason=""):
    """Confirm a position that stands; sources that differ stay told beside it."""
    if not may_confirm(by, position):
        raise PermissionDenied(_("Alleen het orgaan zelf bevestigt zijn standpunt."))
    if position.is_withdrawn:
        raise ValidationError(_("Een ingetrokken standpunt wordt niet bevestigd."))
    if says_otherwise(position, stored_of(position)):
        raise ValidationError(_("Bevestigen wijzigt het standpunt niet; sla het eerst op."))
    position.confirmed_at, position.confirmed_by = by.at, by.user
    with writing_in(position):
        write(position, by=by, reason=reason or _("Bevestigd door het orgaan zelf."))
    return position
