"""From a signed-in user to a Reader."""

from django.utils.timezone import get_current_timezone

from .models import RegionMembership, Role, RoleKind
from .reader import Reader


def reader_of(user, *, at):
    """Return what `user` (or the public) may see and do at `at`; two queries when signed in."""
    if not user.is_authenticated or not user.is_active:
        return Reader(at=at)
    roles = list(Role.objects.filter(user=user).held_at(at))
    homes = {role.municipality_id for role in roles if role.municipality_id}
    redactie = _of(roles, RoleKind.REDACTIE, "region_id")
    return Reader(
        at=at,
        user=user,
        griffie_of=_of(roles, RoleKind.GRIFFIE, "municipality_id"),
        college_of=_of(roles, RoleKind.COLLEGE, "municipality_id"),
        redactie_of=redactie,
        shares_in=redactie | _regions_of(homes, at),
        is_beheer=any(role.kind == RoleKind.BEHEER for role in roles),
    )


def _of(roles, kind, home):
    return frozenset(getattr(role, home) for role in roles if role.kind == kind)


def _regions_of(municipalities, at):
    """Regions in which one of these municipalities takes part on the day of `at`."""
    day = at.astimezone(get_current_timezone()).date()
    begun = RegionMembership.objects.filter(municipality__in=municipalities, first_on__lte=day)
    latest = {
        (region, municipality): takes_part
        for region, municipality, takes_part in begun.order_by("first_on", "id").values_list(
            "region_id", "municipality_id", "takes_part"
        )
    }
    return frozenset(region for (region, _), takes_part in latest.items() if takes_part)
