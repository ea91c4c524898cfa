"""What several bodies say alike, in our own words, with the remarks that say it."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions.points import rows_of
from ..models import Heading, Point, Remark
from .conflict import Part
from .entry import EntryMeta
from .kinds.composite import Section
from .kinds.kind import changing
from .kinds.record import RecordForm

PART = "wens"
FIELD = re.compile(rf"{PART}-([0-9]{{1,12}})-erbij")
MOST = 60
HEADINGS = [("", gettext_lazy("geen richting"))] + [
    (each.value, f"{each.glyph} {each.label}") for each in Heading
]


class PointForm(RecordForm):
    """A point with a tick and a heading for each remark: those that it holds, and `added` ones."""

    class Meta(EntryMeta):
        model = Point
        fields = ("title",)

    def __init__(self, data=None, *args, instance, reader, added=(), **kwargs):
        self.standing = held(instance, reader)
        super().__init__(data, *args, instance=instance, reader=reader, **kwargs)
        self.remarks = self.offered(added)
        for remark in self.remarks.values():
            self.offer_remark(remark)
        self.remember()

    def offered(self, added):
        """Return the remarks of the form by key, those of one body together."""
        typed = [int(found[1]) for name in self.data if (found := FIELD.fullmatch(name))]
        standing = [each.pk for each in self.standing]
        keys = list(dict.fromkeys([*standing, *added, *typed]))[:MOST]
        found = Remark.objects.visible_to(self.reader).filter(pk__in=keys, dossier=self.dossier)
        rows = found.select_related("body").order_by("body__name", "first_on", "pk")
        return {each.pk: each for each in rows}

    def offer_remark(self, remark):
        """Add the tick and the heading of one remark."""
        tick, heading = (f"{PART}-{remark.pk}-{each}" for each in ("erbij", "richting"))
        self.fields[tick] = forms.MultipleChoiceField(
            label=_("Hoort erbij"),
            choices=[(str(remark.pk), remark.text)],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields[heading] = forms.ChoiceField(
            label=_("Richting"), choices=HEADINGS, required=False
        )
        self.initial.setdefault(tick, [str(remark.pk)])
        self.initial.setdefault(heading, self.standing.get(remark, ""))

    def parts_of(self, record):
        sent = {}
        for remark, heading in self.standing.items():
            sent[f"{PART}-{remark.pk}-erbij"] = [str(remark.pk)]
            sent[f"{PART}-{remark.pk}-richting"] = [heading]
        return (Part(PART, _("Wensen en bedenkingen"), sent, key="erbij"),)

    def sections(self):
        """Return the title, then a Section for each remark, then the reason."""
        ends = (Section("", (self["reason"],)),) if "reason" in self.fields else ()
        alike = (
            Section(who(each), (self[f"{PART}-{key}-erbij"], self[f"{PART}-{key}-richting"]))
            for key, each in self.remarks.items()
        )
        return (Section("", (self["title"],)), *alike, *ends)

    def headings(self):
        """Return the heading of each ticked remark, by the remark."""
        return {
            each: self.cleaned_data[f"{PART}-{key}-richting"]
            for key, each in self.remarks.items()
            if self.cleaned_data[f"{PART}-{key}-erbij"]
        }


ChangePointForm = changing(PointForm)


def held(point, reader):
    """Return the headings of the remarks in a point that the reader may see, by remark."""
    if point._state.adding:
        return {}
    return {remark: each.heading for remark, each in rows_of(point, reader).items()}


def who(remark):
    """Return who raised a remark, in words."""
    name = remark.body.name if remark.body_id else remark.gathering
    return ", ".join(filter(None, (name, remark.groups_label)))
