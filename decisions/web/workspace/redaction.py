"""Take personal data out of a record and all its versions; for beheer."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Paragraph, Source
from municipalities.redaction import list_redactable_fields

from ...actions.redaction import redact_record as blank_record
from ...models import ReadBackLine
from ..access import Access, restrict_to
from .fields import TypedField
from .form_flow import open_workspace
from .kinds import RecordKind
from .record_actions import RecordActionForm, answer_action_form
from .records import RecordContext, open_record

# Which passage goes out of which field, and why.


class RedactionForm(RecordActionForm):
    """`field` is one of the text fields of the record; `passage` is taken literally."""

    field = forms.ChoiceField(label=gettext_lazy("Veld"))
    passage = TypedField(
        label=gettext_lazy("Precies deze tekst"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Wordt overal in dit veld vervangen door [weggelaten], ook in oude versies."
        ),
    )

    field_order = ("field", "passage", "reason")

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        own = list_redactable_fields(type(record))
        self.fields["field"].choices = [(each.name, capfirst(each.verbose_name)) for each in own]


# Texts that are kept elsewhere, but may hold personal data all the same.
TEXTS = {
    "bron": RecordKind("bron", Source, None, None, is_new=False),
    "alinea": RecordKind("alinea", Paragraph, None, None, is_new=False),
    "tegenlezing": RecordKind("tegenlezing", ReadBackLine, None, None, is_new=False),
}


@restrict_to(Access.KEEPS)
def redaction_page(request, soort, pk):
    """Ask for the field, the passage and the reason, and blank it everywhere."""
    if not request.reader.is_beheer:
        raise PermissionDenied(_("Alleen beheer wist persoonsgegevens."))
    found = (
        open_text_record(request, soort, pk) if soort in TEXTS else open_record(request, soort, pk)
    )

    def run(form):
        blank_record(
            form.seen,
            name=form.cleaned_data["field"],
            passage=form.cleaned_data["passage"],
            by=found.desk.reader,
            reason=form.why,
        )

    return answer_action_form(
        found,
        "desk-blank",
        run,
        here=_("Wissen: %(name)s"),
        submit=_("Wissen"),
        done=_("De tekst is overal weggelaten."),
        form=RedactionForm,
        needs_reason=True,
        warning=_("Dit wordt ook uit de geschiedenis gehaald en kan niet terug. Wie wat wanneer "
                  "wijzigde blijft staan."),
    )  # fmt: skip


def open_text_record(request, soort, pk):
    """Return the RecordContext source, paragraph or answer to a line of this address."""
    kind = TEXTS[soort]
    return RecordContext(
        open_workspace(request), kind, get_object_or_404(kind.model._default_manager, pk=pk)
    )
