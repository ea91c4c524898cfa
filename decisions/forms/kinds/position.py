"""One stance: what a body or some of its groups hold, and which reading says so."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import CouncilTerm, Group

from ...models import Position
from ...stances import Stance
from ..conflict import Part
from ..entry import EntryMeta
from .placed import PlacedForm

STANCES = [(each.value, f"{each.glyph} {each.label}") for each in Stance]


class PositionForm(PlacedForm):
    """Changes a Position; a new one comes with its Decision."""

    target = "position"

    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(),
        label=_("Fracties in Regio"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(EntryMeta):
        model = Position
        fields = ("subject", "stance", "shown", "groups_label", "group_seats")
        widgets = {"stance": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stance"].choices = STANCES
        self.fields["groups_label"].label = _("Fracties, zoals de bron ze noemt")
        self.fields["groups_label"].help_text = _("Leeg: het hele orgaan.")
        self.initial["groups"] = [each.group_id for each in self.instance.groups.all()]
        self.fields["groups"].queryset = groups_of(self.instance, self.initial["groups"])
        self.offer_readings()
        self.remember()

    def offer_readings(self):
        """Offer what was read of this position, by what each place says."""
        field = self.fields["shown"]
        own = field.queryset.filter(position=self.instance.pk, is_accepted=True)
        field.queryset = own.exclude(reads_stance="").select_related("source")
        field.label_from_instance = reading_words

    def parts_of(self, record):
        keys = record.groups.order_by("group_id").values_list("group_id", flat=True)
        return (Part("groups", _("Fracties"), {"groups": [str(key) for key in keys]}),)

    def clean(self):
        cleaned = super().clean()
        shown = cleaned.get("shown")
        if shown is not None and "shown" in self.changed_data and "stance" not in self.changed_data:
            cleaned["stance"] = shown.reads_stance
        return cleaned

    @property
    def along(self):
        return {"groups": self.cleaned_data["groups"]}


def groups_of(position, standing):
    """Return the groups of the council that sat when this was decided, and those that stand."""
    body, decision = position.body, position.decision
    terms = CouncilTerm.objects.filter(
        body__municipality=body.municipality_id, first_on__lte=decision.last_on
    )
    last = terms.order_by("-first_on", "-id").values("pk")[:1]
    found = Group.objects.filter(term__in=last) | Group.objects.filter(pk__in=standing)
    return found.order_by("name", "id")


def reading_words(reading):
    read = reading.get_reads_stance_display()
    return f"{read}: {reading.source.title}, {reading.place}"
