"""What a source says of itself, who may read it, and for whom it is entered."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Municipality, Paragraph, PublisherKind, Source, participants_of

from .conflicts import ConflictPart
from .fields import ChangeEntryForm, EntryFormMeta
from .kinds.forms import RecordForm

# For whom a reader enters a text: one of the own municipalities, or the region.

REGION = "regio"


@dataclass(frozen=True)
class SourceOwner:
    """Where a source is entered; either may be None."""

    key: str
    label: str
    municipality: Any
    region: Any

    def settle(self, source):
        source.municipality, source.region = self.municipality, self.region


def list_source_owners(reader, region):
    """Return the SourceOwners for which `reader` may enter a source in a region, the first one
    the most likely; one query. None of them means that the reader enters nothing here."""
    if not (reader.is_beheer or region.pk in reader.shares_in):
        return []
    took_part = Municipality.objects.filter(pk__in=participants_of([region.pk]))
    own = took_part.filter(pk__in=reader.griffie_of)
    found = [SourceOwner(str(each.pk), each.name, each, region) for each in own.order_by("name")]
    if reader.is_beheer or region.pk in reader.redactie_of:
        found.append(SourceOwner(REGION, _("de regio"), None, region))
    return found


# How much of a source the public may see, as one choice of three.

KEEPERS, TITLE, TEXT = "bijhouders", "titel", "tekst"
CHOICES = [
    (KEEPERS, gettext_lazy("alleen wie bijhoudt in deze regio")),
    (TITLE, gettext_lazy("titel en vindplaats openbaar, tekst niet")),
    (TEXT, gettext_lazy("ook de tekst openbaar")),
]
FLAGS = {KEEPERS: (False, False), TITLE: (True, False), TEXT: (True, True)}


def openness_choice_of(source):
    """Return the choice that the flags of a source make."""
    return {flags: name for name, flags in FLAGS.items()}[source.is_public, source.text_is_public]


def build_openness_field():
    return forms.ChoiceField(
        label=gettext_lazy("Wie mag dit zien?"),
        choices=CHOICES,
        initial=KEEPERS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wie dit mag zien.")},
    )


def set_openness(source, choice):
    """Let the flags of a source say what was chosen."""
    source.is_public, source.text_is_public = FLAGS[choice]


# The correction of one paragraph.


class ParagraphForm(ChangeEntryForm):
    """Changes the text of a paragraph, for a reason; while nothing rests on the text, an empty
    line in it makes two of it, and no reason is asked."""

    class Meta(EntryFormMeta):
        model = Paragraph
        fields = ("text",)

    def __init__(self, *args, may_shape=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_shape = may_shape
        self.fields["text"].widget.attrs["rows"] = 10
        if may_shape:
            self.fields["text"].help_text = gettext_lazy("Een lege regel splitst de alinea.")
            self.fields["reason"].required = False

    @property
    def is_split(self):
        """Whether an empty line parts the text that was typed."""
        return any(not line.strip() for line in self.cleaned_data.get("text", "x").split("\n"))

    def clean(self):
        cleaned = super().clean()
        if self.may_shape and not cleaned.get("reason"):
            cleaned["reason"] = str(
                gettext_lazy("De tekst is ingedeeld of verbeterd na het lezen.")
            )
        return cleaned


# What a source says of itself: its title, who speaks in it, and who may see it.


class SourceForm(RecordForm):
    """Changes a source; who may see it is one choice of three."""

    openness = build_openness_field()

    class Meta(EntryFormMeta):
        model = Source
        fields = (
            "title",
            "dated_on",
            "reference",
            "publisher_kind",
            "body",
            "publisher",
            "url",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_new:
            self.initial["openness"] = openness_choice_of(self.instance)
        self.fields["publisher_kind"].label = gettext_lazy("Wie spreekt hier?")
        self.fields["publisher"].help_text = gettext_lazy(
            "Leeg bij een stuk van een orgaan: het orgaan zelf."
        )

    def ask_body(self):
        """Any body of the region may have adopted it, also one that the reader does not keep."""
        self.offer_all_bodies("body")

    def ask_reason(self):
        if "reason" in self.fields:
            self.fields["reason"].required = self.instance.is_public

    def parts_of(self, record):
        """The choice of three stands in for two fields, so a conflict tells it by itself."""
        return (
            ConflictPart(
                "openness",
                gettext_lazy("Wie mag dit zien?"),
                {"openness": [openness_choice_of(record)]},
            ),
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("openness") in FLAGS:
            set_openness(self.instance, cleaned["openness"])
        body = cleaned.get("body")
        if cleaned.get("publisher_kind") == PublisherKind.BODY and "body" not in self.errors:
            if body is None:
                self.add_error(
                    "body", ValidationError(gettext_lazy("Kies welk orgaan dit zelf vaststelde."))
                )
            elif not cleaned.get("publisher"):
                cleaned["publisher"] = body.name
        return cleaned
