"""A request to bodies to speak, and which bodies are asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Body

from ...actions.parts import ask
from ...models import Round
from ..entry import EntryMeta
from .part import Part
from .placed import PlacedForm


class RoundForm(PlacedForm):
    target = "round"

    asked = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Gevraagde organen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(EntryMeta):
        model = Round
        fields = (
            "title",
            "subject",
            "questions",
            "dated_on",
            "opened_by",
            "legal_basis",
            "bundle",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_all_bodies("opened_by")
        self.offer_all_bodies("asked")
        if not self.is_new:
            self.initial["asked"] = [each.body_id for each in self.instance.asked.all()]
            self.remember()

    def parts_of(self, record):
        if record._state.adding:
            return ()
        keys = record.asked.order_by("body_id").values_list("body_id", flat=True)
        return (Part("asked", _("Gevraagde organen"), {"asked": [str(key) for key in keys]}),)

    def store(self):
        made = super().store()
        ask(made, self.cleaned_data["asked"], by=self.reader, reason=self.why)
        return made
