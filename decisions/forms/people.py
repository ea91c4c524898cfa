"""The forms of beheer about people: whom to invite, with which roles, and why something ends."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import ReasonField
from municipalities.models import Region, RegionMembership, Role, RoleKind
from municipalities.models.user import MUNICIPAL_ROLES

from .entry import TypedField

ROWS = (1, 2, 3)
WHY = _("Dit blijft voorgoed staan; noem hier geen namen.")


class RoleField(forms.ChoiceField):
    """A role at its home, by region: 'griffie Aalst', 'regioredactie Dal', 'beheer'."""

    def __init__(self, **kwargs):
        super().__init__(label=kwargs.pop("label", _("Rol")), choices=role_choices, **kwargs)

    def clean(self, value):
        """Return the fields of a Role, or None for no choice."""
        value = super().clean(value)
        if not value:
            return None
        kind, _colon, home = value.partition(":")
        if kind in MUNICIPAL_ROLES:
            return {"kind": kind, "municipality_id": int(home)}
        return {"kind": kind, "region_id": int(home) if home else None}


def role_choices():
    """Return every role that can be given, grouped by region; two queries."""
    members = RegionMembership.objects.filter(takes_part=True).select_related("municipality")
    homes = {}
    for each in members.order_by("municipality__name"):
        homes.setdefault(each.region_id, {})[each.municipality_id] = each.municipality.name
    groups = [
        (region.name, roles_in(region, homes.get(region.pk, {})))
        for region in Region.objects.order_by("name")
    ]
    return [("", _("Kies…")), *groups, (_("Heel Regio"), [(f"{RoleKind.BEHEER}:", _("beheer"))])]


def roles_in(region, municipalities):
    roles = [
        (f"{kind}:{pk}", f"{RoleKind(kind).label} {name}")
        for pk, name in municipalities.items()
        for kind in MUNICIPAL_ROLES
    ]
    kind = RoleKind.REDACTIE
    return [*roles, (f"{kind}:{region.pk}", f"{kind.label} {region.name}")]


class UntilField(forms.DateField):
    """The last day of a role; empty where it has no end yet."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Tot en met"))
        super().__init__(
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d-%m-%Y"],
            **kwargs,
        )


def role_of(chosen, until, started_at):
    """Return an unsaved Role from `started_at` until the end of the day `until`, Dutch time."""
    ended_at = None
    if until:
        midnight = datetime.combine(until + timedelta(days=1), time.min)
        ended_at = midnight.replace(tzinfo=get_current_timezone())
        if ended_at <= started_at:
            raise ValidationError(_("De laatste dag van een rol ligt niet in het verleden."))
    return Role(**chosen, started_at=started_at, ended_at=ended_at)


class InvitationForm(forms.Form):
    """Somebody's address and name, and up to three roles."""

    email = forms.EmailField(label=_("E-mailadres"), max_length=150)
    first_name = TypedField(label=_("Voornaam"), max_length=150, required=False)
    last_name = TypedField(label=_("Achternaam"), max_length=150, required=False)
    role_1 = RoleField(label=_("Rol"))
    until_1 = UntilField(help_text=_("Leeg: zonder einde. Voor wie vervangt: de laatste dag."))
    role_2 = RoleField(label=_("Tweede rol"), required=False)
    until_2 = UntilField(label=_("Tweede rol: tot en met"))
    role_3 = RoleField(label=_("Derde rol"), required=False)
    until_3 = UntilField(label=_("Derde rol: tot en met"))
    reason = ReasonField(required=False, help_text=WHY)

    def person(self):
        """Return what tells who is invited."""
        return {name: self.cleaned_data[name] for name in ("email", "first_name", "last_name")}

    def roles(self, started_at):
        """Return the unsaved Roles that were chosen."""
        typed = self.cleaned_data
        rows = [(typed[f"role_{row}"], typed[f"until_{row}"]) for row in ROWS]
        return [role_of(chosen, until, started_at) for chosen, until in rows if chosen]


class GiveForm(forms.Form):
    role = RoleField()
    until = UntilField(help_text=_("Leeg: zonder einde."))
    reason = ReasonField(required=False, help_text=WHY)


class WhyForm(forms.Form):
    reason = ReasonField(help_text=WHY)


class EndForm(WhyForm):
    """Which of somebody's roles ends, and why."""

    role = forms.ModelChoiceField(None, label=_("Rol"), empty_label=_("Kies…"))
    field_order = ("role", "reason")

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = roles
