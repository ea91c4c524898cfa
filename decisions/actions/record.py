"""Record what a body did: one Decision with its Positions, who stood behind them, and readings."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Evidence, Position, PositionGroup, Remark, Status
from .conditions import check_public_conditions
from .counting import writing_in
from .keep import keep


@dataclass(frozen=True)
class Taken:
    """A stance to record: its readings, the groups behind it, and its conditions."""

    position: Position
    readings: list[Evidence] = field(default_factory=list)
    groups: list = field(default_factory=list)
    conditions: list[Remark] = field(default_factory=list)


def record(*, decision, taken=(), by, reason=""):
    """Save a Decision and everything that follows from it, or nothing; return the Decision."""
    with writing_in(decision):
        keep(decision, by=by, reason=reason)
        for each in taken:
            take(decision, each, by=by, reason=reason)
    return decision


def take(decision, taken, *, by, reason=""):
    """Save one stance of a Decision with its readings, groups and conditions."""
    position = taken.position
    position.decision = decision
    with writing_in(decision):
        keep(position, by=by, reason=reason)
        for group in taken.groups:
            keep(PositionGroup(position=position, group=group), by=by, reason=reason)
        for reading in taken.readings:
            read(position, reading, by=by, reason=reason)
        for condition in taken.conditions:
            condition.decision, condition.position = decision, position
            keep(condition, by=by, reason=reason)
    return position


def read(position, reading, *, by, reason=""):
    """Save one reading of a position; the first one that reads its stance is the one shown."""
    reading.position, reading.dossier = position, position.dossier
    keep(reading, by=by, reason=reason)
    if position.shown is None and reading.reads_stance == position.stance:
        show(position, reading, by=by, reason=reason)


def show(position, reading, *, by, reason=""):
    """Choose which reading a position shows; its stance becomes what that place reads."""
    if reading.position_id != position.pk or not reading.reads_stance:
        raise ValidationError(_("Kies een lezing van dit standpunt zelf."))
    if not reading.is_accepted:
        raise ValidationError(_("Neem deze lezing eerst aan."))
    position.shown, position.stance = reading, reading.reads_stance
    with writing_in(position):
        keep(position, by=by, reason=reason)
        if position.status == Status.PUBLISHED:
            check_public_conditions({position.pk})
