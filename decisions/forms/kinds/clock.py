"""A day and a time as people type them, and the moment that they make in Dutch time."""

import re
from datetime import time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.edtf import parse
from municipalities.edtf_words import MONTHS

from ..bad_parameter import BadParameter
from ..entry import TypedField, WhenField
from ..moment import parse_known

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
        found = parse(value)
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
            return time(int(found[1]), int(found[2] or 0)) if found else refuse()
        except ValueError:
            return refuse()

    def prepare_value(self, value):
        return f"{value:%H.%M}" if isinstance(value, time) else value


def refuse():
    raise ValidationError(_("Typ een tijd zoals 19.30 of 20 uur."), code="clock")


def moment_of(day, clock):
    """Return the aware moment of a day and a time in Dutch time; raises ValidationError in the
    hours that the clock change skips or repeats."""
    try:
        return parse_known(f"{day:%Y-%m-%d}T{clock:%H:%M}")
    except BadParameter as error:
        raise ValidationError(error.expected, code="clock") from error
