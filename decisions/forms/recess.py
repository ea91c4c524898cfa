"""The recess of a council: what it is called, from which day to which."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.edtf import EdtfError, parse
from municipalities.models import Recess
from municipalities.school_holidays import holidays_of

from .bad_parameter import BadParameter
from .entry import EntryMeta
from .kinds.clock import DayField
from .kinds.record import RecordForm


class RecessForm(RecordForm):
    """A recess of the municipality of its instance, which stays."""

    first_on = DayField(label=_("Eerste dag"))
    last_on = DayField(label=_("Laatste dag"))

    field_order = ("name", "first_on", "last_on")

    class Meta(EntryMeta):
        model = Recess
        fields = ("name", "first_on", "last_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("Zoals zomerreces.")

    @property
    def is_seen(self):
        """Everybody sees a recess that stands."""
        return not self.is_new


def holiday_asked(parameters, regions):
    """Return the SchoolHoliday that a form names by its region and its first day; raise
    BadParameter for what was not offered."""
    region, day = parameters.get("regio", ""), parameters.get("dag", "")
    if region not in regions:
        raise BadParameter("regio", region, _("Kies een van de voorgestelde vakanties."))
    try:
        first_on = parse(day).first_on
    except (EdtfError, ValidationError) as error:
        raise BadParameter("dag", day, _("Kies een van de voorgestelde vakanties.")) from error
    for each in holidays_of(region, first_on, first_on):
        if each.first_on == first_on:
            return each
    raise BadParameter("dag", day, _("Kies een van de voorgestelde vakanties."))
