"""When nothing was to be written, and with which sentence that was told."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField


class ReadOnlyPeriod(models.Model):
    """From `begun_at` until `ended_at` (None: still) Regio could be read only; the audit lines
    tell who did that. `number` counts them: one begins once the one before it ended."""

    number = models.PositiveIntegerField(_("nummer"), unique=True)
    sentence = CleanCharField(_("zin"), max_length=200)
    begun_at = models.DateTimeField(_("vanaf"))
    begun_reason = CleanCharField(_("reden"), max_length=300)
    ended_at = models.DateTimeField(_("tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("periode van alleen lezen")
        verbose_name_plural = _("periodes van alleen lezen")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")),
                name="read_only_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        return self.sentence
