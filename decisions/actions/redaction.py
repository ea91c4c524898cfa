"""Blank personal data in a text and in all that was kept of it; beheer alone does."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.audit import AuditedAct, note_act
from municipalities.models import Arrangement, Body, Paragraph, Source
from municipalities.redaction import list_redactable_fields
from municipalities.redaction import redact_everywhere as blank_everywhere
from municipalities.roles import Reader

from ..models import Owned
from .batches import redact_batches
from .council_feeds import redact_pulled_records
from .form_state import redact_form_drafts
from .records import writing_in

type Redactable = Owned | Arrangement | Body | Paragraph | Source
MODELS_WITHOUT_DOSSIER = (Arrangement, Body, Paragraph, Source)


def redact_record[R: Redactable](
    record: R, *, name: str, passage: str, by: Reader, reason: str
) -> R:
    """Replace a passage of the field `name` by '[weggelaten]', also in earlier versions, in their
    reasons, in what anybody was typing and in tables on their way in; return the record.

    Raises PermissionDenied, ValidationError or Conflict.
    """
    if not by.is_beheer:
        raise PermissionDenied(_("Alleen beheer wist persoonsgegevens."))
    if name not in {each.name for each in list_redactable_fields(type(record))}:
        raise ValidationError({"field": _("Kies een tekstveld van dit stuk.")})
    if not passage.strip():
        raise ValidationError({"passage": _("Noem precies wat er weg moet.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Geef een reden.")})
    with writing_in(*() if isinstance(record, MODELS_WITHOUT_DOSSIER) else (record,)):
        blank_everywhere(record, name=name, passage=passage, by=by, reason=reason)
        redact_form_drafts(passage)
        redact_batches(passage)
        redact_pulled_records(passage)
        note_act(AuditedAct.REDACTED, record, by=by, field=name)
    return record
