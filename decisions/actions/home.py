"""Where a record belongs: one dossier and, for an act, one body; for good."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Decision, Dossier
from ..permissions import root_of


def check_home(record, stored):
    """Refuse a record that leaves its dossier or body, or points into another dossier."""
    home = dossier_id_of(record)
    if home is None:
        return
    if stored is not None and home != dossier_id_of(stored):
        raise ValidationError(_("Een record blijft in zijn dossier."))
    check_links(record, home)
    check_body(record, stored)


def dossier_id_of(record):
    """Return the key of the dossier that a record belongs to; None where that is not filled."""
    if isinstance(record, Dossier):
        return record.pk
    root = root_of(record)
    for way in ("round", "variant"):
        if not hasattr(root, "dossier_id") and getattr(root, way, None) is not None:
            root = getattr(root, way)
    return getattr(root, "dossier_id", None)


def check_links(record, home):
    """Refuse a link to a record of another dossier, and a place kept in another dossier."""
    if getattr(record, "dossier_id", None) not in (None, home):
        raise ValidationError({"dossier": _("Kies het dossier van het record zelf.")})
    for field in record._meta.concrete_fields:
        if not field.is_relation or getattr(record, field.attname) is None:
            continue
        linked = getattr(record, field.name)
        if getattr(linked, "dossier_id", home) != home:
            raise ValidationError({field.name: _("Kies iets uit hetzelfde dossier.")})


def check_body(record, stored):
    """Refuse to give an act of one body to another; that is another act."""
    if not isinstance(record, Decision) or stored is None or record.body_id == stored.body_id:
        return
    if record.positions.exists() or record.remarks.exists():
        raise ValidationError(
            {"body": _("Trek dit in en leg het bij het andere orgaan opnieuw vast.")}
        )
