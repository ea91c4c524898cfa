"""The people of the demonstration: one login per role, made up, and refused outside a demo."""

from dataclasses import dataclass

from django.db import transaction

from municipalities.actions.register import save_register_record
from municipalities.models import Municipality, Region, Role, RoleKind, User

PASSWORD = "regio-demo-wachtwoord"


@dataclass(frozen=True)
class DemoLogin:
    """A demo login; `home` is a municipality's code or a region's address, or empty."""

    username: str
    kind: RoleKind
    home: str = ""

    @property
    def label(self):
        return RoleKind(self.kind).label


LOGINS = (
    DemoLogin("griffie", RoleKind.GRIFFIE, "gm0579"),
    DemoLogin("raadslid", RoleKind.RAADSLID, "gm0546"),
    DemoLogin("college", RoleKind.COLLEGE, "gm0638"),
    DemoLogin("regioredactie", RoleKind.REDACTIE, "leidse-regio"),
    DemoLogin("beheer", RoleKind.BEHEER),
)


def make_people(*, by):
    """Make the demo users that are not there yet, with their role; return how many were made."""
    with transaction.atomic():
        return sum(make_person(login, by=by) for login in LOGINS)


def make_person(login, *, by):
    """Make one demo user with its role; an existing one is left as it is."""
    if User.objects.filter(username=login.username).exists():
        return False
    user = User(username=login.username, is_staff=login.kind == RoleKind.BEHEER)
    user.set_password(PASSWORD)
    user.full_clean()
    user.save()
    save_register_record(
        Role(user=user, kind=login.kind, started_at=by.at, **role_home_of(login)), by=by
    )
    return True


def role_home_of(login):
    """Return the municipality or region of a login, as fields of its Role."""
    if login.kind == RoleKind.REDACTIE:
        return {"region": Region.objects.get(slug=login.home)}
    return {"municipality": Municipality.objects.get(code=login.home)} if login.home else {}
