"""One more treatment of an agenda item: another meeting, or the same matter once again."""

from django.utils.translation import gettext as _

from ...models import Treatment
from ..access import Access, restrict_to
from .form_flow import add_success_message, answer_form
from .kinds import RECORD_KINDS
from .records import open_record_to_keep, save_kind_form


@restrict_to(Access.KEEPS)
def new_treatment_page(request, pk):
    """Show the form for one more treatment of an agenda item, and save it."""
    found = open_record_to_keep(request, "agendapunt", pk)
    desk, kind = found.desk, RECORD_KINDS["behandeling"]

    def make_form(data=None, refusal=None):
        treatment = Treatment(item=found.record, dossier=desk.dossier)
        about = {"dossier": desk.dossier, "reader": desk.reader, "refusal": refusal}
        return kind.form(data, instance=treatment, **about)

    def save(form):
        save_kind_form(kind, form)
        add_success_message(request, _("Behandeling toegevoegd aan ‘%s’.") % found.name)
        return found.address()

    here = _("Behandeling toevoegen aan %s") % found.name
    return answer_form(desk, make_form, save, template="desk/new.html", context={"here": here})
