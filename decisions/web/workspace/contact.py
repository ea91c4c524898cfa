"""How the griffie of a council is reached, and by when the bodies of its municipality want their
papers."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.regions import (
    check_may_keep_griffie_contact,
    check_may_keep_paper_days,
    save_griffie_contact,
    save_paper_days,
)
from municipalities.models import Body, BodyKind

from ..access import Access, restrict_to
from .fields import EntryFormMeta
from .form_flow import add_success_message, answer_form, back_to_do, open_workspace
from .kinds.forms import RecordForm
from .kinds.kind import build_change_form
from .records import reread_record

PAPERS_HELP = gettext_lazy(
    "Hoeveel dagen vóór een vergadering de stukken binnen moeten zijn. Leeg: dan rekent Regio met "
    "de vuistregel van 14 dagen."
)


class ContactForm(RecordForm):
    """An e-mail address and a telephone number of the griffie of the council that it is about, by
    when that council wants its papers, and its cycle."""

    class Meta(EntryFormMeta):
        model = Body
        fields = ("contact_email", "contact_phone", "paper_days", "committee_days")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact_email"].help_text = gettext_lazy(
            "Een adres van de griffie, niet van een persoon. Iedereen kan het lezen."
        )
        self.fields["paper_days"].help_text = PAPERS_HELP
        self.fields["committee_days"].help_text = gettext_lazy(
            "Hoeveel dagen (ten minste) vóór de raad de commissie vergadert die hem voorbereidt."
        )


class PaperDaysForm(RecordForm):
    """By when a committee or college wants its papers."""

    class Meta(EntryFormMeta):
        model = Body
        fields = ("paper_days",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paper_days"].help_text = PAPERS_HELP


@restrict_to(Access.KEEPS)
def griffie_contact_page(request, home):
    """Show how the griffie of a municipality is reached, and save what changed in it."""
    desk = open_workspace(request)
    councils = Body.objects.filter(kind=BodyKind.COUNCIL).select_related("municipality")
    council = get_object_or_404(councils, municipality__slug=home)
    check_may_keep_griffie_contact(council, desk.reader)
    page = reverse("municipality", args=[council.municipality.slug])

    def make_form(data=None, refusal=None):
        record = council if refusal is None else reread_record(council)
        form = build_change_form(ContactForm)
        return form(data, instance=record, dossier=None, reader=desk.reader, refusal=refusal)

    def save(form):
        typed = form.instance
        contact = {"email": typed.contact_email, "phone": typed.contact_phone}
        terms = {"paper_days": typed.paper_days, "committee_days": typed.committee_days}
        save_griffie_contact(typed, **contact, **terms, by=desk.reader, reason=form.why)
        add_success_message(request, _("Bewaard: contact en aanlevertermijn."), back_to_do())
        return page

    context = {
        "here": _("Contact van de griffie en aanlevertermijn"),
        "home": council.municipality,
        "page": page,
        "others": list_other_bodies(council),
    }
    return answer_form(desk, make_form, save, template="desk/griffie.html", context=context)


def list_other_bodies(council):
    """Return the college and the committees beside a council, by name."""
    own = Body.objects.filter(municipality=council.municipality_id).exclude(pk=council.pk)
    return list(own.order_by("name", "pk"))


@restrict_to(Access.KEEPS)
def paper_days_page(request, home, body):
    """Show by when a committee or college of a municipality wants its papers, and save it."""
    desk = open_workspace(request)
    bodies = Body.objects.exclude(kind=BodyKind.COUNCIL).select_related("municipality")
    found = get_object_or_404(bodies, municipality__slug=home, slug=body)
    check_may_keep_paper_days(found, desk.reader)
    page = reverse("desk-contact", args=[home])

    def make_form(data=None, refusal=None):
        record = found if refusal is None else reread_record(found)
        form = build_change_form(PaperDaysForm)
        return form(data, instance=record, dossier=None, reader=desk.reader, refusal=refusal)

    def save(form):
        days = form.instance.paper_days
        save_paper_days(form.instance, paper_days=days, by=desk.reader, reason=form.why)
        add_success_message(request, _("Bewaard: de aanlevertermijn van %s.") % found.name)
        return page

    context = {"here": _("Aanlevertermijn van %s") % found.name, "home": found.municipality}
    context["page"] = page
    return answer_form(desk, make_form, save, template="desk/recess/act.html", context=context)
