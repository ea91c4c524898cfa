"""The answer of a body to a round: a published decision of its own, or no view."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...models import RoundBody, Speaker, Status
from ..entry import EntryMeta
from ..kinds.clock import DayField
from ..kinds.record import decision_words, labelled
from .asked import AskedForm

OF_ITSELF = _("Een gepubliceerd besluit van dit orgaan zelf. Staat het er niet? Voer het eerst in.")


class RoundAnswerForm(AskedForm):
    """One of both; nothing takes back the answer that stands."""

    no_view_on = DayField(label=_("Of: geen zienswijze, besloten op"), required=False)

    field_order = ("answer", "no_view_on")

    class Meta(EntryMeta):
        model = RoundBody
        fields = ("answer", "no_view_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        labelled(field, decision_words, "body")
        own = field.queryset.filter(body=self.instance.body_id, speaker=Speaker.BODY)
        stands = Q(status=Status.PUBLISHED) | Q(pk=self.instance.answer_id)
        field.queryset = own.filter(stands).order_by("-first_on", "-id")
        field.label, field.help_text = _("Besluit"), OF_ITSELF

    def clean(self):
        cleaned = super().clean()
        given = [cleaned.get("answer"), cleaned.get("no_view_on")]
        if not self.errors and not any(given) and not self.initial_answer:
            self.add_error(
                "answer", ValidationError(_("Kies een besluit, of vul de dag in waarop het orgaan "
                                            "besloot geen zienswijze te geven."))
            )  # fmt: skip
        return cleaned

    @property
    def initial_answer(self):
        """What stood as the answer when the form was opened."""
        return self.initial.get("answer") or self.initial.get("no_view_on")
