"""The forms of agenda items, their lines, and their treatments in meetings."""

from django import forms
from django.utils.translation import gettext_lazy

from municipalities.models import Body, BodyKind

from ....actions.agenda import join_lines
from ....models import (
    COMMON_LINES,
    INCOMING_KINDS,
    AgendaItem,
    AgendaLine,
    Commitment,
    CommonItem,
    ItemSection,
    LineKind,
    SubjectKind,
    Treatment,
)
from ..conflicts import ConflictPart
from ..fields import DayField, EntryFormMeta, LinesField, join_row_texts, narrow_choices
from ..searched import search_when_long
from .forms import (
    FormSection,
    PlacedForm,
    RecordForm,
    decision_words,
    label_choices,
    meeting_words,
    offer_seen_treatments,
)

# An item in one meeting: which, as what, and what came of it.

PLANNING_FIELDS = ("kind", "stage", "meeting", "planned_note", "agenda_number")
PLANNED_HELP = gettext_lazy("Wat er bekend is zolang er geen vergadering is.")


def prepare_planning_fields(fields):
    """Let meetings be told with their day and body, and say what the note is for."""
    label_choices(fields["meeting"], meeting_words, "body")
    fields["planned_note"].help_text = PLANNED_HELP


class FirstTreatmentForm(forms.ModelForm):
    """The first treatment of a new item, as a part of its form."""

    class Meta(EntryFormMeta):
        model = Treatment
        fields = PLANNING_FIELDS

    def __init__(self, *args, dossier, reader, **kwargs):
        super().__init__(*args, **kwargs)
        prepare_planning_fields(self.fields)
        for field in self.fields.values():
            narrow_choices(field, dossier, reader)
            search_when_long(field)


class TreatmentForm(RecordForm):
    """The item is chosen by the address and stays."""

    class Meta(EntryFormMeta):
        model = Treatment
        fields = (*PLANNING_FIELDS, "outcome", "outcome_note", "decision")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        prepare_planning_fields(self.fields)
        label_choices(self.fields["decision"], decision_words, "body")
        if not self.instance.item.is_incoming:
            kinds = self.fields["kind"].choices
            self.fields["kind"].choices = [each for each in kinds if each[0] not in INCOMING_KINDS]
        if self.is_new:
            for name in ("outcome", "outcome_note", "decision"):
                del self.fields[name]


# An item on the agenda of a body, with its lines: one a line, kind by kind.

LINE_FIELDS = {
    LineKind.POINT: gettext_lazy("Beslispunten"),
    LineKind.COLLEGE: gettext_lazy("Besluiten van het college"),
    LineKind.QUESTION: gettext_lazy("Vragen aan de raad"),
    LineKind.ATTACHMENT: gettext_lazy("Bijlagen"),
    LineKind.RECIPIENT: gettext_lazy("Geadresseerden"),
}


SECTIONS_LABEL = gettext_lazy("Vertel op de bladzijde en in de bestanden ook")


class AgendaItemForm(PlacedForm):
    target = "agenda_item"

    sections_told = forms.MultipleChoiceField(
        label=SECTIONS_LABEL,
        choices=ItemSection.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Dit komt uit het dossier, zoals het op de peildatum staat."),
    )

    class Meta(EntryFormMeta):
        model = AgendaItem
        fields = (
            "body",
            "title",
            "reference",
            "portfolio_holder",
            "is_incoming",
            "summary",
            "round",
            "decision",
            "source",
            "url",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_choices(self.fields["decision"], decision_words, "body")
        self.treatment = self.hold_first_treatment() if self.is_new else None
        told = ItemSection.values if self.is_new else self.instance.sections.split()
        self.initial["sections_told"] = told
        now = {part.name: part.sent[part.name][0] for part in self.line_parts(self.instance)}
        for kind, label in LINE_FIELDS.items():
            self.fields[kind.value] = LinesField(label=label)
            self.initial[kind.value] = now.get(kind.value, "")
        self.remember()

    def hold_first_treatment(self):
        about = {"dossier": self.dossier, "reader": self.reader}
        return self.hold(FirstTreatmentForm(self.given(), prefix="behandeling", **about))

    def parts_of(self, record):
        told = {"sections_told": record.sections.split()}
        return (*self.line_parts(record), ConflictPart("sections_told", SECTIONS_LABEL, told))

    def line_parts(self, record):
        lines = [] if record._state.adding else list(record.lines.order_by("number", "id"))
        texts = {
            kind: [join_lines(each.text) for each in lines if each.kind == kind]
            for kind in LINE_FIELDS
        }
        return tuple(
            ConflictPart(kind.value, label, {kind.value: ["\n".join(texts[kind])]})
            for kind, label in LINE_FIELDS.items()
        )

    def sections(self):
        first, *others = super().sections()
        names = {kind.value for kind in LINE_FIELDS}
        plain = tuple(each for each in first.fields if each.name not in names)
        lines = tuple(self[kind.value] for kind in LINE_FIELDS)
        return (
            FormSection("", plain),
            *self.planning_sections(),
            FormSection(gettext_lazy("Wat er in staat"), lines),
            *others,
        )

    def planning_sections(self):
        if self.treatment is None:
            return ()
        return (FormSection(gettext_lazy("Behandeling"), self.bound(self.treatment)),)

    def clean(self):
        cleaned = super().clean()
        self.instance.sections = " ".join(cleaned.get("sections_told", []))
        return cleaned

    @property
    def along(self):
        lines = {kind: self.cleaned_data[kind.value] for kind in LINE_FIELDS}
        return {"lines": lines, "first": self.treatment.instance if self.treatment else None}


# What only a line of that kind has.
ONLY_OF = {LineKind.POINT: ("outcome", "amended_text"), LineKind.ATTACHMENT: ("is_secret",)}


class AgendaLineForm(RecordForm):
    """One line with what stands beside it; the item gets a version too, for who has it open."""

    class Meta(EntryFormMeta):
        model = AgendaLine
        fields = ("text", "note", "place", "url", "is_secret", "outcome", "amended_text")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind, names in ONLY_OF.items():
            if self.instance.kind != kind:
                for name in names:
                    del self.fields[name]


# One text for several councils, and what somebody promised one.

ASKED_LABEL = gettext_lazy("Aanbieden aan")


class CommonItemForm(RecordForm):
    """The text, and the councils that it is offered to: those that the round asks, or all."""

    asked = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=ASKED_LABEL,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "De tekst wordt gedeeld met de regio; elke griffie maakt er zelf een agendapunt van."
        ),
    )
    field_order = (
        *("title", "points", "summary", "asked", "reference", "questions", "attachments"),
        *("recipients", "round", "proposal", "source", "url"),
    )

    class Meta(EntryFormMeta):
        model = CommonItem
        fields = (
            *("title", "points", "summary", "reference", "questions", "attachments"),
            *("recipients", "round", "proposal", "source", "url"),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_all_bodies("asked")
        councils = self.fields["asked"].queryset.filter(kind=BodyKind.COUNCIL)
        self.fields["asked"].queryset = councils.order_by("name")
        for name in COMMON_LINES:
            self.fields[name].help_text = gettext_lazy("Eén per regel.")
        proposals = self.fields["proposal"]
        proposals.queryset = proposals.queryset.filter(kind=SubjectKind.PROPOSAL)
        if self.is_new:
            self.start_from_round()
        else:
            self.initial["asked"] = [each.body_id for each in self.instance.offers.all()]
            self.remember()

    def start_from_round(self):
        """Begin with what the round that the address names asks, and whom."""
        rows = self.fields["round"].queryset
        chosen = str(self.initial.get("round") or "")
        found = rows.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
        councils = self.fields["asked"].queryset
        if found is not None:
            councils = councils.filter(asked__round=found)
            about = found.subject
            is_proposal = about is not None and about.kind == SubjectKind.PROPOSAL
            self.initial |= {
                "title": found.title,
                "questions": join_row_texts(found.listed_questions),
                "proposal": about.pk if is_proposal else None,
            }
        self.initial["asked"] = [each.pk for each in councils]

    def parts_of(self, record):
        offers = () if record._state.adding else record.offers.order_by("body_id")
        keys = [each.body_id for each in offers]
        return (ConflictPart("asked", ASKED_LABEL, {"asked": [str(key) for key in keys]}),)

    @property
    def along(self):
        return {"asked": self.cleaned_data["asked"]}


class CommitmentForm(RecordForm):
    made_on = DayField(label=gettext_lazy("Gedaan op"))
    due_on = DayField(label=gettext_lazy("Uiterlijk"), required=False)
    done_on = DayField(label=gettext_lazy("Afgedaan op"), required=False)

    field_order = (
        *("body", "kind", "text", "holder", "made_on", "due_on", "treatment", "decision"),
        *("done_on", "done_note"),
    )

    class Meta(EntryFormMeta):
        model = Commitment
        fields = (
            *("body", "kind", "text", "holder", "made_on", "due_on", "treatment", "decision"),
            *("done_on", "done_note"),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_choices(self.fields["decision"], decision_words, "body")
        offer_seen_treatments(self, "treatment")
