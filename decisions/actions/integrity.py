"""Where a record belongs, for good, and that 'voor, mits' names its condition."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.roles import Reader
from municipalities.tracking import OpenWrite

from ..domain.stances import Stance
from ..models import Decision, Owned, Position, PositionGroup, Remark, RemarkKind, Reply, Status
from ..permissions import may_record_in

# Where a record belongs: one dossier and, for an act, one body; for good.


def check_integrity[R: Owned](record: R, stored: R | None) -> None:
    """Refuse a record that leaves its dossier or body, or points into another dossier."""
    home = record.owning_dossier_id
    if home is None:
        return
    if stored is not None and is_moved(record, stored):
        if home != stored.owning_dossier_id:
            raise ValidationError(_("Een record blijft in zijn dossier."))
        check_body(record, stored)
    if stored is None or is_moved(record, stored):
        check_links_stay_inside(record, home)
    check_group(record)
    check_not_before_request(record)


def is_moved[R: Owned](record: R, stored: R) -> bool:
    """Whether a record that stands names other records than it did; those that it named are of
    the same dossier and kept by the same people for good."""
    names = [each.attname for each in record._meta.concrete_fields if each.is_relation]
    return any(getattr(record, name) != getattr(stored, name) for name in names)


def check_links_stay_inside(record: Owned, home: int) -> None:
    """Refuse a link to a record of another dossier, and a place kept in another dossier."""
    if getattr(record, "dossier_id", None) not in (None, home):
        raise ValidationError({"dossier": _("Kies het dossier van het record zelf.")})
    for field in record._meta.concrete_fields:
        if not field.is_relation or getattr(record, field.attname) is None:
            continue
        if not hasattr(field.related_model, "dossier_id"):
            continue
        linked = getattr(record, field.name)
        if getattr(linked, "dossier_id", home) != home:
            raise ValidationError({field.name: _("Kies iets uit hetzelfde dossier.")})


def check_body(record: Owned, stored: Owned | None) -> None:
    """Refuse to give an act of one body to another; that is another act."""
    if not isinstance(record, Decision) or not isinstance(stored, Decision):
        return
    if record.body_id == stored.body_id:
        return
    if record.positions.exists() or record.remarks.exists():
        raise ValidationError(
            {"body": _("Trek dit in en leg het bij het andere orgaan opnieuw vast.")}
        )


def check_group(record: Owned) -> None:
    """Refuse a group of another council behind a position."""
    if not isinstance(record, PositionGroup):
        return
    council, body = record.group.term.body, record.responsible_body
    if body is None or council.municipality_id != body.municipality_id:
        raise ValidationError({"group": _("Kies een fractie uit de raad van deze gemeente.")})


def check_not_before_request(record: Owned) -> None:
    """Refuse an answer that was given before anybody asked; a date that is none is told later."""
    if not isinstance(record, Reply):
        return
    try:
        given_on = parse_edtf_date(record.dated_on).last_on
    except EdtfError:
        return
    if given_on < record.remark.first_on:
        raise ValidationError({"dated_on": _("Een reactie komt na de wens waarop zij antwoordt.")})


def check_body_takes_part(
    record: Owned, stored: Owned | None, by: Reader, opened: OpenWrite
) -> None:
    """Refuse a new act of a municipality that never took part in the region of the dossier.

    It is asked once in a write for each body, not for each of its records.
    """
    body = record.responsible_body if stored is None else None
    if body is None:
        return
    region = record.owning_region_id
    if (asked := (check_body_takes_part, body.pk, region)) not in opened.asked:
        opened.asked[asked] = may_record_in(by, body, region)
    if not opened.asked[asked]:
        raise PermissionDenied(_("Deze gemeente doet niet mee in de regio van dit dossier."))


# 'Voor, mits' says on which condition: at least one Remark of that kind stands beside it.


def check_condition(position: Position) -> None:
    """Raise ValidationError for a 'voor, mits' without a condition that stands."""
    if position.stance != Stance.VOOR_MITS or position.status == Status.WITHDRAWN:
        return
    # Of all of them, so that who asks about many positions reads the conditions once.
    if not any(is_condition(each) for each in position.conditions.all()):
        raise ValidationError(_("'Voor, mits' vraagt ten minste een voorwaarde."))


def is_condition(remark: Remark) -> bool:
    """Whether a remark is a condition that stands."""
    return remark.kind == RemarkKind.CONDITION and remark.status != Status.WITHDRAWN


def positions_depending_on(record: Owned | None) -> set[int]:
    """Return the keys of the positions that a change of this record may leave bare."""
    if isinstance(record, Position):
        return {record.pk}
    if isinstance(record, Remark) and record.position_id is not None:
        return {record.position_id}
    return set()


def check_public_conditions(keys: Collection[int]) -> None:
    """Check every public position among these as it stands now."""
    for position in Position.objects.filter(pk__in=keys, status=Status.PUBLISHED).order_by("pk"):
        check_condition(position)
