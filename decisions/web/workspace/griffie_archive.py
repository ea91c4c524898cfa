"""Whose archive the papers of a municipality go to and how long they are kept: what MDTO asks."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.griffies import delete_archive_terms, save_archive_terms
from municipalities.models import Appraisal, ArchiveTerms

from ..access import Access, restrict_to
from .fields import EntryFormMeta
from .form_flow import add_success_message, answer_form
from .griffie_papers import answer_removal, open_papers
from .kinds.forms import RecordForm
from .kinds.kind import build_change_form
from .records import reread_record

HELP = {
    "creator": gettext_lazy(
        "De organisatie die de stukken maakt of ontvangt, zoals het archief haar noemt."
    ),
    "creator_key": gettext_lazy("Leeg: dan gebruikt Regio de landelijke code van de gemeente."),
    "creator_register": gettext_lazy("De naam van het register of systeem dat dit kenmerk kent."),
    "retention_years": gettext_lazy(
        "Alleen als u een aantal jaren bewaart. De termijn begint op de dag van de vergadering "
        "waarin het stuk is behandeld."
    ),
    "selection_list": gettext_lazy(
        "De naam en het jaar van de selectielijst waar de bewaartermijn in staat."
    ),
    "category": gettext_lazy("Het nummer en de naam, zoals ze in die lijst staan."),
    "restriction": gettext_lazy("Leeg: er is geen beperking, want de stukken zijn openbaar."),
}


class ArchiveTermsForm(RecordForm):
    """The terms of the municipality of its instance, which stays."""

    appraisal = forms.ChoiceField(
        label=gettext_lazy("Hoe lang bewaart u de stukken?"),
        choices=Appraisal.choices,
        widget=forms.RadioSelect,
    )

    class Meta(EntryFormMeta):
        model = ArchiveTerms
        fields = (
            *("creator", "creator_key", "creator_register", "appraisal", "retention_years"),
            *("selection_list", "category", "restriction"),
        )
        help_texts = HELP

    @property
    def is_seen(self):
        """Nobody reads the terms on a page, so that a change needs no reason."""
        return False


@restrict_to(Access.KEEPS)
def archive_terms_page(request, home):
    """Show the terms of the archive of a municipality, and save what changed in them."""
    desk, found = open_papers(request, home)
    stands = find_archive_terms(found)
    page = reverse("municipality", args=[found.slug])

    def make_form(data=None, refusal=None):
        asked = {"dossier": None, "reader": desk.reader, "refusal": refusal}
        if stands is None:
            return ArchiveTermsForm(data, instance=ArchiveTerms(municipality=found), **asked)
        record = stands if refusal is None else reread_record(stands)
        return build_change_form(ArchiveTermsForm)(data, instance=record, **asked)

    def save(form):
        save_archive_terms(form.instance, by=desk.reader, reason=form.why)
        add_success_message(request, _("Bewaard: de archiefgegevens."))
        return reverse("desk-archive", args=[found.slug])

    context = {"here": _("Archief"), "home": found, "page": page, "stands": stands}
    return answer_form(desk, make_form, save, template="desk/papers/archive.html", context=context)


def find_archive_terms(home):
    return ArchiveTerms.objects.filter(municipality=home).first()


@restrict_to(Access.KEEPS)
def delete_archive_terms_page(request, home):
    """Ask, and take the terms away, so that a zip holds no MDTO any more."""
    desk, found = open_papers(request, home)
    stands = find_archive_terms(found)
    page = reverse("desk-archive", args=[found.slug])
    words = {"here": _("Archiefgegevens weghalen"), "submit": _("Weghalen")}
    told = _("Weggehaald: de archiefgegevens.")
    context = {"home": found, "page": page, **words}
    return answer_removal(desk, stands, delete_archive_terms, told=told, context=context)
