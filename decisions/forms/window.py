"""Which days of a line an address asks for."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from ..drawing import Window
from .bad_parameter import BadParameter
from .moment import one, parse_day

LAST_DAY = date(2200, 12, 31)
A_YEAR = timedelta(days=365)


def asked_window(parameters, default):
    """Return the Window of ?van= and ?tot=; a side that is left out is the default's, or a year
    from the other where that would run back. Raises BadParameter.
    """
    begin, end = one(parameters, "van"), one(parameters, "tot")
    first_on = parse_day(begin, "van") if begin else None
    last_on = parse_day(end, "tot") if end else None
    if first_on and last_on and last_on < first_on:
        raise BadParameter("tot", end, _("Verwacht een dag op of na die bij van."))
    return completed(first_on, last_on, default)


def completed(first_on, last_on, default):
    """Return a Window with the sides that are missing filled."""
    if first_on is None and last_on is None:
        return default
    if first_on is None:
        return Window(min(default.first_on, before(last_on)), last_on)
    if last_on is None:
        return Window(first_on, max(default.last_on, min(LAST_DAY - A_YEAR, first_on) + A_YEAR))
    return Window(first_on, last_on)


def before(day):
    """Return the day a year earlier, or the earliest that there is."""
    return max(day - A_YEAR, date(1800, 1, 1))
