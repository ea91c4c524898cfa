"""The recess of a council: kept by its own griffie, and by the regioredactie for its region."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from .models import Municipality, Recess
from .tracking import Conflict, discard, write, writing


def keep_recess(recess, *, by, reason=""):
    """Save a recess, new or changed, and return it; what stood changes with a reason only.

    Raises PermissionDenied, ValidationError or Conflict.
    """
    check_may_keep(recess, by)
    if not recess._state.adding:
        check_reason(reason)
    return write(recess, by=by, reason=reason)


def take_over(holiday, *, municipality, by, reason=""):
    """Save a school holiday as a recess of the council; return it, or the one that begins that
    day already."""
    stands = Recess.objects.filter(municipality=municipality, first_on=holiday.first_on).first()
    made = Recess(
        municipality=municipality,
        name=recess_name(holiday),
        first_on=holiday.first_on,
        last_on=holiday.last_on,
    )
    check_may_keep(made, by)
    return stands or keep_recess(made, by=by, reason=reason)


def drop_recess(recess, *, by, reason):
    """Delete a recess that was wrong; its history keeps who did it and why."""
    check_may_keep(recess, by)
    check_reason(reason)
    with writing():
        discard(recess, by=by, reason=reason)


def recess_name(holiday):
    """Return what a council calls its recess in a school holiday."""
    return f"{holiday.name.removesuffix('vakantie')}reces"


def kept_homes(reader):
    """Return the municipalities whose recess `reader` keeps, by name; of beheer those that took
    part in a region."""
    homes = Municipality.objects.order_by("name", "code")
    if reader.is_beheer:
        return homes.filter(memberships__isnull=False).distinct()
    own = Q(pk__in=reader.griffie_of) | Q(memberships__region__in=reader.redactie_of)
    return homes.filter(own).distinct()


def check_may_keep(recess, by):
    """Refuse who does not keep the recess of this municipality, or of the one that it stands at."""
    homes = {recess.municipality_id}
    if not recess._state.adding:
        homes.add(stored_of(recess).municipality_id)
    if not by.is_beheer and kept_homes(by).filter(pk__in=homes).count() < len(homes):
        raise PermissionDenied(_("Het reces houdt de griffie bij, of de regioredactie."))


def check_reason(reason):
    if not reason.strip():
        raise ValidationError({"reason": _("Geef een reden; dit is al voor iedereen te zien.")})


def stored_of(recess):
    """Return what the database holds of a recess; raises Conflict when it was deleted."""
    stored = Recess.objects.filter(pk=recess.pk).first()
    if stored is None:
        raise Conflict(recess, None)
    return stored
