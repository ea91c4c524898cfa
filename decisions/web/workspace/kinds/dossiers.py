"""The forms of a dossier, its subjects and themes, bodies and arrangements."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Arrangement, Body, Municipality, Participation
from municipalities.models.bodies import MUNICIPAL

from ....models import Dossier, Subject, SubjectKind, Theme
from ..conflicts import ConflictPart
from ..fields import DayField, EntryFormMeta, TypedField
from .concerns import ConcernsMixin
from .forms import FormSection, RecordForm, count_form_rows
from .relation_rows import RelationRowsMixin
from .rows import DatedHomeRow, RowForm

# One line of what a derived variant takes from another one.


class ElementRow(RowForm):
    """The variant that lends it and what it is; `lenders` are variants by key."""

    pair = ("taken_from", "name")

    taken_from = forms.TypedChoiceField(label=_("Uit variant"), required=False, coerce=int)
    name = TypedField(label=_("Element"), max_length=200, required=False)

    def __init__(self, data, number, initial, *, lenders):
        super().__init__(data, prefix=f"element-{number}", initial=initial)
        self.lenders = lenders
        names = [(key, each.name) for key, each in lenders.items()]
        self.fields["taken_from"].choices = [("", _("Kies…")), *names]

    @property
    def element(self):
        """(variant that lends, name)."""
        return self.lenders[self.cleaned_data["taken_from"]], self.cleaned_data["name"]


# What a dossier is about: its themes, and the subjects that bodies speak on.


class NamedForm(RecordForm):
    """Of something with an address: made from its name once, and never changed after."""

    slug_from = "name"

    def clean(self):
        cleaned = super().clean()
        name = cleaned.get(self.slug_from)
        if self.is_new and name:
            self.instance.slug = slugify(name)[:80]
            if not self.instance.slug:
                nameless = _("Geef een naam met letters of cijfers.")
                self.add_error(self.slug_from, ValidationError(nameless))
        return cleaned


class ThemeForm(NamedForm):
    class Meta(EntryFormMeta):
        model = Theme
        fields = ("name", "description")


class SubjectForm(ConcernsMixin, RelationRowsMixin, NamedForm):
    """A subject with whom it concerns and what it is to others; each kind adds its own link to a
    variant."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.hold_concerns()
        self.fields["number"].help_text = _("Plaats op het bord; het laagste staat voorop.")
        self.fields["short_name"].help_text = _(
            "Voor smalle kolommen op het bord, hooguit 16 letters; leeg: de naam."
        )
        for name in ("works_out", "column", "base"):
            if name in self.fields:
                variants = self.fields[name].queryset.filter(kind=SubjectKind.VARIANT)
                self.fields[name].queryset = variants.exclude(pk=self.instance.pk)
        self.remember()

    def parts_of(self, record):
        return (*super().parts_of(record), self.concern_part(record))

    def more_sections(self):
        return (*super().more_sections(), self.concern_section())

    @property
    def along(self):
        return {**super().along, "concerns": self.list_concerns()}


class ProposalForm(SubjectForm):
    class Meta(EntryFormMeta):
        model = Subject
        fields = ("name", "short_name", "description", "works_out", "number")


class DirectionForm(SubjectForm):
    class Meta(EntryFormMeta):
        model = Subject
        fields = ("name", "short_name", "description", "column", "number")


class VariantForm(SubjectForm):
    """A variant; a derived one names its base and the elements that it takes from others."""

    class Meta(EntryFormMeta):
        model = Subject
        fields = ("name", "short_name", "description", "base", "number")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        standing = [] if self.is_new else list(self.instance.elements.all())
        count = count_form_rows(self.given(), "element", len(standing))
        initial = [{"taken_from": each.taken_from_id, "name": each.name} for each in standing]
        initial += [{}] * (count - len(initial))
        lenders = {each.pk: each for each in self.fields["base"].queryset.order_by("number", "id")}
        self.rows = [
            self.hold(ElementRow(self.given(), number, initial[number], lenders=lenders))
            for number in range(count)
        ]
        self.remember()

    def parts_of(self, record):
        sent = {}
        for number, each in enumerate([] if record._state.adding else record.elements.all()):
            sent[f"element-{number}-taken_from"] = [str(each.taken_from_id)]
            sent[f"element-{number}-name"] = [each.name]
        elements = ConflictPart("element", _("Overgenomen elementen"), sent, key="name")
        return (*super().parts_of(record), elements)

    def more_sections(self):
        rows = tuple(self.bound(each) for each in self.rows)
        label, told = _("Overgenomen elementen"), _("Wat een afgeleide variant van andere neemt.")
        return (
            FormSection(label, (), rows, told, is_closed=self.is_plain),
            *super().more_sections(),
        )

    @property
    def is_plain(self):
        """Whether the variant takes nothing from others."""
        return not self.is_bound and not any(each.initial for each in self.rows)

    @property
    def along(self):
        elements = [each.element for each in self.rows if not each.is_empty]
        return {**super().along, "elements": elements}


# The dossier itself: the question, its region and its decision rule.

# The words that stand in the place of a dossier's address in the workspace.
RESERVED_SLUGS = {
    *(
        "aanbod",
        "bronnen",
        "datum",
        "griffie",
        "kladje",
        "lezingen",
        "meldingen",
        "nieuw",
        "opzetten",
        "raadsinformatie",
        "reces",
    )
}


class DossierForm(NamedForm):
    slug_from = "title"

    closed_on = DayField(label=_("Gesloten op"), required=False)
    kept_until = DayField(label=_("Bijgehouden tot en met"), required=False)

    field_order = ("title", "question", "region", "rule", "dated_on", "closed_on", "kept_until")

    class Meta(EntryFormMeta):
        model = Dossier
        fields = ("title", "question", "region", "rule", "dated_on", "closed_on", "kept_until")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dated_on"].label = _("Geopend op")
        if not self.is_new:
            del self.fields["region"]
        elif not self.reader.is_beheer:
            regions = self.fields["region"]
            regions.queryset = regions.queryset.filter(pk__in=self.reader.redactie_of)

    def clean(self):
        cleaned = super().clean()
        if self.is_new and self.instance.slug in RESERVED_SLUGS:
            self.add_error("title", ValidationError(_("Kies een langere titel; dit is bezet.")))
        return cleaned


# A body of the region itself: a steering group, a sounding board, a conference.


class BodyForm(RecordForm):
    class Meta(EntryFormMeta):
        model = Body
        fields = ("kind", "name", "paper_days")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paper_days"].help_text = _(
            "Hoeveel dagen vóór een vergadering de stukken binnen moeten zijn; leeg als dat niet "
            "bekend is."
        )
        field = self.fields["kind"]
        if self.instance.municipality_id is None:
            field.choices = [each for each in field.choices if each[0] not in MUNICIPAL]
        else:
            del self.fields["kind"]


# One line of who takes part in an arrangement, or no longer does, since when.

YES, NO = "ja", "nee"
TAKES_PART = [(YES, _("neemt deel")), (NO, _("neemt niet meer deel"))]


class ParticipationRow(DatedHomeRow):
    part = "deelname"

    takes_part = forms.ChoiceField(label=_("Wat"), choices=TAKES_PART, required=False)

    @property
    def said(self):
        """((municipality, date), whether it takes part)."""
        cleaned = self.cleaned_data
        return (cleaned["municipality"], cleaned["dated_on"]), cleaned["takes_part"] != NO


# A form of cooperation that exists already, with who takes part since when.


class ArrangementForm(NamedForm):
    class Meta(EntryFormMeta):
        model = Arrangement
        fields = ("name", "legal_form", "description", "source", "place", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.standing = list_standing_participations(self.instance)
        homes = list(Municipality.objects.order_by("name", "id").values_list("pk", "name"))
        initial = [initial_participation_rows(each) for each in self.standing.values()]
        count = count_form_rows(self.given(), "deelname", len(initial))
        initial += [{}] * (count - len(initial))
        self.rows = [
            self.hold(ParticipationRow(self.given(), number, initial[number], homes=homes))
            for number in range(count)
        ]
        self.remember()

    def parts_of(self, record):
        sent = {}
        for number, each in enumerate(list_standing_participations(record).values()):
            row = initial_participation_rows(each) | {
                "dated_on": format_dutch_date(each.dated_on, one_day=True)
            }
            sent |= {f"deelname-{number}-{name}": [str(text)] for name, text in row.items()}
        return (ConflictPart("deelname", _("Deelnemers"), sent, key="municipality"),)

    def more_sections(self):
        rows = tuple(self.bound(each) for each in self.rows)
        return (*super().more_sections(), FormSection(_("Wie neemt deel, sinds wanneer"), (), rows))

    @property
    def along(self):
        wanted = dict(each.said for each in self.rows if not each.is_empty)
        return {
            "participations": list(self.changed(wanted)),
            "ended": [each for key, each in self.standing.items() if key not in wanted],
        }

    def changed(self, wanted):
        """Yield the participations that are new or say something else, as they become."""
        for (municipality, dated_on), takes_part in wanted.items():
            each = self.standing.get((municipality, dated_on))
            if each is None:
                each = Participation(municipality_id=municipality, dated_on=dated_on)
            elif each.takes_part == takes_part:
                continue
            each.takes_part = takes_part
            yield each


def list_standing_participations(arrangement):
    """Return the participations of an arrangement by (municipality, date)."""
    if arrangement._state.adding:
        return {}
    found = arrangement.participations.order_by("municipality__name", "first_on", "id")
    return {(each.municipality_id, each.dated_on): each for each in found}


def initial_participation_rows(standing):
    return {
        "municipality": standing.municipality_id,
        "dated_on": standing.dated_on,
        "takes_part": YES if standing.takes_part else NO,
    }
