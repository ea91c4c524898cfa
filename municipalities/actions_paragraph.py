"""Writing the text of a document, a paragraph at a time."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from .actions_source import may_change_source
from .models import Paragraph
from .tracking import Conflict, write


def keep_paragraph(paragraph, *, by, reason=""):
    """Save a paragraph, new or corrected, and return it; a correction has a reason.

    Raises PermissionDenied for who may not change the source, ValidationError or Conflict.
    """
    if not may_change_source(by, paragraph.source):
        raise PermissionDenied(_("Een bron is aan de griffie of regioredactie die haar invoerde."))
    if not paragraph._state.adding:
        check_correction(paragraph, reason)
    return write(paragraph, by=by, reason=reason)


def check_correction(paragraph, reason):
    """Refuse to correct without a reason, and to move a paragraph."""
    stored = Paragraph.objects.filter(pk=paragraph.pk).first()
    if stored is None:
        raise Conflict(paragraph, None)
    if (stored.source_id, stored.number) != (paragraph.source_id, paragraph.number):
        raise ValidationError(_("Een alinea houdt haar nummer en haar bron."))
    if not reason.strip():
        raise ValidationError({"reason": _("Geef een reden voor de correctie.")})
