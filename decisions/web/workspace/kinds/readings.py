"""What a place in a source reads of its record: a field for each date or number of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date

from ....models import READ_FIELDS, ReadField, check_read_value, evidence_kind_of
from ..conflicts import ConflictPart
from ..fields import TypedField, WhenField

PART = "leest"
LONGEST_VALUE = 40


class ReadingRow(forms.Form):
    """One date or number as the place tells it; empty where it tells none."""

    def __init__(self, data, number, *, kind, name, value):
        super().__init__(data, prefix=f"{PART}-{number}", initial={"value": value})
        self.kind, self.name = kind, name
        self.fields["value"] = build_value_field(name)

    def clean_value(self):
        value = self.cleaned_data["value"]
        if self.name != ReadField.DATED_ON:
            value = value.replace(",", ".")
        if value:
            try:
                check_read_value(self.kind, self.name, value)
            except ValidationError as error:
                raise ValidationError(error.message_dict["value"]) from error
        return value


def build_value_field(name):
    """Return the field of a value: a date as people write it, or a number."""
    told = {"label": capfirst(ReadField(name).label), "required": False}
    if name == ReadField.DATED_ON:
        return WhenField(**told)
    return TypedField(
        max_length=LONGEST_VALUE, help_text=_("In cijfers; met ~ ervoor is het ongeveer."), **told
    )


def build_reading_rows(data, place):
    """Return a ReadingRow for each date or number of the record that a place shows."""
    kind = evidence_kind_of(place)
    standing = read_standing_values(place)
    return [
        ReadingRow(data, number, kind=kind, name=name, value=standing.get(name, ""))
        for number, name in enumerate(READ_FIELDS.get(kind, ()))
    ]


def read_standing_values(place):
    """Return what a place reads, by field."""
    if place._state.adding:
        return {}
    return dict(place.readings.values_list("field", "value"))


def describe_readings_part(place):
    """Return the ConflictPart of what a place reads, as it stands."""
    standing = read_standing_values(place)
    sent = {}
    for number, name in enumerate(READ_FIELDS.get(evidence_kind_of(place), ())):
        value = standing.get(name, "")
        if value and name == ReadField.DATED_ON:
            value = format_dutch_date(value, one_day=True)
        sent[f"{PART}-{number}-value"] = [value]
    return ConflictPart(PART, _("Wat deze plaats leest"), sent, key="value")
