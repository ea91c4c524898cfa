"""A form that was sent: sent twice, it is done once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """`token` was made with the form; `led_to` is where the first sending of it ended."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="submissions")
    token = models.UUIDField(_("formulier"))
    led_to = models.CharField(_("leidde naar"), max_length=300)
    sent_at = models.DateTimeField(_("verzonden op"))

    class Meta:
        verbose_name = _("verzending")
        verbose_name_plural = _("verzendingen")
        ordering = ["-sent_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "token"],
                name="submission_once",
                violation_error_message=_("Dit formulier is al bewaard."),
            )
        ]

    def __str__(self):
        return str(self.token)
