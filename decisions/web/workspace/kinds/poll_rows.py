"""The lines of the form of a poll, and the figures in them as people type them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ....domain.polls import (
    PollFigures,
    format_decimal,
    format_poll_figures,
    parse_count,
    parse_percentage,
    parse_poll_figures,
)
from ....models import OptionStance, PollStep
from ..fields import TypedField, WhenField
from .forms import MOST
from .rows import build_key_field, offer_keys

# Figures as people type them.


class PeopleField(TypedField):
    """A number of people, '1234' or '1.234'; gives None where nothing is typed."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=20, **kwargs)
        self.validators = []  # those of a text; what comes out is a number

    def to_python(self, value):
        typed = super().to_python(value)
        if not typed:
            return None
        if (number := parse_count(typed)) is None:
            raise ValidationError(_("Typ een heel getal, zoals 1.234."), code="count")
        return number


class ShareField(TypedField):
    """A percentage, '61,2' or '61,2%'; gives None where nothing is typed."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=20, **kwargs)
        self.validators = []

    def to_python(self, value):
        typed = super().to_python(value)
        if not typed:
            return None
        number = parse_percentage(typed.removesuffix("%").strip() + "%")
        if number is None or number > WHOLE:
            raise ValidationError(_("Typ een percentage van 0 tot 100, zoals 61,2."), code="share")
        return number

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else format_decimal(value)


WHOLE = 100


class FiguresField(TypedField):
    """Votes, a percentage or both, as PollFigures."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=40, **kwargs)
        self.validators = []

    def to_python(self, value):
        figures = parse_poll_figures(super().to_python(value))
        if figures is None or (figures.percentage or 0) > WHOLE:
            raise ValidationError(
                _("Typ stemmen, een percentage of beide, zoals 1.234 (61,2%)."), code="figures"
            )
        return figures

    def prepare_value(self, value):
        return format_poll_figures(value) if isinstance(value, PollFigures) else value


# The rows of each part. A row that is emptied goes.

FILL_ALL = _("Vul dit ook in, of laat de regel leeg.")


class PollRow(forms.Form):
    """A line of a part; `needed` are the fields that a line which is not empty must have."""

    part, needed = "", ()

    def __init__(self, data, number, initial):
        super().__init__(data, prefix=f"{self.part}-{number}", initial=initial)

    def clean(self):
        cleaned = super().clean()
        if not self.is_empty:
            for name in self.needed:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(FILL_ALL))
        return cleaned

    @property
    def is_empty(self):
        """Whether nothing is typed in it."""
        return not any(self.cleaned_data.get(name) not in EMPTY for name in self.fields)


EMPTY = (None, "", [])


class EventRow(PollRow):
    """What became of the plan on a day, and which document tells it."""

    part, needed = "gebeurtenis", ("step", "dated_on", "source")

    step = forms.ChoiceField(
        label=_("Wat"), choices=[("", _("Kies…")), *PollStep.choices], required=False
    )
    dated_on = WhenField(label=_("Op welke dag"), required=False, help_text="")
    planned_on = WhenField(
        label=_("Voor wanneer"), required=False, help_text=_("Leeg als dat niet is gezegd.")
    )
    source = build_key_field(_("Bron"), _("Kies…"))
    place = TypedField(label=_("Plaats in de bron"), max_length=200, required=False)

    def __init__(self, data, number, initial, *, sources):
        super().__init__(data, number, initial)
        offer_keys(self.fields["source"], sources)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("step") == PollStep.CALLED_OFF and cleaned.get("planned_on"):
            self.add_error("planned_on", _("Wat is afgelast, is voor geen dag gepland."))
        return cleaned


class AreaRow(PollRow):
    """Municipalities of which the answers were counted together, and how many answered."""

    part, needed = "gebied", ("municipalities",)

    municipalities = forms.TypedMultipleChoiceField(
        label=_("Gemeenten"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    turnout = ShareField(label=_("Opkomst in procenten"))
    votes = PeopleField(label=_("Stemmen of antwoorden"), help_text=_("Zoals 1.234."))

    def __init__(self, data, number, initial, *, homes):
        super().__init__(data, number, initial)
        self.fields["municipalities"].choices = homes


class OptionRow(PollRow):
    """One of the answers, and where it is one, for or against which subject."""

    part, needed = "antwoord", ("text",)

    text = TypedField(label=_("Antwoord"), max_length=300, required=False)
    subject = build_key_field(_("Onderwerp"), _("geen onderwerp"))
    stance = forms.ChoiceField(
        label=_("Voor of tegen dat onderwerp"),
        choices=[("", _("Kies…")), *OptionStance.choices],
        required=False,
    )

    def __init__(self, data, number, initial, *, subjects):
        super().__init__(data, number, initial)
        offer_keys(self.fields["subject"], subjects)

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("subject")) != bool(cleaned.get("stance")) and not self.errors:
            told = _("Kies bij een onderwerp ook voor of tegen, of laat beide leeg.")
            self.add_error("stance", ValidationError(told))
        return cleaned


class ResultCell(forms.Form):
    """The figures of one answer in one area; both are told by their place in the form."""

    figures = FiguresField()

    def __init__(self, data, area, option, initial, label):
        # One number says both places, as the part of a form numbers its rows.
        number = area * MOST + option
        super().__init__(data, prefix=f"uitslag-{number}", initial=initial)
        self.area, self.option = area, option
        self.fields["figures"].label = label
