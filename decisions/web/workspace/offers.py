"""What is offered to a council: made an item of its own, declined, or followed when it changes."""

from datetime import datetime
from functools import partial

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.forms import ReasonField, RefusableMixin

from ...actions.offers import accept_offer, decline_offer, follow_common_text, is_unanswered
from ...history.offers import (
    COMMON_LABELS,
    CommonVersions,
    list_common_texts,
    read_own_offer_standing,
)
from ...models import CommonItem, Dossier, ItemOffer, Status
from ...permissions import may_keep_body
from ..access import Access, restrict_to
from .fields import DayField, TypedField
from .form_flow import add_success_message, answer_form, back_to_do, open_workspace
from .kinds.agenda import FirstTreatmentForm

# Which offer it is about, and whether it is the reader's to answer.


def open_offer(request, pk):
    """Return (the desk, an ItemOffer that the reader answers); Http404 where the reader may not
    see the text or its dossier."""
    desk = open_workspace(request)
    seen = CommonItem.objects.visible_to(desk.reader).exclude(status=Status.WITHDRAWN)
    related = ("common_item__dossier__region", "common_item__round", "body", "item")
    offer = get_object_or_404(
        ItemOffer.objects.select_related(*related).filter(common_item__in=seen), pk=pk
    )
    dossier = offer.common_item.dossier
    get_object_or_404(Dossier.objects.visible_to(desk.reader), pk=dossier.pk)
    if not may_keep_body(desk.reader, offer.body, dossier.region_id):
        raise PermissionDenied(_("Dit is aan de griffie van deze raad."))
    return open_workspace(request, dossier.slug), offer


# Take it over: in which meeting, as what, and under which member of the college.


class AcceptOfferForm(RefusableMixin, FirstTreatmentForm):
    """Where and how the item is treated; everything else comes with the text."""

    portfolio_holder = TypedField(
        label=gettext_lazy("Portefeuillehouder"), max_length=120, required=False
    )
    is_shared = forms.BooleanField(
        label=gettext_lazy("Meteen delen met de regio, zodat de ronde toont wanneer het komt"),
        required=False,
        initial=True,
    )

    meeting_on = DayField(
        label=gettext_lazy("Of op een andere dag"),
        required=False,
        help_text=gettext_lazy("Staat de vergadering er niet bij? Vul de dag in."),
    )

    field_order = (
        *("meeting", "meeting_on", "kind", "stage", "portfolio_holder", "planned_note"),
        "is_shared",
    )

    def __init__(self, *args, refusal=None, body, reader, **kwargs):
        super().__init__(*args, reader=reader, **kwargs)
        self.refusal = refusal
        del self.fields["agenda_number"]
        self.offer_meetings(body, reader.today)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("meeting") and cleaned.get("meeting_on"):
            self.add_error("meeting_on", _("Kies een vergadering of noem een dag, niet allebei."))
        return cleaned

    def offer_meetings(self, body, today):
        """Offer the meetings of the same municipality or region that lie ahead, the next first."""
        meetings = self.fields["meeting"]
        home = {"body__municipality": body.municipality_id, "body__region": body.region_id}
        ahead = meetings.queryset.filter(held_on__gte=today, **home)
        meetings.queryset = ahead.order_by("held_on", "starts_at", "id")


@restrict_to(Access.KEEPS)
def accept_offer_page(request, pk):
    """Show what is offered, and make an item of it."""
    desk, offer = open_offer(request, pk)
    check_is_unanswered(offer)
    about = {"dossier": desk.dossier, "reader": desk.reader, "body": offer.body}

    def make_form(data=None, refusal=None):
        return AcceptOfferForm(data, refusal=refusal, **about)

    def save(form):
        told = form.cleaned_data
        item = accept_offer(
            offer,
            first=form.instance,
            meeting_on=told["meeting_on"],
            portfolio_holder=told["portfolio_holder"],
            is_shared=told["is_shared"],
            by=desk.reader,
        )
        page = (reverse("agenda-item", args=[item.pk]), _("Bekijk het agendapunt"))
        add_success_message(request, _("Overgenomen: ‘%s’.") % item.title, page, back_to_do())
        return reverse("desk-edit", args=["agendapunt", item.pk])

    context = {
        "here": _("Overnemen: %s") % offer.common_item.title,
        "offer": offer,
        "texts": list_common_texts(offer.common_item),
    }
    return answer_form(desk, make_form, save, template="desk/offers/accept.html", context=context)


def check_is_unanswered(offer):
    """Answer 404 for an offer that was answered: there is nothing to do any more."""
    if not is_unanswered(offer):
        raise Http404


# Or not.


class DeclineOfferForm(RefusableMixin, forms.Form):
    """Why a council makes no item of what is offered."""

    why = ReasonField(help_text=gettext_lazy("De regioredactie en de andere griffies lezen dit."))

    def __init__(self, data=None, refusal=None):
        super().__init__(data)
        self.refusal = refusal


@restrict_to(Access.KEEPS)
def decline_offer_page(request, pk):
    """Ask why, and note that the council does not take it over."""
    desk, offer = open_offer(request, pk)
    check_is_unanswered(offer)

    def save(form):
        decline_offer(offer, why=form.cleaned_data["why"], by=desk.reader)
        words = _("Genoteerd: ‘%s’ komt niet op de agenda.") % offer.common_item.title
        add_success_message(request, words, back_to_do())
        return reverse("desk")

    here = _("Niet overnemen: %s") % offer.common_item.title
    return answer_form(
        desk, DeclineOfferForm, save, template="desk/form.html", context={"here": here}
    )


# A new version of the common text beside what the item says.


class FollowTextForm(RefusableMixin, forms.Form):
    """In which fields the item says from now on what the common text says."""

    names = forms.MultipleChoiceField(
        label=gettext_lazy("Wat neemt u over?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen_at = forms.CharField(widget=forms.HiddenInput)
    reason = ReasonField(required=False, help_text=gettext_lazy("Dit komt in de geschiedenis."))

    def __init__(self, data=None, refusal=None, *, renewed, seen_at, is_public):
        super().__init__(data)
        self.refusal = refusal
        self.fields["names"].choices = [(each.name, COMMON_LABELS[each.name]) for each in renewed]
        self.initial["names"] = [each.name for each in renewed if not each.departs]
        self.initial["seen_at"] = seen_at.isoformat()
        self.fields["reason"].required = is_public

    def clean_seen_at(self):
        moment = parse_moment(self.cleaned_data["seen_at"])
        if moment is None:
            raise forms.ValidationError(_("Open deze bladzijde opnieuw."))
        return moment


def parse_moment(text) -> datetime | None:
    """Return an aware moment as a form sends it back, None for anything else."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


@restrict_to(Access.KEEPS)
def follow_text_page(request, pk):
    """Show what changed in the common text, and take over what the griffie chooses of it."""
    desk, offer = open_offer(request, pk)
    if offer.item is None:
        raise Http404
    told = read_own_offer_standing(offer, reader=desk.reader, day=desk.reader.today)
    renewed = [each for each in told.texts if each.is_renewed]
    make_form = partial(
        FollowTextForm,
        renewed=renewed,
        seen_at=CommonVersions(offer.common_item).made_at,
        is_public=offer.item.status == Status.PUBLISHED,
    )

    def save(form):
        found = form.cleaned_data
        about = {"seen_at": found["seen_at"], "by": desk.reader, "reason": found["reason"]}
        item = follow_common_text(offer, names=found["names"], **about)
        add_success_message(request, _("Bijgewerkt: ‘%s’.") % item.title, back_to_do())
        return reverse("desk-edit", args=["agendapunt", item.pk])

    context = {
        "here": _("Nieuwe tekst: %s") % offer.common_item.title,
        "offer": offer,
        "renewed": [(COMMON_LABELS[each.name], each) for each in renewed],
    }
    return answer_form(desk, make_form, save, template="desk/offers/follow.html", context=context)
