"""What the form of every kind of record does: places in sources, parts, reasons, conflicts."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Arrangement, Body, BodyKind, Paragraph

from ....actions.records import was_seen_in_public
from ....actions.sources import find_named_paragraph
from ....models import AgendaItem, Evidence
from ....permissions import may_keep_dossier
from ....text_intake import parse_paragraph_numbers
from ..conflicts import list_part_names
from ..fields import EntryForm, TypedField, offered_sources
from ..searched import search_when_long

# A passage of a text that was taken in: what an address names, and where a place says it is.

LONGEST_QUOTE = 1000
NUMBER = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True)
class Passage:
    """A paragraph and what was selected in it, '' for all of it; `is_long` when no quote fits."""

    paragraph: Any
    quote: str = ""
    is_long: bool = False

    @property
    def source(self):
        return self.paragraph.source

    @property
    def place(self):
        """The place as Evidence names it."""
        return _("alinea %d") % self.paragraph.number

    @property
    def initial(self):
        """Return what a PlaceForm starts with."""
        return {"source": self.source.pk, "place": self.place, "quote": self.quote}


def find_passage(parameters, reader):
    """Return the Passage that ?bron=, ?alinea=, ?van= and ?tot= name, None where the reader may
    not read it; one query, none where the address names no paragraph.

    `van` and `tot` count characters, so that no address ever holds words of a closed text.
    """
    source, number = (parse_number(parameters.get(name, "")) for name in ("bron", "alinea"))
    if source is None or number is None:
        return None
    rows = Paragraph.objects.readable_by(reader).filter(source=source, number=number)
    paragraph = rows.select_related("source").first()
    return select_passage(paragraph, parameters) if paragraph is not None else None


def select_passage(paragraph, parameters):
    """Return the Passage with what lies between ?van= and ?tot= as its quote."""
    start, end = (parse_number(parameters.get(name, "")) for name in ("van", "tot"))
    if start is None or end is None:
        return Passage(paragraph)
    quote = paragraph.text[start:end].strip()
    is_long = len(quote) > LONGEST_QUOTE
    return Passage(paragraph, "" if is_long else quote, is_long)


def parse_number(text):
    """Return a number that an address holds, None for anything else."""
    return int(text) if NUMBER.fullmatch(text) else None


def parse_paragraph_number(place):
    """Return the first paragraph that the words of a place name ('Kosten, ¶12'), or None."""
    return next(iter(parse_paragraph_numbers(place or "")), None)


def find_paragraph(source, place):
    """Return the Paragraph of a source that a place names, None where there is none."""
    if source is None or source._state.adding:
        return None
    return find_named_paragraph(source, place)


# One place in a source: which document, where in it, and what it says in our own words.

WHOLE_PLACE_FIELDS = ("source", "place", "summary")


class PlaceForm(forms.Form):
    """All of it or nothing: who names a source says where in it and what it reads there."""

    source = forms.ModelChoiceField(
        None, label=gettext_lazy("Bron"), required=False, empty_label=gettext_lazy("Kies…")
    )
    place = TypedField(
        label=gettext_lazy("Plaats in de bron"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Zoals alinea 12, bladzijde 3 of beslispunt 2."),
    )
    summary = TypedField(
        label=gettext_lazy("Wat staat daar, in eigen woorden"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    quote = TypedField(
        label=gettext_lazy("Citaat"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, dossier, reader, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = offered_sources(dossier, reader)
        search_when_long(self.fields["source"])

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in (*WHOLE_PLACE_FIELDS, "quote")):
            return cleaned
        for name in WHOLE_PLACE_FIELDS:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(
                    name, ValidationError(gettext_lazy("Vul dit ook in, of laat de plaats leeg."))
                )
        return cleaned

    def evidence(self, **target):
        """Return the Evidence that was typed, unsaved and about `target`; None for nothing."""
        if not self.cleaned_data.get("source"):
            return None
        own = {name: self.cleaned_data[name] for name in (*WHOLE_PLACE_FIELDS, "quote")}
        return Evidence(**own, paragraph=find_paragraph(own["source"], own["place"]), **target)


# How many rows of a part of a record, such as its elements, a form of the record shows.

SPARE, MOST = 3, 60


def count_form_rows(data, name, standing, *, spare=SPARE):
    """Return how many rows a form shows: those that stand or were typed, and some to fill in."""
    if data is None:
        return min(standing + spare, MOST)
    numbers = [int(each.split("-")[1]) for each in list_part_names(data, name) if "-" in each]
    return min(max(numbers, default=-1) + 1, MOST)


# What a form of a record shows under one heading.


@dataclass(frozen=True)
class FormSection:
    """A part of a form under one heading; `fields` are bound, `rows` the same by line."""

    label: Any
    fields: tuple
    rows: tuple = ()
    help: Any = ""
    is_closed: bool = False

    @property
    def has_errors(self):
        """Whether something in it is wrong, so that it has to be open."""
        inside = [*self.fields, *(field for row in self.rows for field in row)]
        return any(field.errors for field in inside if field.form.is_bound)


# What the form of every kind of record does: start well, ask for a reason, keep its record.

REGISTER_MODELS = (Arrangement, Body)


class RecordForm(EntryForm):
    """A form for one record; its action saves it, with what goes `along`.

    `hold` takes the fields of a smaller form in; its errors stand beside them.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.held = []
        self.ask_reason()
        if "body" in self.fields:
            self.ask_body()

    @property
    def is_new(self):
        return self.instance._state.adding

    @property
    def why(self):
        return self.cleaned_data.get("reason", "")

    def ask_reason(self):
        """Ask why only where the public has seen what changes."""
        if "reason" in self.fields:
            self.fields["reason"].required = self.is_seen

    @property
    def is_seen(self):
        """Whether the public has seen the record; what the register says is seen by everybody."""
        return was_seen_in_public(self.instance) or isinstance(self.instance, REGISTER_MODELS)

    def ask_body(self):
        """Let who keeps no dossier name a body, and offer the only council that this one keeps."""
        if self.dossier and may_keep_dossier(self.reader, self.dossier.region_id):
            return
        field = self.fields["body"]
        field.required = True
        if self.is_new and not self.is_bound and not self.initial.get("body"):
            councils = list(field.queryset.filter(kind=BodyKind.COUNCIL)[:2])
            if len(councils) == 1:
                self.initial["body"] = councils[0].pk

    def offer_all_bodies(self, name):
        """Offer every body of the region, also those that the reader does not keep."""
        self.fields[name].queryset = Body.objects.of_region(self.dossier.region)

    @property
    def along(self):
        """What the action that saves the record is told beside it, by name."""
        return {}

    def place_of(self, record):
        """Return the place of evidence that was typed for the saved record, None for nothing."""
        return None

    def hold(self, made):
        """Take in a form that was made with a prefix of its own; return it."""
        for name, field in made.fields.items():
            self.fields[made.add_prefix(name)] = field
            if name in made.initial:
                self.initial[made.add_prefix(name)] = made.initial[name]
        self.held.append(made)
        return made

    def given(self):
        """Return what was typed, as a smaller form takes it; None for a form that is new."""
        return self.data if self.is_bound else None

    def clean(self):
        cleaned = super().clean()
        for each in self.held:
            if not each.is_valid():
                self.take_errors(each)
        return cleaned

    def take_errors(self, held):
        for name, errors in held.errors.items():
            own = held.add_prefix(name) if name in held.fields else None
            if own not in self.errors:
                self.add_error(own, errors)

    def sections(self):
        """Return the FormSections of the form: its own fields first, the reason last."""
        inside = {each.add_prefix(name) for each in self.held for name in each.fields}
        own = [each for each in self.visible_fields() if each.name not in inside]
        plain = tuple(each for each in own if each.name != "reason")
        reason = tuple(each for each in own if each.name == "reason")
        ends = (FormSection("", reason),) if reason else ()
        return (FormSection("", plain), *self.more_sections(), *ends)

    def more_sections(self):
        """Return the FormSections of what is held."""
        return ()

    def bound(self, held):
        """Return the bound fields of a form that is held."""
        return tuple(self[held.add_prefix(name)] for name in held.fields)


def label_choices(field, words, *related):
    """Let a choice of records be told in other words; `related` are read along."""
    field.queryset = field.queryset.select_related(*related)
    field.label_from_instance = words


def position_words(position):
    return str(position.line)


def decision_words(decision):
    return f"{decision.when}, {decision.body.name}: {decision.title}"


def meeting_words(meeting):
    return f"{meeting.held_on:%d-%m-%Y}, {meeting.body.name}: {meeting.title}"


def treatment_words(treatment):
    told = f"{treatment.item.body.name}: {treatment.item.title}"
    return f"{treatment.meeting.held_on:%d-%m-%Y}, {told}" if treatment.meeting else told


def offer_seen_treatments(form, name, **only):
    """Let a field offer the treatments of the agenda items that the reader may see."""
    field = form.fields[name]
    label_choices(field, treatment_words, "item__body", "meeting")
    seen = AgendaItem.objects.visible_to(form.reader).filter(dossier=form.dossier, **only)
    field.queryset = field.queryset.filter(item__in=seen)


CONDITION_OF = gettext_lazy("Alleen voor een voorwaarde: bij welk standpunt hoort zij?")


# A form of something that a source shows: it may name one place in a source along the way.


class PlacedForm(RecordForm):
    """`target` is the field of Evidence that the record fills."""

    target = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        made = PlaceForm(self.given(), prefix="plaats", dossier=self.dossier, reader=self.reader)
        self.place = self.hold(made)

    def more_sections(self):
        label = (
            gettext_lazy("Waar staat dit?")
            if self.is_new
            else gettext_lazy("Nog een plaats in een bron")
        )
        place = FormSection(label, self.bound(self.place), is_closed=not self.is_new)
        return (*super().more_sections(), place)

    def place_of(self, record):
        return self.place.evidence(dossier=record.dossier, **{self.target: record})
