"""How the griffie of a council is reached, for who reads what its council holds."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.regions import check_may_keep_griffie_contact, save_griffie_contact
from municipalities.models import Body, BodyKind

from ..access import Access, restrict_to
from .fields import EntryFormMeta
from .form_flow import add_success_message, answer_form, back_to_do, open_workspace
from .kinds.forms import RecordForm
from .kinds.kind import build_change_form
from .records import reread_record


class ContactForm(RecordForm):
    """An e-mail address and a telephone number of the griffie of the council that it is about."""

    class Meta(EntryFormMeta):
        model = Body
        fields = ("contact_email", "contact_phone")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact_email"].help_text = gettext_lazy(
            "Een adres van de griffie, niet van een persoon. Iedereen kan het lezen."
        )


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
        save_griffie_contact(typed, **contact, by=desk.reader, reason=form.why)
        add_success_message(request, _("Bewaard: het contact van de griffie."), back_to_do())
        return page

    context = {
        "here": _("Contact van de griffie"),
        "home": council.municipality,
        "page": page,
    }
    return answer_form(desk, make_form, save, template="desk/recess/act.html", context=context)
