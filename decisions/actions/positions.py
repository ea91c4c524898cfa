"""What becomes of a position: confirmed, restated, and readings that others propose."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.models import Group, Paragraph
from municipalities.roles import Reader
from municipalities.tracking import reword_refusal, write_record

from ..models import Evidence, Position, Status
from ..permissions import may_accept_reading, may_confirm, may_keep, may_propose_reading
from .basis import check_departure, check_rests_on_source
from .decisions import record_reading
from .deletion import delete_draft
from .parts import set_position_groups
from .publication import name_refused_record
from .records import change_record, differs_in_fields, get_stored_record, save_record, writing_in
from .same_acts import check_act_is_new

# A council's griffie, or a college itself, says that a position is right.


def confirm_position(position: Position, *, by: Reader, reason: str = "") -> Position:
    """Confirm a position that stands; sources that differ stay told beside it."""
    if not may_confirm(by, position):
        raise PermissionDenied(_("Alleen het orgaan zelf bevestigt zijn standpunt."))
    if position.is_withdrawn:
        raise ValidationError(_("Een ingetrokken standpunt wordt niet bevestigd."))
    if differs_in_fields(position, get_stored_record(position)):
        raise ValidationError(_("Bevestigen wijzigt het standpunt niet; sla het eerst op."))
    position.confirmed_at, position.confirmed_by = by.at, by.user
    with writing_in(position):
        write_record(position, by=by, reason=reason or _("Bevestigd door het orgaan zelf."))
    return position


def confirm_positions(positions: Sequence[Position], *, by: Reader) -> Sequence[Position]:
    """Confirm every one of these positions, or none; return them.

    Raises ValidationError with the name of the one that stood in the way, PermissionDenied or
    Conflict.
    """
    with writing_in(*positions):
        for each in positions:
            with reword_refusal(partial(name_refused_record, str(each.line))):
                confirm_position(each, by=by)
    return positions


# Change what a position says: its stance and the reading that is shown are one.


def save_position(
    position: Position, *, groups: Iterable[Group], by: Reader, reason: str = ""
) -> Position:
    """Save a position and the groups behind it; return the position.

    Raises ValidationError where the shown reading is none of its own, or reads another stance;
    where no reading reads its stance and it does not say why; and where it is public without the
    source that it asks for.
    """
    check_shown_reading(position)
    with writing_in(position):
        change_record(position, by=by, reason=reason)
        set_position_groups(position, groups, by=by, reason=reason)
        check_departure(position, read_naming_readings(position))
        if position.status == Status.PUBLISHED:
            check_rests_on_source(position)
        check_act_is_new(position.decision)
    return position


def read_naming_readings(position: Position) -> list[Evidence]:
    """Return the accepted readings of a position that name a stance, the oldest first."""
    own = Evidence.objects.accepted().filter(position=position.pk).exclude(reads_stance="")
    return list(own.select_related("source").order_by("pk"))


def check_shown_reading(position: Position) -> None:
    """Refuse to show what does not read the stance of the position."""
    shown = position.shown
    if shown is None:
        return
    if shown.position_id != position.pk or not shown.is_accepted:
        raise ValidationError({"shown": _("Kies een aangenomen lezing van dit standpunt zelf.")})
    if shown.reads_stance != position.stance:
        read = shown.get_reads_stance_display() or _("niets")
        raise ValidationError(
            {"shown": _("Deze lezing leest ‘%s’. Kies er een die hetzelfde zegt, of geen.") % read}
        )


# Another griffie saw a place that reads a position; only the own griffie takes it in.


def add_evidence(place: Evidence, *, by: Reader, reason: str = "") -> Evidence:
    """Save a new place in a source; of somebody else's position it is proposed."""
    position = place.position
    if position is None:
        return save_record(place, by=by, reason=reason)
    if may_keep(by, position):
        record_reading(position, place, by=by, reason=reason)
    else:
        propose_reading(position, place, by=by, reason=reason)
    return place


def save_evidence(
    place: Evidence, *, paragraph: Paragraph | None, by: Reader, reason: str = ""
) -> Evidence:
    """Save a place, new or changed, in the paragraph of its source that it names."""
    place.paragraph = paragraph
    save = add_evidence if place._state.adding else change_record
    return save(place, by=by, reason=reason)


def propose_reading(
    position: Position, reading: Evidence, *, by: Reader, reason: str = ""
) -> Evidence:
    """Record a reading beside somebody else's position; it waits until it is accepted."""
    if not may_propose_reading(by, position):
        raise PermissionDenied(_("Een griffie van de regio kan een lezing voorstellen."))
    if not reading._state.adding:
        raise ValidationError(_("Stel een nieuwe lezing voor; deze staat er al."))
    reading.position, reading.dossier = position, position.dossier
    reading.is_accepted = False
    with writing_in(position):
        write_record(reading, by=by, reason=reason)
    return reading


def accept_reading(reading: Evidence, *, by: Reader, reason: str) -> Evidence:
    """Take a proposed reading in: it counts from now on."""
    if not may_accept_reading(by, reading.position):
        raise PermissionDenied(_("Alleen de eigen griffie neemt een lezing aan."))
    reading.is_accepted = True
    return save_record(reading, by=by, reason=reason)


# A reading that another griffie proposed is not taken in.


def reject_reading(reading: Evidence, *, by: Reader, reason: str) -> None:
    """Throw a proposed reading away, with the reason; its history keeps what it said.

    Raises ValidationError for a reading that counts already: that is corrected, not refused.
    """
    if not may_accept_reading(by, reading.position):
        raise PermissionDenied(_("Alleen de eigen griffie beslist over een lezing."))
    if reading.is_accepted:
        raise ValidationError(_("Deze lezing is al aangenomen."))
    if not reason.strip():
        raise ValidationError(_("Zeg waarom u deze lezing niet aanneemt."))
    delete_draft(reading, by=by, reason=reason)
