"""Whom a subject concerns: the municipalities whose stances count for its support."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models import Dated, Municipality, Sourced
from municipalities.tracking import Tracked

from .ownership import Owned
from .subjects import Subject


class Concern(Dated, Sourced, Owned, Tracked):
    """From this day a subject concerns a municipality, or no longer does; the end is the next row.

    It says whose stance counts for support, nothing of law. The municipality may be one that does
    not take part in the region.
    """

    PARENT = "subject"
    ONE_DAY = True

    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="concerns", verbose_name=_("onderwerp")
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="concerns", verbose_name=_("gemeente")
    )
    takes_part = models.BooleanField(_("gaat het aan"), default=True)

    class Meta(Dated.Meta):
        verbose_name = _("wie het aangaat")
        verbose_name_plural = _("wie het aangaat")
        ordering = ["subject", "municipality", "first_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["subject", "municipality", "first_on"],
                name="concern_once_a_day",
                violation_error_message=_("Over deze dag staat dit er voor deze gemeente al."),
            ),
        ]

    def __str__(self):
        return f"{self.subject_id}: {self.municipality_id} ({self.dated_on})"
