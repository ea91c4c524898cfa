"""Add a place in a source to a record; to another council's position it is proposed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from ...forms.kinds import KINDS
from ...models import TARGETS, Evidence, Position
from ...permissions import may_propose_reading
from ..rules import Access, open_to
from .frame import answered
from .record import opened, saved
from .said import say

FIELDS = {model: name for name, model in TARGETS.items()}


@open_to(Access.KEEPS)
def new_place(request, soort, pk):
    """Show the form for a place in a source that shows a record, and save it."""
    found = opened(request, soort, pk)
    field = FIELDS.get(found.kind.model)
    if field is None:
        raise Http404
    if not may_add_place(found):
        raise PermissionDenied(_("Een plaats erbij is aan wie dit bijhoudt."))
    desk = found.desk

    def make_form(data=None, refusal=None):
        place = Evidence(dossier=desk.dossier, **{field: found.record})
        return KINDS["bewijsplaats"].form(
            data, instance=place, dossier=desk.dossier, reader=desk.reader, refusal=refusal
        )

    def save(form):
        saved(KINDS["bewijsplaats"], form)
        say(request, said(found))
        return found.address() if found.may_keep else found.record.get_absolute_url()

    here = _("Plaats in een bron bij %s") % found.name
    return answered(desk, make_form, save, template="desk/new.html", context={"here": here})


def may_add_place(found):
    """Whether the reader keeps the record, or may propose a reading of it."""
    if isinstance(found.record, Position):
        return may_propose_reading(found.desk.reader, found.record)
    return found.may_keep


def said(found):
    if found.may_keep:
        return _("De plaats is bewaard.")
    return _("De lezing is voorgesteld; de griffie van dit orgaan beslist erover.")
