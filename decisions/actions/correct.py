"""Correct our own error: the record changes, its history keeps what stood there and why."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext as _

from .conditions import check_public_conditions, resting_on
from .counting import writing_in
from .keep import keep

FIXED = {"id", "dossier", "dossier_id", "version", "key", "status", "public_from", "shared_at"}


def correct(record, *, changes, by, reason):
    """Change fields of a record with a reason; what never changes is refused by name.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition.
    """
    if not reason.strip():
        raise ValidationError(_("Geef een reden voor de correctie."))
    for name in changes:
        check_field(record, name)
    rested = resting_on(record)
    for name, value in changes.items():
        setattr(record, name, value)
    with writing_in(record):
        keep(record, by=by, reason=reason)
        check_public_conditions(rested | resting_on(record))
    return record


def check_field(record, name):
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise ValidationError(_("Dit veld bestaat niet: %s.") % name) from error
    if name in FIXED or not field.editable:
        raise ValidationError(_("Dit veld wordt niet met een correctie gewijzigd: %s.") % name)
