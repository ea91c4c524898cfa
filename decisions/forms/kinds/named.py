"""What a dossier is about: its themes, and the subjects that bodies speak on."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ...models import Subject, SubjectKind, Theme
from ..conflict import Part
from ..entry import EntryMeta
from .composite import Section
from .element import ElementRow
from .part import row_count
from .record import RecordForm


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
    class Meta(EntryMeta):
        model = Theme
        fields = ("name", "description")


class SubjectForm(NamedForm):
    """A subject; each kind adds its own link to a variant."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = _("Plaats op het bord; het laagste staat voorop.")
        for name in ("works_out", "column", "base"):
            if name in self.fields:
                variants = self.fields[name].queryset.filter(kind=SubjectKind.VARIANT)
                self.fields[name].queryset = variants.exclude(pk=self.instance.pk)


class ProposalForm(SubjectForm):
    class Meta(EntryMeta):
        model = Subject
        fields = ("name", "description", "works_out", "number")


class DirectionForm(SubjectForm):
    class Meta(EntryMeta):
        model = Subject
        fields = ("name", "description", "column", "number")


class VariantForm(SubjectForm):
    """A variant; a derived one names its base and the elements that it takes from others."""

    class Meta(EntryMeta):
        model = Subject
        fields = ("name", "description", "base", "number")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        standing = [] if self.is_new else list(self.instance.elements.all())
        count = row_count(self.given(), "element", len(standing))
        initial = [{"taken_from": each.taken_from_id, "name": each.name} for each in standing]
        initial += [{}] * (count - len(initial))
        lenders = {each.pk: each for each in self.fields["base"].queryset.order_by("number", "id")}
        self.rows = [
            self.hold(ElementRow(self.given(), number, initial[number], lenders=lenders))
            for number in range(count)
        ]
        self.remember()

    def parts_of(self, record):
        if record._state.adding:
            return ()
        sent = {}
        for number, each in enumerate(record.elements.all()):
            sent[f"element-{number}-taken_from"] = [str(each.taken_from_id)]
            sent[f"element-{number}-name"] = [each.name]
        return (Part("element", _("Overgenomen elementen"), sent, key="name"),)

    def more_sections(self):
        rows = tuple(self.bound(each) for each in self.rows)
        label, told = _("Overgenomen elementen"), _("Wat een afgeleide variant van andere neemt.")
        return (*super().more_sections(), Section(label, (), rows, told, is_closed=self.is_plain))

    @property
    def is_plain(self):
        """Whether the variant takes nothing from others."""
        return not self.is_bound and not any(each.initial for each in self.rows)

    @property
    def along(self):
        return {"elements": [each.element for each in self.rows if not each.is_empty]}
