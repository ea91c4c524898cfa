"""Take personal data out of a record and all its versions; for beheer."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from municipalities.models import Paragraph, Source

from ...actions.blank import blank as blank_record
from ...forms.blank import BlankForm
from ...forms.kinds import Kind
from ..rules import Access, open_to
from .act import acted
from .frame import desk_of
from .record import Opened, opened

# Texts that are kept elsewhere, but may hold personal data all the same.
TEXTS = {
    "bron": Kind("bron", Source, None, None, is_new=False),
    "alinea": Kind("alinea", Paragraph, None, None, is_new=False),
}


@open_to(Access.KEEPS)
def blank(request, soort, pk):
    """Ask for the field, the passage and the reason, and blank it everywhere."""
    if not request.reader.is_beheer:
        raise PermissionDenied(_("Alleen beheer wist persoonsgegevens."))
    found = text_of(request, soort, pk) if soort in TEXTS else opened(request, soort, pk)

    def run(form):
        blank_record(
            form.seen,
            name=form.cleaned_data["field"],
            passage=form.cleaned_data["passage"],
            by=found.desk.reader,
            reason=form.why,
        )

    return acted(
        found,
        "desk-blank",
        run,
        here=_("Wissen: %(name)s"),
        submit=_("Wissen"),
        done=_("De tekst is overal weggelaten."),
        form=BlankForm,
        needs_reason=True,
        warning=_("Dit wordt ook uit de geschiedenis gehaald en kan niet terug. Wie wat wanneer "
                  "wijzigde blijft staan."),
    )  # fmt: skip


def text_of(request, soort, pk):
    """Return the Opened source or paragraph of this address."""
    kind = TEXTS[soort]
    return Opened(desk_of(request), kind, get_object_or_404(kind.model._default_manager, pk=pk))
