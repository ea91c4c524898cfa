"""Who stood where on a day, for a page that shows one part of a dossier."""

from django.db.models import Q

from municipalities.models import Body, RegionMembership

from .. import history
from ..board.reading import Material
from ..board.scene import Scene


def memberships_of(dossier):
    """Return who takes part in the dossier's region since when, by name; one query."""
    found = RegionMembership.objects.filter(region=dossier.region_id)
    ordered = found.select_related("municipality").order_by(
        "municipality__name", "municipality__code", "first_on", "id"
    )
    return list(ordered)


def stage_of(open_, *, memberships, bodies, entries, subjects, milestones, populations, terms):
    """Return the Scene of the day from what the page has read already."""
    material = Material(
        dossier=open_.dossier,
        subjects=subjects,
        memberships=memberships,
        bodies=bodies,
        entries=entries,
        milestones=milestones,
        populations=populations,
        terms=terms,
        asked=[],
        answers={},
        items=[],
    )
    return Scene(material, open_.day)


def populations_of(open_, memberships):
    """Return the inhabitants of every municipality that ever took part, as known."""
    homes = {each.municipality_id for each in memberships}
    return history.populations(homes, known_at=open_.wanted.known_at)


def bodies_where(**home):
    return list(Body.objects.filter(Q(**home)).order_by("slug"))
