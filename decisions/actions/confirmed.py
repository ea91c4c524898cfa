"""A confirmation holds for what was confirmed, and for nothing that came after it."""

from municipalities.tracking import write

from ..models import Decision, Position

SAYS = ("stance", "subject_id", "decision_id", "groups_label")
ACT = ("dated_on", "speaker")


def says_otherwise(record, stored, fields=SAYS):
    """Whether a record differs in these fields from what is stored."""
    return any(getattr(record, name) != getattr(stored, name) for name in fields)


def unconfirm(record, stored):
    """Take the confirmation off a position, in memory, that comes to say something else."""
    if not isinstance(record, Position) or stored is None:
        return
    if says_otherwise(record, stored):
        record.confirmed_at = record.confirmed_by = None


def unconfirm_positions(record, stored, *, by, reason):
    """Take the confirmation off the positions of a Decision whose date or speaker changed."""
    if not isinstance(record, Decision) or stored is None:
        return
    if not says_otherwise(record, stored, ACT):
        return
    for position in record.positions.filter(confirmed_at__isnull=False):
        position.confirmed_at = position.confirmed_by = None
        write(position, by=by, reason=reason)
