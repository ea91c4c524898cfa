"""Two people changed one record: what each of them says, field by field, and who is kept."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.forms.models import model_to_dict

from municipalities.forms import display_value
from municipalities.tracking import Conflict

MINE, NOW = "mijn", "nu"


@dataclass(frozen=True)
class FieldDifference:
    """One field in two wordings; `chosen` is MINE or NOW where only one of both changed it."""

    name: str
    label: Any
    mine: Any
    now: Any
    chosen: str

    @property
    def choice(self):
        """The name of the choice in the form."""
        return conflict_choice_name(self.name)


def conflict_choice_name(name):
    return f"kies-{name}"


@dataclass(frozen=True)
class ConflictPart:
    """`sent` is what a form sends for the part as it stands: lists of texts by field name.

    Its fields are called `name`, or `name`-number-something where it has rows; a row without
    its `key` is empty.
    """

    name: str
    label: Any
    sent: dict
    key: str = ""

    @property
    def was(self):
        """The name of the field that brings back how the part stood when the form was opened."""
        return f"was-{self.name}"


class ConflictMixin:
    """A form of a record that someone else may change meanwhile.

    `differences` tells what each of both says; what was chosen to stay as it stands is filled in
    when the form comes back. What belongs to the record and is no field of it, such as its lines,
    takes part where `parts_of` names it and the form calls `remember`.
    """

    def __init__(self, data=None, *args, instance, **kwargs):
        if data is not None:
            names = () if instance._state.adding else self.base_fields
            data = apply_part_choices(
                apply_field_choices(data, names, instance), self.parts_of(instance)
            )
        super().__init__(data, *args, instance=instance, **kwargs)
        self.was = {}

    def parts_of(self, record):
        """Return the ConflictParts of a record, as they stand."""
        return ()

    def remember(self):
        """Let the form bring back how its parts stood when it was opened."""
        for part in self.parts_of(self.instance):
            self.fields[part.was] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial[part.was] = short_hash(describe_part_value(self, part, part.sent))
            self.was[part.name] = self.data.get(part.was) if self.is_bound else None

    def show(self, refusal):
        super().show(refusal)
        if isinstance(refusal, Conflict) and refusal.current is not None:
            for part in self.parts_of(refusal.current):
                self.data[part.was] = short_hash(describe_part_value(self, part, part.sent))

    def differences(self, current):
        """Return a FieldDifference for each field and each part typed otherwise than it stands
        now."""
        base = read_conflict_base(self, current)
        own = {each.name: each for each in current._meta.fields}
        fields = (
            compare_field(own[name], self.instance, current, base)
            for name in self.fields
            if name in own
        )
        parts = (
            compare_part(self, part, self.was.get(part.name)) for part in self.parts_of(current)
        )
        return tuple(each for each in (*fields, *parts) if each is not None)


def read_conflict_base(form, current):
    """Return the record as it was when the form was opened, None where that is not known."""
    version = form.cleaned_data.get("expected_version")
    return current.history.filter(version=version).order_by("-history_id").first()


def compare_field(field, mine, current, base):
    """Return the FieldDifference between what was typed for a field and how it stands, or None.

    `base` is the record as it was when the form was opened; None chooses for neither of both.
    """
    typed, now = (getattr(each, field.attname) for each in (mine, current))
    if typed == now:
        return None
    before = () if base is None else (getattr(base, field.attname),)
    chosen = MINE if now in before else NOW if typed in before else ""
    return FieldDifference(
        field.name,
        field.verbose_name,
        display_value(mine, field),
        display_value(current, field),
        chosen,
    )


def apply_field_choices(data, names, current):
    """Return what was typed, with the fields that are left as they stand now filled in."""
    left = [name for name in names if data.get(conflict_choice_name(name)) == NOW]
    if not left:
        return data
    data = data.copy()
    for name, value in model_to_dict(current, left).items():
        data.setlist(name, value_as_typed(value))
    return data


def value_as_typed(value):
    """Return a value as a form sends it."""
    if value in (None, False):
        return []
    return ["on"] if value is True else [str(value)]


def list_part_names(data, name):
    """Return the names of a part's fields in what was sent, in order."""
    own = re.compile(rf"{re.escape(name)}(-\d+-\w+)?")
    return [each for each in data if own.fullmatch(each)]


def apply_part_choices(data, parts):
    """Return what was typed, with the parts that are left as they stand filled in."""
    left = [part for part in parts if data.get(conflict_choice_name(part.name)) == NOW]
    if not left:
        return data
    data = data.copy()
    for part in left:
        for name in list_part_names(data, part.name):
            del data[name]
        for name, texts in part.sent.items():
            data.setlist(name, texts)
    return data


def compare_part(form, part, was):
    """Return the FieldDifference between what was typed for a part and how it stands, or None.

    `was` is the mark of how it stood when the form was opened.
    """
    typed = {name: form.data.getlist(name) for name in list_part_names(form.data, part.name)}
    mine, now = describe_part_value(form, part, typed), describe_part_value(form, part, part.sent)
    if mine == now:
        return None
    chosen = {short_hash(mine): NOW, short_hash(now): MINE}.get(was, "")
    return FieldDifference(part.name, part.label, mine, now, chosen)


def short_hash(words):
    """Return a short mark of words, the same for the same words."""
    return sha256(words.encode()).hexdigest()[:16]


def describe_part_value(form, part, sent):
    """Return in words what was sent for a part: a line for each row or choice."""
    rows = {}
    for name, texts in sent.items():
        row = name.rpartition("-")[0]
        if not row or any(sent.get(f"{row}-{part.key}", ())):
            rows.setdefault(row, []).extend(
                describe_field_value(form, name, text) for text in texts
            )
    joined = "\n" if list(rows) == [""] else ", "
    lines = (joined.join(filter(None, words)) for words in rows.values())
    return "\n".join(filter(None, lines)).replace("\r\n", "\n").strip()


def describe_field_value(form, name, text):
    """Return a value as the screen shows it; what stands beside no name is told as it is."""
    choices = getattr(form.fields.get(name), "choices", ())
    return str({str(key): label for key, label in choices}.get(text, text))
