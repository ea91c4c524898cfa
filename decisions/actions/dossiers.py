"""Say until which day a dossier is kept: that everything that happened by then was recorded."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.roles import Reader

from ..models import Dossier
from .records import save_record


def mark_kept(dossier: Dossier, *, until: date, by: Reader) -> Dossier:
    """Say that a dossier is kept until a day, that day included, and return it.

    Raises PermissionDenied, Conflict, or ValidationError for a day that has not come, one before
    the dossier opened, or one that says less than was said already; the form of the dossier
    corrects that, with a reason.
    """
    if until > by.at.astimezone(get_current_timezone()).date():
        raise ValidationError(_("Een dossier is hoogstens tot en met vandaag bijgehouden."))
    if dossier.kept_until is not None and until < dossier.kept_until:
        told = date_format(dossier.kept_until, "j F Y")
        raise ValidationError(_("Dit dossier is al bijgehouden tot en met %s.") % told)
    dossier.kept_until = until
    reason = _("Bijgehouden tot en met %s.") % date_format(until, "j F Y")
    return save_record(dossier, by=by, reason=reason)
