"""Who e-mail comes from: the sender of a region where it is of one, else of this installation."""

from collections.abc import Iterable
from email.headerregistry import Address

from django.conf import settings

from municipalities.models import Region, Role, regions_of


def name_sender(region: Region | None) -> str:
    """Return what stands in From: the name and the address of a region's sender; where it has none,
    or there is no region, those of REGIO_EMAIL_FROM."""
    if region is None or not region.sender_address:
        return settings.DEFAULT_FROM_EMAIL
    name = region.sender_name or region.name
    return str(Address(display_name=name, addr_spec=region.sender_address))


def find_only_region(regions: Iterable[Region]) -> Region | None:
    """Return the region that all of these are; None for none, and for more than one."""
    found = {each.pk: each for each in regions}
    return next(iter(found.values())) if len(found) == 1 else None


def find_region_of_roles(roles: Iterable[Role]) -> Region | None:
    """Return the region in which all of these roles are held; None where a role is of no region or
    its municipality of more than one."""
    if any(each.region_id is None and each.municipality_id is None for each in roles):
        return None
    own = [each.region_id for each in roles if each.region_id]
    homes = [each.municipality_id for each in roles if each.municipality_id]
    regions = set(Region.objects.filter(pk__in=own))
    regions |= set(Region.objects.filter(pk__in=regions_of(homes))) if homes else set()
    return find_only_region(regions)
