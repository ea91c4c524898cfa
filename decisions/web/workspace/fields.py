"""What every form of the workspace is made of: typed dates and hours, lines, what it offers."""

import re
from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import ModelChoiceField
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.edtf.typed import parse_dutch_date
from municipalities.edtf.words import MONTHS, format_dutch_date
from municipalities.fields import EdtfField
from municipalities.forms import ActingForm, ChangeForm
from municipalities.models import Body, Municipality, Paragraph, Region, Source, participants_of
from municipalities.text import UncleanText, clean_text

from ...actions.agenda import join_lines
from ...history import visible_rows
from ...models import Evidence, Position, RemarkKind
from ...permissions import list_kept_bodies
from ..parameters import BadParameter, parse_known
from .conflicts import ConflictMixin
from .searched import search_when_long

# What a form offers to choose from: things of its dossier that the reader may use there.


def narrow_choices(field, dossier, reader):
    """Narrow the choices of a field to what stands in the dossier and is open to the reader.

    What is chosen is judged again by the action; this only keeps the list short.
    """
    if not isinstance(field, ModelChoiceField) or dossier is None:
        return
    rows = field.queryset
    if rows.model is Body:
        field.queryset = rows.filter(pk__in=list_kept_bodies(reader, dossier.region))
    elif rows.model is Source:
        field.queryset = offered_sources(dossier, reader)
    elif rows.model is Municipality:
        field.queryset = rows.filter(pk__in=participants_of([dossier.region_id]))
    elif rows.model is Region:
        field.queryset = rows.filter(pk=dossier.region_id)
    elif hasattr(rows.model, "dossier"):
        rows = rows.visible_to(reader) if hasattr(rows, "visible_to") else rows
        field.queryset = rows.filter(dossier=dossier)


def offered_sources(dossier, reader):
    """Return the sources that the reader may see and that something in the dossier rests on, or
    that were entered in its region."""
    places = Evidence.objects.filter(dossier=dossier).order_by().values("source")
    seen = Source.objects.visible_to(reader)
    of_region = seen.filter(region=dossier.region).order_by().values("pk")
    return seen.filter(pk__in=places.union(of_region))


def read_visible_paragraphs(source, reader):
    """Return the paragraphs of a source that the reader may read; one query."""
    return list(Paragraph.objects.readable_by(reader).filter(source=source).order_by("number"))


# What every form of the workspace is: cleaned by its model, saved by an action.

AS_WRITTEN = _("Zoals 9 mei 2017, mei 2017 of begin maart 2017.")


class TypedField(forms.CharField):
    """One line of cleaned text for a form that has no model."""

    def to_python(self, value):
        try:
            return clean_text(super().to_python(value))
        except UncleanText as error:
            raise ValidationError(str(error), code="unclean") from error


class WhenField(TypedField):
    """A date as people write it, read as EDTF; shown in words that it understands again.

    With script the page says at once how it is read, in the next `.desk-field__read`.
    """

    reads_date = True

    def __init__(self, *, one_day=True, **kwargs):
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("help_text", AS_WRITTEN)
        super().__init__(**kwargs)
        self.one_day = one_day
        self.widget.attrs |= {
            "autocomplete": "off",
            "hx-get": reverse_lazy("desk-when"),
            "hx-trigger": "input changed delay:300ms, load",
            "hx-target": "next .desk-field__read",
        }

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return value
        try:
            return parse_dutch_date(value)
        except EdtfError as error:
            raise ValidationError(str(error), code="edtf") from error

    def prepare_value(self, value):
        """Return EDTF in words, and anything else as it was typed."""
        try:
            words = format_dutch_date(value, one_day=self.one_day)
            return words if parse_dutch_date(words) == value else value
        except (EdtfError, TypeError):
            return value


def build_entry_field(db_field, **kwargs):
    """Return the form field of a model field, as the workspace asks for it."""
    if isinstance(db_field, EdtfField):
        # The model's own example is EDTF, which nobody here has to know.
        return db_field.formfield(form_class=WhenField, help_text=AS_WRITTEN, **kwargs)
    if isinstance(db_field, models.TextField):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
    field = db_field.formfield(**kwargs)
    if getattr(field, "empty_label", None):
        field.empty_label = _("Kies…")
    elif getattr(field, "choices", None) and field.choices[0][0] == "":
        field.choices = [("", _("Kies…")), *field.choices[1:]]
    return field


class EntryFormMeta:
    """The Meta that every form of a record takes over."""

    formfield_callback = build_entry_field


class EntryForm(ConflictMixin, ActingForm):
    """A form for a new record of `dossier`, by `reader`; `refusal` is what the action refused."""

    def __init__(self, *args, dossier, reader, refusal=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.dossier, self.reader, self.refusal = dossier, reader, refusal
        for field in self.fields.values():
            narrow_choices(field, dossier, reader)
            search_when_long(field)


class ChangeEntryForm(EntryForm, ChangeForm):
    """A form for a record that stands: it brings its version back, and says why it changes."""


# A day and a time as people type them, and the moment that they make in Dutch time.

CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(?: ?(?:uur|u))?", re.ASCII)


class DayField(WhenField):
    """One day as people type it; gives a date. Refuses what may be more days than one."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("Een dag, zoals 14 september 2017."))
        super().__init__(**kwargs)
        self.validators = []  # those of a text; what comes out is a date

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return None
        found = parse_edtf_date(value)
        if found.first_on != found.last_on:
            raise ValidationError(_("Noem één dag, zoals 14 september 2017."), code="day")
        return found.first_on

    def prepare_value(self, value):
        """Return a date in words, and anything else as it was typed."""
        if not hasattr(value, "month"):
            return value
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


class ClockField(TypedField):
    """A time as people type it: '19.30', '19:30', '20 uur'."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("Zoals 19.30 of 20 uur, Nederlandse tijd."))
        super().__init__(**kwargs)
        self.validators = []  # those of a text; what comes out is a time

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return None
        found = CLOCK.fullmatch(value.lower())
        try:
            return time(int(found[1]), int(found[2] or 0)) if found else refuse_typed_time()
        except ValueError:
            return refuse_typed_time()

    def prepare_value(self, value):
        return f"{value:%H.%M}" if isinstance(value, time) else value


def refuse_typed_time():
    raise ValidationError(_("Typ een tijd zoals 19.30 of 20 uur."), code="clock")


def combine_day_and_time(day, clock):
    """Return the aware moment of a day and a time in Dutch time; raises ValidationError in the
    hours that the clock change skips or repeats."""
    try:
        return parse_known(f"{day:%Y-%m-%d}T{clock:%H:%M}")
    except BadParameter as error:
        raise ValidationError(error.expected, code="clock") from error


# Texts of which each is a line of one longer text in a form.


class LinesField(TypedField):
    """Texts, one a line; gives them without the empty ones."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(required=False, help_text=_("Eén per regel."), **kwargs)

    def to_python(self, value):
        return [join_lines(each) for each in super().to_python(value).split("\n") if each.strip()]

    def has_changed(self, initial, data):
        return self.to_python(initial or "") != self.to_python(data or "")


def join_row_texts(rows):
    """Return the texts of rows in their order, one a line."""
    texts = rows.order_by("number", "id").values_list("text", flat=True)
    return "\n".join(join_lines(each) for each in texts)


# What a form for a new record starts with, from the address that led to it.

# What an address may say -> the field that it fills in.
FIELDS = {
    "orgaan": "body",
    "onderwerp": "subject",
    "besluit": "decision",
    "wens": "remark",
    "ronde": "round",
    "voorstel": "proposal",
    "agendapunt": "item",
    "vraag": "question",
    "regel": "line",
    "vergadering": "behandeling-meeting",
    "thema": "theme",
    "bron": "plaats-source",
}
LONGEST = 20


def initial_from_parameters(parameters, kind, dossier, reader):
    """Return the initial values of a form by field; what the form does not offer is not chosen."""
    told = {field: parameters.get(name, "")[:LONGEST] for name, field in FIELDS.items()}
    initial = {field: value for field, value in told.items() if value}
    return initial | condition_opening_words(parameters.get("standpunt", ""), dossier, reader)


def condition_opening_words(text, dossier, reader):
    """Return what a condition under which a position is held starts with."""
    if not (text.isascii() and text.isdigit() and len(text) < LONGEST):
        return {}
    found = visible_rows(Position, reader, None, dossier=dossier).select_related("decision")
    position = found.filter(pk=int(text)).first()
    if position is None:
        return {}
    return {
        "kind": RemarkKind.CONDITION,
        "position": position.pk,
        "decision": position.decision_id,
        "body": position.body_id,
        "subject": position.subject_id,
        "groups_label": position.groups_label,
        "dated_on": position.decision.dated_on,
    }
