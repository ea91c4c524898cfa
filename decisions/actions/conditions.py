"""'Voor, mits' says on which condition: at least one Remark of that kind stands beside it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Position, Remark, RemarkKind, Status
from ..stances import Stance


def check_condition(position):
    """Raise ValidationError for a 'voor, mits' without a condition that stands."""
    if position.stance != Stance.VOOR_MITS or position.status == Status.WITHDRAWN:
        return
    # Of all of them, so that who asks about many positions reads the conditions once.
    if not any(is_condition(each) for each in position.conditions.all()):
        raise ValidationError(_("'Voor, mits' vraagt ten minste een voorwaarde."))


def is_condition(remark):
    """Whether a remark is a condition that stands."""
    return remark.kind == RemarkKind.CONDITION and remark.status != Status.WITHDRAWN


def resting_on(record):
    """Return the keys of the positions that a change of this record may leave bare."""
    if isinstance(record, Position):
        return {record.pk}
    return {record.position_id} - {None} if isinstance(record, Remark) else set()


def check_public_conditions(keys):
    """Check every public position among these as it stands now."""
    for position in Position.objects.filter(pk__in=keys, status=Status.PUBLISHED).order_by("pk"):
        check_condition(position)
