"""A request to bodies to speak: what it asks, under which law, and which bodies are asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Body

from ...models import Round
from ..conflict import Part
from ..entry import EntryMeta
from .basis import bases
from .clock import DayField
from .lines import LinesField, lines_of
from .placed import PlacedForm

QUESTIONS = _("Vragen aan de organen")
DUE = _("Waar de grondslag zelf geen termijn noemt; anders telt de wet vanaf de ontvangst.")
FOLLOWS = _("De ronde ervoor: wat daar open bleef, is waar deze begint.")


class RoundForm(PlacedForm):
    target = "round"

    due_on = DayField(label=_("Uiterlijk"), required=False, help_text=DUE)
    vragen = LinesField(label=QUESTIONS)
    asked = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Gevraagde organen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = (
        *("title", "subject", "questions", "vragen", "dated_on", "opened_by", "legal_basis"),
        *("due_on", "asked", "follows", "bundle", "note"),
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
            "due_on",
            "follows",
            "bundle",
            "note",
        )
        widgets = {"legal_basis": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_all_bodies("opened_by")
        self.offer_all_bodies("asked")
        self.fields["questions"].label = _("Wat er wordt gevraagd, in woorden")
        self.fields["legal_basis"].choices = bases()
        self.offer_earlier()
        if not self.is_new:
            self.initial["asked"] = [each.body_id for each in self.instance.asked.all()]
            self.initial["vragen"] = lines_of(self.instance.listed_questions)
            self.remember()

    def offer_earlier(self):
        """Offer the other rounds of the dossier, the latest first."""
        field = self.fields["follows"]
        others = field.queryset.exclude(pk=self.instance.pk)
        field.queryset, field.help_text = others.order_by("-first_on", "-id"), FOLLOWS

    def parts_of(self, record):
        if record._state.adding:
            return ()
        keys = record.asked.order_by("body_id").values_list("body_id", flat=True)
        return (
            Part("vragen", QUESTIONS, {"vragen": [lines_of(record.listed_questions)]}),
            Part("asked", _("Gevraagde organen"), {"asked": [str(key) for key in keys]}),
        )

    @property
    def along(self):
        return {"asked": self.cleaned_data["asked"], "questions": self.cleaned_data["vragen"]}
