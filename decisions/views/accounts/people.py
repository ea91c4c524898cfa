"""Everybody who can sign in, or could: with their roles, for beheer."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.actions_people import open_roles
from municipalities.clerk import USERNAME
from municipalities.invitation import is_waiting
from municipalities.models import Role, User

from ...forms.choices import page_of
from ..rules import Access, open_to
from ..stamp import stamp_of
from .inviting import beheer_of
from .signals import FACTORS


@dataclass(frozen=True)
class Person:
    """One line of the list: a user, the roles that did not end yet, and how the account stands."""

    user: Any
    roles: tuple
    state: str


@open_to(Access.SIGNED_IN)
def people(request):
    """Show everybody by name, 50 a page; who was disabled comes last."""
    now = timezone.now()
    beheer_of(request, now)
    page = page_of(request.GET, users())
    context = {
        "people": [person_of(user, now) for user in page],
        "page": page,
        "stamp": stamp_of(request, now),
    }
    return render(request, "account/people.html", context)


def users():
    """Return all users but the one that imports, each with its roles and `has_factor`."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    roles = Role.objects.select_related("municipality", "region").order_by("id")
    found = User.objects.exclude(username=USERNAME).annotate(has_factor=Exists(factors))
    found = found.prefetch_related(Prefetch("roles", roles))
    return list(found.order_by("-is_active", "last_name", "first_name", "username"))


def person_of(user, now):
    return Person(user, tuple(open_roles(user, now)), state_of(user))


def state_of(user):
    """Return how an account stands, in a word or two."""
    if user.is_erased:
        return _("naam gewist")
    if not user.is_active:
        return _("uitgeschakeld")
    return _("uitgenodigd") if is_waiting(user) else _("actief")
