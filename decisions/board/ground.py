"""What every page of a dossier stands on: its subjects, who takes part, who speaks, what weighs."""

from typing import NamedTuple

from municipalities.models import Body, RegionMembership

from .. import history
from ..models import Subject

OF_BODY = ("slug", "kind", "name", "municipality_id", "region_id")
OF_MEMBERSHIP = ("id", "region_id", "municipality", "first_on", "takes_part")


class Ground(NamedTuple):
    """Subjects in order, memberships by name and in order of time, bodies by address, inhabitants
    at every reference date, and council terms."""

    subjects: list
    memberships: list
    bodies: list
    populations: list
    terms: list


def read_ground(dossier, *, known_at=None):
    """Return the Ground of a dossier, its numbers as known at a moment; a query for each kind of
    row."""
    homes = homes_of(dossier)
    return Ground(
        subjects=list(Subject.objects.filter(dossier=dossier).order_by("number", "id")),
        memberships=memberships_of(dossier),
        bodies=bodies_of(Body.objects.of_region(dossier.region)),
        populations=history.populations_of(homes, known_at),
        terms=history.terms_of(homes, known_at),
    )


def memberships_of(dossier):
    """Return who takes part in the dossier's region since when, with the municipality."""
    found = RegionMembership.objects.filter(region=dossier.region_id)
    found = found.select_related("municipality").only(*OF_MEMBERSHIP)
    return list(found.order_by("municipality__name", "municipality__code", "first_on", "id"))


def bodies_of(found):
    """Return the bodies of a queryset, by address."""
    return list(found.order_by("slug").only(*OF_BODY))


def homes_of(dossier):
    """Return the keys of every municipality that ever took part, to ask within a question."""
    return RegionMembership.objects.filter(region=dossier.region_id).values("municipality")
