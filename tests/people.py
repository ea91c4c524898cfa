"""Readers for tests: the public, and people with a role, made through the same door as anybody."""

from datetime import UTC, datetime
from functools import cache

from municipalities.models import Role, RoleKind, User
from municipalities.roles import Reader, reader_of
from municipalities.tracking import write_record

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def public(at=NOW):
    """The anonymous reader."""
    return Reader(at=at)


def user(username, **fields):
    """Return the user of that name, made on first use."""
    found, made = User.objects.get_or_create(username=username, defaults=fields)
    if made:
        found.set_unusable_password()
        found.save()
    return found


def beheer(at=NOW):
    """Return the Reader who keeps the register; the first one gives itself the role."""
    return Reader(at=at, user=beheer_user(), is_beheer=True)


@cache
def beheer_user():
    """Return the user who writes whatever a test makes; asked for once in a test."""
    person = user("beheer", is_staff=True)
    if not person.roles.exists():
        give(person, RoleKind.BEHEER, by=Reader(at=NOW, user=person, is_beheer=True))
    return person


forget_beheer = beheer_user.cache_clear


def give(person, kind, *, municipality=None, region=None, by=None):
    """Give a person a role, once, since long ago."""
    home = {"municipality": municipality, "region": region}
    role = Role.objects.filter(user=person, kind=kind, ended_at__isnull=True, **home).first()
    if role is None:
        role = Role(user=person, kind=kind, started_at=LONG_AGO, **home)
        write_record(role, by=by or beheer())
    return role


def griffie(municipality, at=NOW):
    return _of_municipality(RoleKind.GRIFFIE, municipality, at)


def raadslid(municipality, at=NOW):
    return _of_municipality(RoleKind.RAADSLID, municipality, at)


def college(municipality, at=NOW):
    return _of_municipality(RoleKind.COLLEGE, municipality, at)


def redactie(region, at=NOW):
    person = user(f"redactie-{region.slug}")
    give(person, RoleKind.REDACTIE, region=region)
    return reader_of(person, at=at)


def _of_municipality(kind, municipality, at):
    person = user(f"{kind}-{municipality.slug}")
    give(person, kind, municipality=municipality)
    return reader_of(person, at=at)
