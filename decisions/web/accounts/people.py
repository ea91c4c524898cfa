"""Everybody who can sign in, and what who gives roles can do with one person."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions import people as act
from municipalities.actions.people import USERNAME, is_waiting, list_open_roles
from municipalities.models import Role, User

from ..access import Access, read_form_token, restrict_to
from ..errors import build_page_stamp
from ..parameters import parse_page
from .adapters import add_message
from .invitations import (
    AccountReasonForm,
    EndRoleForm,
    GiveRoleForm,
    RoleEndForm,
    RolesFormMixin,
    build_role,
    end_of_day,
    queue_invitation,
    read_role_giver,
    submit_account_form,
)
from .pages import NothingForm
from .sessions import FACTORS

# Everybody who can sign in, or could: with their roles, for beheer; those of a municipality or a
# region for who keeps these.


@dataclass(frozen=True)
class Person:
    """One line of the list: a user, the roles that did not end yet, and how the account stands."""

    user: Any
    roles: tuple
    state: str


@restrict_to(Access.SIGNED_IN)
def people_page(request):
    """Show everybody by name, 20 a page; who was disabled comes last."""
    now = timezone.now()
    _reader, scope = read_role_giver(request, now)
    page = parse_page(request.GET, list_users(scope))
    context = {
        "people": [build_person(user, now) for user in page],
        "page": page,
        "stamp": build_page_stamp(request, now),
    }
    return render(request, "account/people.html", context)


def list_users(scope):
    """Return the users with a role in a RoleScope, each with those roles and `has_factor`: all but
    the one that imports for beheer."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    roles = Role.objects.filter(scope.condition).select_related("municipality", "region")
    roles = roles.order_by("id")
    found = User.objects.exclude(username=USERNAME).annotate(has_factor=Exists(factors))
    if not scope.is_all:
        found = found.filter(Exists(roles.filter(user=OuterRef("pk"))), is_active=True)
    found = found.prefetch_related(Prefetch("roles", roles))
    return list(found.order_by("-is_active", "last_name", "first_name", "username"))


def build_person(user, now):
    return Person(user, tuple(list_open_roles(user.roles.all(), now)), account_state_words(user))


def account_state_words(user):
    """Return how an account stands, in a word or two."""
    if user.is_erased:
        return _("naam gewist")
    if not user.is_active:
        return _("uitgeschakeld")
    return _("uitgenodigd") if is_waiting(user) else _("actief")


# One person: the roles then and now, and what can be done.


@dataclass(frozen=True)
class AccountAction:
    """One form of the page: what it is called, what it does and says afterwards."""

    title: Any
    form: type
    action: Any
    done: Any
    explained: Any = ""


def give_typed_role(person, typed, by):
    role = build_role(typed["role"], typed["until"], by.at)
    role.user = person
    act.give_role(role, by=by, reason=typed["reason"])


DEEDS = {
    "rol": AccountAction(
        gettext_lazy("Rol erbij"), GiveRoleForm, give_typed_role, gettext_lazy("De rol is gegeven.")
    ),
    "einde": AccountAction(
        gettext_lazy("Rol beëindigen"),
        EndRoleForm,
        lambda person, typed, by: act.end_role(typed["role"], by=by, reason=typed["reason"]),
        gettext_lazy("De rol is beëindigd."),
    ),
    "tot": AccountAction(
        gettext_lazy("Laatste dag van een rol"),
        RoleEndForm,
        lambda person, typed, by: act.change_role_end(
            typed["role"], ended_at=end_of_day(typed["until"]), by=by, reason=typed["reason"]
        ),
        gettext_lazy("De laatste dag is bewaard."),
    ),
    "opnieuw": AccountAction(
        gettext_lazy("Opnieuw uitnodigen"),
        NothingForm,
        lambda person, typed, by: act.invite_again(person, by=by),
        "",
        gettext_lazy("De link die eerder is verstuurd, werkt daarna niet meer."),
    ),
    "stap": AccountAction(
        gettext_lazy("Tweede stap weghalen"),
        AccountReasonForm,
        lambda person, typed, by: act.reset_factors(person, by=by, reason=typed["reason"]),
        gettext_lazy("De tweede stap is weggehaald."),
        gettext_lazy(
            "Voor wie de telefoon of passkey kwijt is. Stel eerst vast dat u de juiste persoon "
            "spreekt."
        ),
    ),
    "uit": AccountAction(
        gettext_lazy("Uitschakelen"),
        AccountReasonForm,
        lambda person, typed, by: act.disable_user(person, by=by, reason=typed["reason"]),
        gettext_lazy("Het account is uitgeschakeld; de rollen zijn beëindigd."),
        gettext_lazy("De rollen eindigen nu, en wie is ingelogd, wordt uitgelogd."),
    ),
    "aan": AccountAction(
        gettext_lazy("Weer inschakelen"),
        AccountReasonForm,
        lambda person, typed, by: act.enable_user(person, by=by, reason=typed["reason"]),
        gettext_lazy("Het account is weer ingeschakeld. Geef opnieuw een rol."),
    ),
    "wis": AccountAction(
        gettext_lazy("Naam wissen"),
        AccountReasonForm,
        lambda person, typed, by: act.erase_name(person, by=by, reason=typed["reason"]),
        gettext_lazy("De naam is gewist."),
        gettext_lazy(
            "Naam, e-mailadres en alle manieren van inloggen verdwijnen voorgoed. "
            "De geschiedenis houdt de rol."
        ),
    ),
}


@restrict_to(Access.SIGNED_IN)
def person_page(request, pk):
    """Show somebody's roles and the deeds that fit; do the one that was sent."""
    now = timezone.now()
    reader, scope = read_role_giver(request, now)
    someone = next((each for each in list_users(scope) if each.pk == pk), None)
    if someone is None:
        raise Http404
    names = list_fitting_actions(someone, now, scope)
    forms = {name: build_action_form(name, someone, now, scope) for name in names}
    name = request.POST.get("doe", "")
    if request.method == "POST" and name in forms:
        forms[name] = build_action_form(name, someone, now, scope, request.POST)
        if led_to := perform_account_action(request, name, forms[name], someone, reader):
            return redirect(led_to)
    context = {
        "once": read_form_token(request.POST),
        "someone": someone,
        "state": account_state_words(someone),
        "deeds": [(key, DEEDS[key], form) for key, form in forms.items()],
        "stamp": build_page_stamp(request, now),
    }
    # What was sent and not done, or does not fit any more, is no answer that it was done.
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "account/person.html", context, status=status)


def list_fitting_actions(person, now, scope):
    """Return the names of the deeds that make sense for this person now; an account itself is
    beheer's, since it may be for more than one municipality."""
    if not person.is_active:
        return () if person.is_erased else ("aan", "wis")
    has_role = bool(list_open_roles(person.roles.all(), now))
    fits = {
        "rol": True,
        "tot": has_role,
        "einde": has_role,
        "opnieuw": is_waiting(person),
        "stap": person.has_factor and scope.is_all,
        "uit": scope.is_all,
        "wis": scope.is_all,
    }
    return tuple(name for name, does in fits.items() if does)


def build_action_form(name, person, now, scope, data=None):
    kind = DEEDS[name].form
    more = {}
    if issubclass(kind, EndRoleForm):
        held = [role.pk for role in list_open_roles(person.roles.all(), now)]
        more = {"roles": Role.objects.filter(pk__in=held).order_by("id")}
    if issubclass(kind, RolesFormMixin):
        more = {"scope": scope}
    return kind(data, prefix=name, **more)


def perform_account_action(request, name, form, person, reader):
    """Do what was sent, once, and say so; return where it leads, None where the form says why
    not."""

    def perform():
        DEEDS[name].action(person, form.cleaned_data, reader)
        if DEEDS[name].done:
            add_message(request, DEEDS[name].done)
        else:
            queue_invitation(request, person)
        return reverse("person", args=[person.pk])

    return submit_account_form(request, form, perform, reader) if form.is_valid() else None
