"""What every page of a dossier stands on: its subjects, who takes part, who speaks, what weighs."""

from typing import NamedTuple

from municipalities.models import Body, Municipality, RegionMembership

from .. import history
from ..models import Subject

OF_BODY = ("slug", "kind", "name", "municipality_id", "region_id")
OF_MEMBERSHIP = ("id", "region_id", "municipality_id", "first_on", "takes_part")


class Ground(NamedTuple):
    """Subjects in order, memberships by name and in order of time, bodies by address, inhabitants
    at every reference date, and council terms."""

    subjects: list
    memberships: list
    bodies: list
    populations: list
    terms: list


def read_ground(dossier, *, known_at=None):
    """Return the Ground of a dossier, its numbers as known at a moment; one query."""
    subjects = Subject.objects.filter(dossier=dossier).order_by("number", "id")
    told = history.together(
        subjects=(subjects, history.whole(Subject)),
        memberships=read_of_memberships(dossier),
        bodies=read_of_bodies(Body.objects.of_region(dossier.region)),
        **history.reads_of_numbers(homes_of(dossier), known_at),
    )
    return Ground(told["subjects"], told["memberships"], told["bodies"], *history.numbers_of(told))


def read_of_memberships(dossier):
    """Return what to read for who takes part in the dossier's region since when."""
    found = RegionMembership.objects.filter(region=dossier.region_id)
    ordered = found.order_by("municipality__name", "municipality__code", "first_on", "id")
    return ordered, OF_MEMBERSHIP + history.whole(Municipality, "municipality__")


def read_of_bodies(found):
    """Return what to read of these bodies."""
    return found.order_by("slug"), ("id", *OF_BODY)


def homes_of(dossier):
    """Return the keys of every municipality that ever took part, to ask within a question."""
    return RegionMembership.objects.filter(region=dossier.region_id).values("municipality")
