"""The table in which a list is looked over: a row for each point."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ...models import RemarkKind
from ..entry import TypedField


@dataclass(frozen=True)
class Row:
    """One point: its number from 1, and its bound fields."""

    number: int
    kind: Any
    text: Any
    paragraph: Any


def row_of(form, number):
    names = ("kind", "text", "alinea")
    return Row(number, *(form[f"{name}-{number}"] for name in names))


def row_fields(number, *, has_source):
    """Return the fields of one row; without a source there is no paragraph to name."""
    said = {"number": number}
    widget = forms.NumberInput if has_source else forms.HiddenInput
    return {
        f"kind-{number}": forms.ChoiceField(
            label=_("Soort van punt %(number)d") % said, choices=RemarkKind.choices
        ),
        f"text-{number}": TypedField(
            label=_("Punt %(number)d") % said,
            max_length=4000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        f"alinea-{number}": forms.IntegerField(
            label=_("Alinea van punt %(number)d") % said,
            required=False,
            min_value=1,
            max_value=99_999,
            widget=widget(),
        ),
    }
