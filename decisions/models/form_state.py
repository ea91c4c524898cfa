"""Forms on their way: what is being typed, and which one was sent already."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# What somebody is typing: kept until it is saved, seen by nobody else.


class FormDraft(models.Model):
    """The fields of one form (`address`) of one person, as lists of what was typed by name.

    No record of the dossier: it has no history and nothing is derived from it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="form_drafts")
    address = models.CharField(_("formulier"), max_length=300)
    typed = models.JSONField(_("getypt"))
    saved_at = models.DateTimeField(_("bewaard op"))

    class Meta:
        verbose_name = _("kladje")
        verbose_name_plural = _("kladjes")
        ordering = ["-saved_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "address"],
                name="form_draft_once",
                violation_error_message=_("Dit formulier is al bewaard."),
            ),
        ]

    def __str__(self):
        return self.address


# A form that was sent: sent twice, it is done once.


class IdempotencyKey(models.Model):
    """`token` was made with the form; `led_to` is where the first sending of it ended."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="idempotency_keys"
    )
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
                name="idempotency_key_once",
                violation_error_message=_("Dit formulier is al bewaard."),
            )
        ]

    def __str__(self):
        return str(self.token)
