"""Inviting somebody with roles, and taking the invitation."""

from datetime import datetime, time, timedelta
from http import HTTPStatus

from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from municipalities.actions import people as act
from municipalities.actions.people import find_invited_user, read_invitation, verify_address
from municipalities.actions.role_scope import read_role_scope
from municipalities.audit import AuditedAct, note_act
from municipalities.forms import ReasonField
from municipalities.members import read_seatings
from municipalities.models import Region, Role, RoleKind, User
from municipalities.models.users import MUNICIPAL_ROLES
from municipalities.roles import Reader, reader_of
from municipalities.tracking import writing

from ...actions import AlreadySubmitted, find_earlier_response, submit_once
from ..access import Access, parse_token, read_form_token, restrict_to
from ..errors import build_page_stamp
from ..workspace.fields import TypedField
from .adapters import add_message
from .mail import list_held_roles, send_invitation
from .pages import InvitedForm

# The forms of beheer about people: whom to invite, with which roles, and why something ends.

ROWS = (1, 2, 3)
WHY = gettext_lazy("Dit blijft voorgoed staan; noem hier geen namen.")


class RoleField(forms.ChoiceField):
    """A role at its home, by region: 'griffie Aalst', 'regioredactie Dal', 'beheer'; the form
    offers those of a RoleScope."""

    def __init__(self, **kwargs):
        super().__init__(label=kwargs.pop("label", gettext_lazy("Rol")), **kwargs)

    def clean(self, value):
        """Return the fields of a Role, or None for no choice."""
        value = super().clean(value)
        if not value:
            return None
        kind, _colon, home = value.partition(":")
        if kind in MUNICIPAL_ROLES:
            return {"kind": kind, "municipality_id": int(home)}
        return {"kind": kind, "region_id": int(home) if home else None}


class RolesFormMixin:
    """A form with fields for roles, of those in a `scope`."""

    def __init__(self, *args, scope, **kwargs):
        super().__init__(*args, **kwargs)
        choices = role_choices(scope)
        for field in self.fields.values():
            if isinstance(field, RoleField):
                field.choices = choices


def role_choices(scope):
    """Return every role in a RoleScope that can be given, grouped by region; three queries."""
    regions = Region.objects.order_by("name")
    seatings = read_seatings([each.pk for each in regions])
    groups = [
        (region.name, choices)
        for region in regions
        if (choices := role_choices_in_region(region, list_seated(seatings[region.pk]), scope))
    ]
    beheer = (gettext_lazy("Heel Regio"), [(f"{RoleKind.BEHEER}:", gettext_lazy("beheer"))])
    return [("", gettext_lazy("Kies…")), *groups, *([beheer] if scope.is_all else [])]


def list_seated(seating):
    """Return the name of each municipality that ever sits, by key and in order of names."""
    seated = [each.municipality for each in seating.turns if each.takes_part]
    return {each.pk: each.name for each in seated}


def role_choices_in_region(region, municipalities, scope):
    roles = [
        (f"{kind}:{pk}", f"{RoleKind(kind).label} {name}")
        for pk, name in municipalities.items()
        if scope.is_all or pk in scope.municipalities
        for kind in MUNICIPAL_ROLES
    ]
    kind = RoleKind.REDACTIE
    of_region = [(f"{kind}:{region.pk}", f"{kind.label} {region.name}")]
    return [*roles, *(of_region if scope.is_all or region.pk in scope.regions else [])]


class UntilField(forms.DateField):
    """The last day of a role; empty where it has no end yet."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", gettext_lazy("Tot en met"))
        super().__init__(
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d-%m-%Y"],
            **kwargs,
        )


def build_role(chosen, until, started_at):
    """Return an unsaved Role from `started_at` until the end of the day `until`, Dutch time."""
    ended_at = end_of_day(until)
    if ended_at is not None and ended_at <= started_at:
        raise ValidationError(gettext_lazy("De laatste dag van een rol ligt niet in het verleden."))
    return Role(**chosen, started_at=started_at, ended_at=ended_at)


def end_of_day(until):
    """Return the moment at which a day ends, Dutch time; None for no day."""
    if not until:
        return None
    midnight = datetime.combine(until + timedelta(days=1), time.min)
    return midnight.replace(tzinfo=get_current_timezone())


class InvitationForm(RolesFormMixin, forms.Form):
    """Somebody's address and name, and up to three roles."""

    email = forms.EmailField(label=gettext_lazy("E-mailadres"), max_length=150)
    first_name = TypedField(label=gettext_lazy("Voornaam"), max_length=150, required=False)
    last_name = TypedField(label=gettext_lazy("Achternaam"), max_length=150, required=False)
    role_1 = RoleField(label=gettext_lazy("Rol"))
    until_1 = UntilField(
        help_text=gettext_lazy("Leeg: zonder einde. Voor wie vervangt: de laatste dag.")
    )
    role_2 = RoleField(label=gettext_lazy("Tweede rol"), required=False)
    until_2 = UntilField(label=gettext_lazy("Tweede rol: tot en met"))
    role_3 = RoleField(label=gettext_lazy("Derde rol"), required=False)
    until_3 = UntilField(label=gettext_lazy("Derde rol: tot en met"))
    reason = ReasonField(required=False, help_text=WHY)

    def person(self):
        """Return what tells who is invited."""
        return {name: self.cleaned_data[name] for name in ("email", "first_name", "last_name")}

    def roles(self, started_at):
        """Return the unsaved Roles that were chosen."""
        typed = self.cleaned_data
        rows = [(typed[f"role_{row}"], typed[f"until_{row}"]) for row in ROWS]
        return [build_role(chosen, until, started_at) for chosen, until in rows if chosen]


class GiveRoleForm(RolesFormMixin, forms.Form):
    role = RoleField()
    until = UntilField(help_text=gettext_lazy("Leeg: zonder einde."))
    reason = ReasonField(required=False, help_text=WHY)


class AccountReasonForm(forms.Form):
    reason = ReasonField(help_text=WHY)


class EndRoleForm(AccountReasonForm):
    """Which of somebody's roles ends, and why."""

    role = forms.ModelChoiceField(
        None, label=gettext_lazy("Rol"), empty_label=gettext_lazy("Kies…")
    )
    field_order = ("role", "reason")

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = roles


class RoleEndForm(EndRoleForm):
    """Until when one of somebody's roles lasts."""

    until = UntilField(help_text=gettext_lazy("Leeg: zonder einde."))
    reason = ReasonField(required=False, help_text=WHY)
    field_order = ("role", "until", "reason")


# Taking an invitation: choose a password, and be signed in.


@restrict_to(Access.EVERYBODY)
@sensitive_post_parameters()
def accept_invitation_page(request, token):
    """Ask for a password, set it and sign in; 410 where the link does not work any more."""
    now = timezone.now()
    invited = find_invited_user(token, days=settings.INVITATION_DAYS)
    if invited is None:
        if led_to := find_taken_invitation(request, token):
            return redirect(led_to)
        context = {"form": None, "stamp": build_page_stamp(request, now)}
        return render(request, "account/invited.html", context, status=HTTPStatus.GONE)
    form = InvitedForm(request.POST if request.method == "POST" else None, user=invited)
    if form.is_valid():
        return take_invitation(request, form, invited, now)
    context = {
        "form": form,
        "once": read_form_token(request.POST),
        "invited": invited,
        "roles": list_held_roles(invited, now),
        "stamp": build_page_stamp(request, now),
    }
    return render(request, "account/invited.html", context)


accept_invitation_page.before_second_factor = True


def find_taken_invitation(request, token):
    """Return where the form in this request led when it was sent before; None where it was not.

    Who sends it twice may not be signed in as far as the second sending knows: the link tells whose
    it is, and leads to signing in, which takes along who did.
    """
    invited, _fingerprint = read_invitation(token, days=settings.INVITATION_DAYS)
    once = parse_token(request.POST)
    return None if invited is None or once is None else find_earlier_response(once, user=invited)


def take_invitation(request, form, invited, now):
    """Keep the password, once; whoever had this page open before is signed out."""

    by = Reader(user=invited, at=now)

    def keep_password():
        form.save()
        verify_address(invited)
        note_act(AuditedAct.INVITATION_TAKEN, invited, by=by)
        return reverse("login")

    try:
        submit_once(read_form_token(request.POST), keep_password, by=by)
    except AlreadySubmitted as earlier:
        return redirect(earlier.led_to)
    if request.user.is_authenticated:
        logout(request)
    return perform_login(request, invited)


# Inviting somebody, with roles.


@restrict_to(Access.SIGNED_IN)
def invite_page(request):
    """Ask whom to invite, and send the invitation; of a region and of a municipality its own."""
    now = timezone.now()
    reader, scope = read_role_giver(request, now)
    form = InvitationForm(request.POST if request.method == "POST" else None, scope=scope)
    if form.is_valid() and (led_to := invite_once(request, form, reader)):
        return redirect(led_to)
    context = {
        "form": form,
        "once": read_form_token(request.POST),
        "stamp": build_page_stamp(request, now),
    }
    return render(request, "account/invite.html", context, status=status_of(form))


def read_role_giver(request, now):
    """Return the Reader and its RoleScope; who gives no roles is refused."""
    reader = reader_of(request.user, at=now)
    scope = read_role_scope(reader)
    if not scope:
        raise PermissionDenied(_("Mensen uitnodigen doen beheer, regioredactie en griffie."))
    return reader, scope


def status_of(form):
    """Return the status of a page with a form: whether it came in, and was not done."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK


def invite_once(request, form, reader):
    """Return the address of the new user, or None with what was refused in the form."""

    def invite():
        roles = form.roles(reader.at)
        reason = form.cleaned_data["reason"]
        known = find_known_user(form.cleaned_data["email"], reader)
        if known is not None:
            give_known_user(known, roles, by=reader, reason=reason)
            add_message(request, _("%s had al een account; de rol is erbij gegeven.") % known)
            return reverse("person", args=[known.pk])
        user = act.invite_user(**form.person(), roles=roles, by=reader, reason=reason)
        queue_invitation(request, user)
        return reverse("person", args=[user.pk])

    return submit_account_form(request, form, invite, reader)


def find_known_user(email, reader):
    """Return the user of an address, for who keeps the people of a municipality or region and
    cannot look whether somebody is known elsewhere; None for beheer, who can."""
    if reader.is_beheer:
        return None
    return User.objects.filter(email__iexact=email).first()


def give_known_user(user, roles, *, by, reason):
    """Give every role or, where one is refused, none."""
    with writing():
        for role in roles:
            role.user = user
            act.give_role(role, by=by, reason=reason)


def submit_account_form(request, form, action, reader):
    """Do what a form asks, once; return where it leads, or None with what was refused in it."""
    try:
        return submit_once(read_form_token(request.POST), action, by=reader)
    except AlreadySubmitted as earlier:
        return earlier.led_to
    except ValidationError as refusal:
        add_refusal_to_form(form, refusal)
        return None


def add_refusal_to_form(form, refusal):
    """Put a refusal beside the field that it is about, or above the form."""
    told = getattr(refusal, "error_dict", {None: refusal})
    for field, error in told.items():
        form.add_error(field if field in form.fields else None, error)


def queue_invitation(request, user):
    """Let the worker send the invitation, and say so."""
    send_invitation.enqueue(user.pk)
    sentence = _("De uitnodiging gaat naar %s; lukt dat niet meteen, dan later opnieuw.")
    add_message(request, sentence % user.email)
