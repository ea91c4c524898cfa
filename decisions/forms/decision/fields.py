"""The fields that the parts of the form are made of; each says in Dutch what is wrong."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...stances import CHOICES
from ..entry import TypedField

WHOLE = re.compile(r"[0-9]{1,4}")
NO_OPTION = {"invalid_choice": _("Kies een van de mogelijkheden.")}
STANCES = [*CHOICES, ("", _("niets gezegd"))]


class CountField(TypedField):
    """How many members: a whole number in plain figures, or None."""

    def __init__(self, label, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4})
        super().__init__(label=label, required=False, widget=widget, **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        if not WHOLE.fullmatch(text):
            raise ValidationError(_("Vul een heel getal in, zoals 9."))
        return int(text)


class LinesField(TypedField):
    """Texts, one a line; a tuple of those that say something."""

    LONGEST = 4000

    def __init__(self, label, **kwargs):
        super().__init__(
            label=label,
            required=False,
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 2, "placeholder": " "}),
            **kwargs,
        )

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines()]
        for line in lines:
            if len(line) > self.LONGEST:
                raise ValidationError(_("Een punt telt hoogstens 4000 tekens."))
        return tuple(line for line in lines if line)


def choice(label, options, *, required=False, **kwargs):
    """Return a list to choose one from, its first option already chosen."""
    return forms.ChoiceField(
        label=label, choices=options, required=required, error_messages=NO_OPTION, **kwargs
    )


def ticks(label, options, **kwargs):
    """Return a list to tick any number of."""
    return forms.MultipleChoiceField(
        label=label,
        choices=options,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NO_OPTION,
        **kwargs,
    )


def stance(label):
    """Return the seven stances as radio buttons; none chosen is nothing said."""
    return choice(label, STANCES, widget=forms.RadioSelect)


def line(label, most, **kwargs):
    return TypedField(label=label, max_length=most, required=False, **kwargs)


def lines(label, most, **kwargs):
    return line(label, most, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)


def tick(label, **kwargs):
    return forms.BooleanField(label=label, required=False, **kwargs)
