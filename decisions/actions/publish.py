"""From concept to shared to public, alone or with all that follows from it."""

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from ..models import Answer, Decision, Dossier, Position, Remark, Reply, Status
from .conditions import check_condition
from .counting import writing_in
from .keep import keep


def share(record, *, by, reason=""):
    """Show a concept to the councillors, griffies and regioredactie of the region."""
    check_standing(record)
    with writing_in(record):
        for each in [record, *read_along(record)]:
            if each.status == Status.DRAFT:
                each.status, each.shared_at = Status.SHARED, by.at
                keep(each, by=by, reason=reason)
    return record


def publish(record, *, by, public_from=None, reason=""):
    """Make a record public from a moment on (now unless given), with all that follows from it.

    A Decision takes its Positions and Remarks along, a Position its conditions; what follows
    is never public earlier. Raises ValidationError when a 'voor, mits' has no condition, when
    the record was withdrawn, or when the dossier or what it follows from is not public by then.
    """
    publish_along(record, by=by, public_from=public_from, reason=reason)
    return record


def publish_along(record, *, by, public_from=None, reason=""):
    """Publish a record as `publish` does; return what went along, the record itself first."""
    moment = public_from or by.at
    with writing_in(record):
        along = read_along(record)
        check_publishable(record, moment, along)
        for each in [record, *along]:
            if each.status in (Status.DRAFT, Status.SHARED):
                each.status = Status.PUBLISHED
                each.shared_at = each.shared_at or by.at
                each.public_from = max(moment, record.public_from or moment)
                keep(each, by=by, reason=reason)
    return [record, *along]


def publish_all(records, *, by, public_from=None, reason=""):
    """Publish several records, or none of them."""
    with writing_in(*records):
        return [publish(each, by=by, public_from=public_from, reason=reason) for each in records]


def following(record):
    """Return what goes along with a record: positions and remarks of a Decision, conditions of
    a Position."""
    if isinstance(record, Position):
        return list(record.conditions.all())
    if not isinstance(record, Decision):
        return []
    return [*record.positions.all(), *record.remarks.all()]


def read_along(record):
    """Return what goes along with a record, each with what a write of it asks for; three queries
    at most."""
    along = [below(each, record) for each in following(record)]
    positions = {each.pk: each for each in along if isinstance(each, Position)}
    for each in along:
        if isinstance(each, Remark) and each.position_id in positions:
            each.position = positions[each.position_id]
    prefetch_related_objects([*positions.values()], "subject")
    return along


def below(record, above):
    """Return a record that knows the dossier and the body of the one that it goes along with."""
    for name in ("dossier", "body"):
        if getattr(record, f"{name}_id") == getattr(above, f"{name}_id"):
            setattr(record, name, getattr(above, name))
    return record


def follows_from(record):
    """Return the record without which this one says nothing, or None."""
    if isinstance(record, Position):
        return record.decision
    if isinstance(record, Answer):
        return record.line.item if record.line else None
    return record.remark if isinstance(record, Reply) else None


def dossier_above(record):
    """Return the dossier that a record stands in, None for a dossier itself."""
    return None if isinstance(record, Dossier) else record.dossier


def check_standing(record):
    """Refuse what was withdrawn, and what follows from something that nobody sees yet."""
    if record.status == Status.WITHDRAWN:
        raise ValidationError(_("Dit is ingetrokken; leg het opnieuw vast."))
    dossier, first = dossier_above(record), follows_from(record)
    if dossier is not None and dossier.status == Status.DRAFT:
        raise ValidationError(_("Deel of publiceer eerst het dossier."))
    if first is not None and first.status not in (Status.SHARED, Status.PUBLISHED):
        raise ValidationError(_("Deel of publiceer eerst waar dit uit volgt."))


def check_publishable(record, moment, along=None):
    """Refuse what cannot be public at a moment; `along` is what goes along, where that is known."""
    check_standing(record)
    dossier, first = dossier_above(record), follows_from(record)
    if dossier is not None and (dossier.public_from is None or dossier.public_from > moment):
        raise ValidationError(_("Dit kan niet eerder openbaar zijn dan het dossier."))
    if first is not None and (first.status != Status.PUBLISHED or first.public_from > moment):
        raise ValidationError(_("Dit kan niet eerder openbaar zijn dan waar het uit volgt."))
    positions = [record] if isinstance(record, Position) else []
    if isinstance(record, Decision):
        positions = record.positions.all() if along is None else along
    for position in positions:
        if isinstance(position, Position):
            check_condition(position)
