"""Two people changed one record: what each of them says, field by field, and who is kept."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.forms.models import model_to_dict

from municipalities.forms import display
from municipalities.tracking import Conflict

MINE, NOW = "mijn", "nu"


@dataclass(frozen=True)
class Difference:
    """One field in two wordings; `chosen` is MINE or NOW where only one of both changed it."""

    name: str
    label: Any
    mine: Any
    now: Any
    chosen: str

    @property
    def choice(self):
        """The name of the choice in the form."""
        return choice_of(self.name)


def choice_of(name):
    return f"kies-{name}"


@dataclass(frozen=True)
class Part:
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
            data = with_now(resolved(data, names, instance), self.parts_of(instance))
        super().__init__(data, *args, instance=instance, **kwargs)
        self.was = {}

    def parts_of(self, record):
        """Return the Parts of a record, as they stand."""
        return ()

    def remember(self):
        """Let the form bring back how its parts stood when it was opened."""
        for part in self.parts_of(self.instance):
            self.fields[part.was] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial[part.was] = mark_of(say_value(self, part, part.sent))
            self.was[part.name] = self.data.get(part.was) if self.is_bound else None

    def show(self, refusal):
        super().show(refusal)
        if isinstance(refusal, Conflict) and refusal.current is not None:
            for part in self.parts_of(refusal.current):
                self.data[part.was] = mark_of(say_value(self, part, part.sent))

    def differences(self, current):
        """Return a Difference for each field and each part typed otherwise than it stands now."""
        base = base_of(self, current)
        own = {each.name: each for each in current._meta.fields}
        fields = (
            field_difference(own[name], self.instance, current, base)
            for name in self.fields
            if name in own
        )
        parts = (
            part_difference(self, part, self.was.get(part.name)) for part in self.parts_of(current)
        )
        return tuple(each for each in (*fields, *parts) if each is not None)


def base_of(form, current):
    """Return the record as it was when the form was opened, None where that is not known."""
    version = form.cleaned_data.get("expected_version")
    return current.history.filter(version=version).order_by("-history_id").first()


def field_difference(field, mine, current, base):
    """Return the Difference between what was typed for a field and how it stands, or None.

    `base` is the record as it was when the form was opened; None chooses for neither of both.
    """
    typed, now = (getattr(each, field.attname) for each in (mine, current))
    if typed == now:
        return None
    before = () if base is None else (getattr(base, field.attname),)
    chosen = MINE if now in before else NOW if typed in before else ""
    return Difference(
        field.name, field.verbose_name, display(mine, field), display(current, field), chosen
    )


def resolved(data, names, current):
    """Return what was typed, with the fields that are left as they stand now filled in."""
    left = [name for name in names if data.get(choice_of(name)) == NOW]
    if not left:
        return data
    data = data.copy()
    for name, value in model_to_dict(current, left).items():
        data.setlist(name, typed(value))
    return data


def typed(value):
    """Return a value as a form sends it."""
    if value in (None, False):
        return []
    return ["on"] if value is True else [str(value)]


def names_in(data, name):
    """Return the names of a part's fields in what was sent, in order."""
    own = re.compile(rf"{re.escape(name)}(-\d+-\w+)?")
    return [each for each in data if own.fullmatch(each)]


def with_now(data, parts):
    """Return what was typed, with the parts that are left as they stand filled in."""
    left = [part for part in parts if data.get(choice_of(part.name)) == NOW]
    if not left:
        return data
    data = data.copy()
    for part in left:
        for name in names_in(data, part.name):
            del data[name]
        for name, texts in part.sent.items():
            data.setlist(name, texts)
    return data


def part_difference(form, part, was):
    """Return the Difference between what was typed for a part and how it stands, or None.

    `was` is the mark of how it stood when the form was opened.
    """
    typed = {name: form.data.getlist(name) for name in names_in(form.data, part.name)}
    mine, now = say_value(form, part, typed), say_value(form, part, part.sent)
    if mine == now:
        return None
    chosen = {mark_of(mine): NOW, mark_of(now): MINE}.get(was, "")
    return Difference(part.name, part.label, mine, now, chosen)


def mark_of(words):
    """Return a short mark of words, the same for the same words."""
    return sha256(words.encode()).hexdigest()[:16]


def say_value(form, part, sent):
    """Return in words what was sent for a part: a line for each row or choice."""
    rows = {}
    for name, texts in sent.items():
        row = name.rpartition("-")[0]
        if not row or any(sent.get(f"{row}-{part.key}", ())):
            rows.setdefault(row, []).extend(word(form, name, text) for text in texts)
    joined = "\n" if list(rows) == [""] else ", "
    lines = (joined.join(filter(None, words)) for words in rows.values())
    return "\n".join(filter(None, lines)).replace("\r\n", "\n").strip()


def word(form, name, text):
    """Return a value as the screen shows it; what stands beside no name is told as it is."""
    choices = getattr(form.fields.get(name), "choices", ())
    return str({str(key): label for key, label in choices}.get(text, text))
