"""What records have in common: an uncertain date, and a source."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..edtf.grammar import EdtfError, parse_edtf_date
from ..edtf.words import format_dutch_date
from ..fields import CleanCharField, CleanTextField, EdtfField

# What every record with an uncertain date is: EDTF text and the two days that bound it.

FIRST_YEAR = date(1800, 1, 1)
LAST_YEAR = date(2200, 12, 31)


class Dated(models.Model):
    """`dated_on` is what the source says; `first_on` and `last_on` follow from it.

    ONE_DAY tells how an interval reads: on one day somewhere in it, or all of it.
    """

    ONE_DAY = False

    dated_on = EdtfField(_("datum"), help_text=_("Zoals 2017-05-09, 2017-05 of 2017-04/2017-05."))
    first_on = models.DateField(_("vroegste dag"), editable=False)
    last_on = models.DateField(_("laatste dag"), editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    first_on__gte=FIRST_YEAR, last_on__gte=F("first_on"), last_on__lte=LAST_YEAR
                ),
                name="%(class)s_day_order",
                violation_error_message=_("De datum valt buiten 1800-2200 of loopt terug."),
            )
        ]

    def save(self, *args, **kwargs):
        self.set_bounds()
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None):
        derived = set() if self.set_bounds() else {"first_on", "last_on"}
        super().clean_fields(exclude=set(exclude or ()) | derived)

    def set_bounds(self):
        """Derive the two days; return whether the text could be read."""
        try:
            when = parse_edtf_date(self.dated_on)
        except EdtfError:
            return False
        self.first_on, self.last_on = when.first_on, when.last_on
        return True

    @property
    def when(self):
        """The date in Dutch words."""
        return format_dutch_date(self.dated_on, one_day=self.ONE_DAY)


# What every fact about a municipality carries: the source and the place that show it.


class Sourced(models.Model):
    """`reference` is what a collection calls the fact it came from; no page shows it."""

    source = models.ForeignKey("municipalities.Source", models.PROTECT, verbose_name=_("bron"))
    place = CleanCharField(_("plaats in de bron"), max_length=200, blank=True)
    note = CleanTextField(_("toelichting"), max_length=1000, blank=True)
    reference = CleanCharField(_("feit"), max_length=80, blank=True)

    class Meta:
        abstract = True
