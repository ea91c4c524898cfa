"""A meeting of one body."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField
from municipalities.models import Body

from .recorded import Recorded


class Meeting(Recorded):
    """`held_on` is known or the meeting is not planned; `starts_at` only when a source has it."""

    PARENT = "dossier"
    BODY = "body"

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="meetings", verbose_name=_("orgaan")
    )
    title = CleanCharField(_("naam"), max_length=160)
    held_on = models.DateField(_("dag"))
    starts_at = models.DateTimeField(_("aanvang"), null=True, blank=True)
    ends_at = models.DateTimeField(_("einde"), null=True, blank=True)
    location = CleanCharField(_("plaats"), max_length=160, blank=True)
    url = models.URLField(_("in het raadssysteem"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("vergadering")
        verbose_name_plural = _("vergaderingen")
        ordering = ["held_on", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(starts_at__isnull=False, ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_start",
                violation_error_message=_("Een vergadering eindigt na haar aanvang."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        starts_at = self.starts_at
        if starts_at and starts_at.astimezone(get_current_timezone()).date() != self.held_on:
            raise ValidationError({"starts_at": _("De aanvang valt op een andere dag.")})
