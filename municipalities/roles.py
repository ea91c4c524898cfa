"""From a signed-in user to a Reader."""

from collections import defaultdict

from django.db.models import F, FilteredRelation, Q
from django.utils.timezone import get_current_timezone

from .models import Role, RoleKind
from .reader import Reader


def reader_of(user, *, at):
    """Return what `user` (or the public) may see and do at `at`; one query when signed in.

    The user is told whether there is work for it, so that a page can offer the workspace.
    """
    if not user.is_authenticated or not user.is_active:
        return Reader(at=at, preview=getattr(user, "preview", None))
    homes, regions, shares_in = _held(user, at)
    reader = Reader(
        at=at,
        user=user,
        griffie_of=frozenset(homes[RoleKind.GRIFFIE]),
        college_of=frozenset(homes[RoleKind.COLLEGE]),
        redactie_of=frozenset(regions[RoleKind.REDACTIE]),
        shares_in=frozenset(regions[RoleKind.REDACTIE]) | shares_in,
        is_beheer=RoleKind.BEHEER in homes,
    )
    user.has_work = reader.keeps or bool(reader.college_of)
    return reader


def _held(user, at):
    """Return the homes of every role held at `at`: (municipalities by kind, regions by kind,
    the regions in which one of the municipalities takes part on the day of `at`)."""
    homes, regions, latest = defaultdict(set), defaultdict(set), {}
    for kind, municipality, region, joined, takes_part in _roles_and_memberships(user, at):
        homes[kind].add(municipality)
        regions[kind].add(region)
        latest[joined, municipality] = takes_part
    return homes, regions, {region for (region, _), takes_part in latest.items() if takes_part}


def _roles_and_memberships(user, at):
    """Return (kind, municipality, region, region joined, takes part), the memberships of each
    role's municipality that began by the day of `at` in order of time."""
    day = at.astimezone(get_current_timezone()).date()
    begun = FilteredRelation(
        "municipality__memberships", condition=Q(municipality__memberships__first_on__lte=day)
    )
    rows = Role.objects.filter(user=user).held_at(at).annotate(begun=begun)
    told = rows.annotate(joined=F("begun__region"), takes_part=F("begun__takes_part"))
    return told.order_by("begun__first_on", "begun__id").values_list(
        "kind", "municipality_id", "region_id", "joined", "takes_part"
    )
