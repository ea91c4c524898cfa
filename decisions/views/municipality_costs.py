"""What one municipality pays in a dossier: alone, or its share by inhabitants."""

from django.db.models import Q

from .. import history
from ..board.scene import Scene
from ..cost_shares import cost_share


def costs_of(open_, home, scene):
    """Return (cost, its CostShare or None) of what the municipality pays alone or shares in."""
    only = Q(municipality=home) | Q(municipality__isnull=True)
    found = history.costs(open_.dossier, only & Q(first_on__lte=open_.day), **open_.scope)
    shared = [(cost, share_in(cost, home, scene)) for cost in found]
    return [(cost, share) for cost, share in shared if share or cost.municipality_id == home.pk]


def share_in(cost, home, scene):
    """Return the municipality's CostShare in an amount that the region shares by inhabitants.

    Who shares, and how many inhabitants each has, is as it was on the first day of the cost.
    """
    then = Scene(scene.material, cost.first_on)
    if cost.municipality_id or home not in then.members:
        return None
    known = {key: row.inhabitants for key, row in then.inhabitants.items()}
    everybody = [known.get(each.pk) for each in then.members]
    return cost_share(cost.amount, cost.share_key, known.get(home.pk), everybody)
