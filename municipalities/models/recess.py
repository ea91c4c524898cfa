"""Days on which the council of a municipality does not meet."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked
from .municipality import Municipality


class Recess(Tracked):
    """From `first_on` to `last_on`, both included."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="recesses", verbose_name=_("gemeente")
    )
    name = CleanCharField(_("naam"), max_length=80)
    first_on = models.DateField(_("eerste dag"))
    last_on = models.DateField(_("laatste dag"))

    class Meta:
        verbose_name = _("reces")
        verbose_name_plural = _("recessen")
        ordering = ["municipality", "first_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="recess_ends_after_start",
                violation_error_message=_("De laatste dag ligt niet vóór de eerste."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "first_on"],
                name="recess_once",
                violation_error_message=_("Op deze dag begint al een reces."),
            ),
        ]

    def __str__(self):
        return self.name
