"""The people of the demonstration: one login per role, made up, and refused outside a demo."""

from dataclasses import dataclass

from django.db import transaction

from municipalities.actions.register import keep_register
from municipalities.models import Municipality, Region, Role, RoleKind, User

PASSWORD = "regio-demo-wachtwoord"


@dataclass(frozen=True)
class Login:
    """A demo login; `home` is a municipality's code or a region's address, or empty."""

    username: str
    kind: RoleKind
    home: str = ""

    @property
    def label(self):
        return RoleKind(self.kind).label


LOGINS = (
    Login("griffie", RoleKind.GRIFFIE, "gm0579"),
    Login("raadslid", RoleKind.RAADSLID, "gm0546"),
    Login("college", RoleKind.COLLEGE, "gm0638"),
    Login("regioredactie", RoleKind.REDACTIE, "leidse-regio"),
    Login("beheer", RoleKind.BEHEER),
)


def make_people(*, by):
    """Make the demo users that are not there yet, with their role; return how many were made."""
    with transaction.atomic():
        return sum(make(login, by=by) for login in LOGINS)


def make(login, *, by):
    """Make one demo user with its role; an existing one is left as it is."""
    if User.objects.filter(username=login.username).exists():
        return False
    user = User(username=login.username, is_staff=login.kind == RoleKind.BEHEER)
    user.set_password(PASSWORD)
    user.full_clean()
    user.save()
    keep_register(Role(user=user, kind=login.kind, started_at=by.at, **home_of(login)), by=by)
    return True


def home_of(login):
    """Return the municipality or region of a login, as fields of its Role."""
    if login.kind == RoleKind.REDACTIE:
        return {"region": Region.objects.get(slug=login.home)}
    return {"municipality": Municipality.objects.get(code=login.home)} if login.home else {}
