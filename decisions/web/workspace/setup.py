"""Setting up a region: from its name to its first public dossier, and what is still missing."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.actions.founding import (
    check_may_set_up,
    found_region,
    may_set_up,
)
from municipalities.forms import RefusableMixin
from municipalities.models import Population, Region, Role

from ...actions.outlines import Outline, read_outline, save_outline
from ...models import Dossier, Position, Round, Status
from ...permissions import may_keep_dossier
from ...tables.kinds import TableKindName
from ..access import Access, restrict_to
from ..accounts.mail import send_invitation
from .fields import LinesField, TypedField
from .form_flow import add_success_message, answer_form, open_workspace
from .region import list_members

# A new region, and the first person who keeps it.


class RegionForm(RefusableMixin, forms.Form):
    """The name of a region, and who its first regioredactie is; nobody means beheer itself."""

    name = TypedField(
        label=gettext_lazy("Naam van de regio"),
        max_length=120,
        help_text=gettext_lazy("Zonder ‘regio’ ervoor, als dat zo heet."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van de eerste regioredactie"),
        max_length=150,
        required=False,
        help_text=gettext_lazy(
            "Leeg: u houdt de regio zelf bij. Anders krijgt deze persoon een uitnodiging."
        ),
    )
    first_name = TypedField(label=gettext_lazy("Voornaam"), max_length=150, required=False)
    last_name = TypedField(label=gettext_lazy("Achternaam"), max_length=150, required=False)

    def __init__(self, data=None, *, refusal=None):
        super().__init__(data)
        self.refusal = refusal

    @property
    def editor(self):
        """Who is invited, None for nobody."""
        person = {name: self.cleaned_data[name] for name in ("email", "first_name", "last_name")}
        return person if person["email"] else None


@restrict_to(Access.KEEPS)
def new_region_page(request):
    """Show the form for a new region, and make it with its first regioredactie."""
    desk = open_workspace(request)
    if not desk.reader.is_beheer:
        raise PermissionDenied(_("Een regio begint bij beheer."))

    def save(form):
        region, user = found_region(form.cleaned_data["name"], by=desk.reader, editor=form.editor)
        words = _("Regio %s is gemaakt.") % region.name
        if form.editor:
            send_invitation.enqueue(user.pk)
            words = f"{words} {_('De uitnodiging gaat naar %s.') % user.email}"
        add_success_message(request, words)
        return reverse("desk-setup", args=[region.slug])

    context = {"here": _("Regio beginnen")}
    return answer_form(desk, RegionForm, save, template="desk/form.html", context=context)


# What a region needs before the public can read something: what stands, what is missing, and
# where each is done.


@dataclass(frozen=True)
class SetupStep:
    """One thing that a region needs; `told` says how far it is, `ways` are (address, words)."""

    name: Any
    is_done: bool
    told: Any
    ways: tuple


@restrict_to(Access.KEEPS)
def setup_page(request, region):
    """Show what a region has and what it still needs, each with its way."""
    desk, found = open_region_setup(request, region)
    context = {
        **desk.context,
        "here": _("Opzetten: %s") % found.name,
        "region": found,
        "steps": list_setup_steps(found, desk.reader),
    }
    return render(request, "desk/setup.html", context)


def open_region_setup(request, slug):
    """Return the desk and a region that its reader sets up; else PermissionDenied or Http404."""
    desk = open_workspace(request)
    found = get_object_or_404(Region, slug=slug)
    check_may_set_up(desk.reader, found)
    return desk, found


def list_setup_steps(region, reader):
    """Return the SetupSteps of a region, in the order in which they are done."""
    members = list_region_members(region, reader)
    dossiers = list(list_region_dossiers(region, reader))
    return [
        tell_members(region, members),
        tell_inhabitants(region, members, dossiers),
        tell_griffies(members),
        tell_dossier(dossiers),
        *(step for each in dossiers for step in tell_dossier_parts(each, reader.at)),
    ]


def list_region_members(region, reader):
    """Return the municipalities of a region by name, with whether their inhabitants are known and
    whether somebody is griffie there; one query."""
    staffed = Role.objects.staffed_municipalities(reader.at).filter(municipality=OuterRef("pk"))
    known = Population.objects.filter(municipality=OuterRef("pk"))
    rows = list_members(region).annotate(has_number=Exists(known), has_griffie=Exists(staffed))
    return list(rows)


def list_region_dossiers(region, reader):
    """Return the dossiers of a region with how much each has; one query."""
    rows = Dossier.objects.visible_to(reader).filter(region=region).order_by("-first_on", "id")
    return rows.annotate(
        variants=Count("subjects", filter=Q(subjects__kind="variant"), distinct=True),
        themes_number=Count("themes", distinct=True),
        has_round=Exists(Round.objects.filter(dossier=OuterRef("pk"))),
        has_position=Exists(Position.objects.visible_to(reader).filter(dossier=OuterRef("pk"))),
    )


def tell_members(region, members):
    number = ngettext("%d gemeente", "%d gemeenten", len(members)) % len(members)
    ways = ((reverse("desk-setup-members", args=[region.slug]), _("Gemeenten toevoegen")),)
    names = ", ".join(each.name for each in members)
    return SetupStep(
        _("Gemeenten"), bool(members), f"{number}: {names}" if members else _("Nog geen."), ways
    )


def tell_inhabitants(region, members, dossiers):
    """What law gives a council its seats by; unknown stays unknown, and the pages say so."""
    lacking = [each.name for each in members if not each.has_number]
    told = (
        _("Nog onbekend: %s.") % ", ".join(lacking) if lacking else _("Van alle gemeenten bekend.")
    )
    ways = (
        (reverse("desk-setup-inhabitants", args=[region.slug]), _("Inwoners invoeren")),
        (reverse("desk-setup-seats", args=[region.slug]), _("Zetels invoeren")),
        *list_table_ways(dossiers, TableKindName.INHABITANTS, _("Inwoners uit een tabel")),
        *list_table_ways(dossiers, TableKindName.GROUPS, _("Fracties en zetels uit een tabel")),
    )
    return SetupStep(
        _("Inwoners"),
        bool(members) and not lacking,
        told if members else _("Na de gemeenten."),
        ways if members else (),
    )


def list_table_ways(dossiers, kind, words):
    """Return the way to a table of a kind, in the newest dossier; none while there is none."""
    return [
        (f"{reverse('desk-tables', args=[each.slug])}?soort={kind}", words) for each in dossiers[:1]
    ]


def tell_griffies(members):
    lacking = [each.name for each in members if not each.has_griffie]
    told = (
        _("Zonder griffie: %s. De regioredactie houdt die bij.") % ", ".join(lacking)
        if lacking
        else _("Elke raad heeft een griffie.")
    )
    ways = ((reverse("invite"), _("Iemand uitnodigen")), (reverse("people"), _("Mensen en rollen")))
    return SetupStep(
        _("Mensen"), bool(members) and not lacking, told if members else _("Na de gemeenten."), ways
    )


def tell_dossier(dossiers):
    ways = ((reverse("desk-new-dossier"), _("Dossier beginnen")),)
    told = ", ".join(each.title for each in dossiers) or _(
        "Nog geen vraag waarover de raden zich uitspreken."
    )
    return SetupStep(_("Dossier"), bool(dossiers), told, ways)


def tell_who_reads(dossier, is_ahead):
    if is_ahead:
        when = dossier.public_from.astimezone(get_current_timezone())
        return _("Openbaar vanaf %s.") % date_format(when, "j F Y H:i")
    if dossier.status == Status.PUBLISHED:
        return _("Iedereen kan het lezen.")
    return _("Alleen wie bijhoudt ziet het.")


def tell_dossier_parts(dossier, at):
    """Return the steps of one dossier: its variants, its round, its first decision, the public."""
    where = [dossier.slug]
    variants = ngettext("%d variant", "%d varianten", dossier.variants) % dossier.variants
    themes = ngettext("%d thema", "%d thema’s", dossier.themes_number) % dossier.themes_number
    is_public = dossier.status == Status.PUBLISHED
    is_ahead = is_public and dossier.public_from > at
    title = dossier.title
    return (
        SetupStep(
            _("%s: varianten, voorstellen en thema’s") % title,
            bool(dossier.variants),
            f"{variants}, {themes}",
            ((reverse("desk-outline", args=where), _("Lijsten invullen")),),
        ),
        SetupStep(
            _("%s: eerste ronde") % title,
            dossier.has_round,
            _("Er is een ronde.") if dossier.has_round else _("Kan later."),
            ((reverse("desk-new", args=[*where, "ronde"]), _("Ronde openen")),),
        ),
        SetupStep(
            _("%s: eerste besluit") % title,
            dossier.has_position,
            _("Er staat een standpunt.") if dossier.has_position else _("Nog geen standpunt."),
            (
                (reverse("desk-decision", args=where), _("Besluit vastleggen")),
                *list_table_ways([dossier], TableKindName.DECISIONS, _("Inlezen uit een tabel")),
            ),
        ),
        SetupStep(
            _("%s: openbaar") % title,
            is_public and not is_ahead,
            tell_who_reads(dossier, is_ahead),
            ((reverse("desk-publish-set", args=where), _("Publiceren")),),
        ),
    )


# The variants, proposals and themes of a dossier, as lists.


class OutlineForm(RefusableMixin, forms.Form):
    """Three lists of names, one a line, in their order; what stands is in them."""

    variants = LinesField(label=gettext_lazy("Varianten"))
    proposals = LinesField(label=gettext_lazy("Voorstellen"))
    themes = LinesField(label=gettext_lazy("Thema’s"))

    def __init__(self, data=None, *, standing, refusal=None):
        initial = {name: "\n".join(names) for name, names in vars(standing).items()}
        super().__init__(data, initial=initial)
        self.refusal = refusal

    @property
    def outline(self):
        return Outline(**self.cleaned_data)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            self.add_error(None, _("Vul ten minste één naam in."))
        return cleaned


@restrict_to(Access.KEEPS)
def outline_page(request, slug):
    """Show the lists of a dossier; add the names that are new, and put the others in order."""
    desk = open_workspace(request, slug)
    if not may_keep_dossier(desk.reader, desk.dossier.region_id):
        raise PermissionDenied(_("Een dossier is aan de regioredactie."))

    standing = read_outline(desk.dossier)

    def save(form):
        number = save_outline(desk.dossier, form.outline, by=desk.reader)
        words = ngettext("%d naam bewaard.", "%d namen bewaard.", number) % number
        add_success_message(desk.request, words)
        is_setting_up = may_set_up(desk.reader, desk.dossier.region)
        page, args = (
            ("desk-setup", [desk.dossier.region.slug])
            if is_setting_up
            else ("desk-dossier", [slug])
        )
        return reverse(page, args=args)

    make_form = partial(OutlineForm, standing=standing)
    context = {"here": _("Varianten, voorstellen en thema’s"), "has_names": any(vars(standing))}
    return answer_form(desk, make_form, save, template="desk/outline.html", context=context)
