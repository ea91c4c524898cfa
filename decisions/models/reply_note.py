"""The set of replies of a round, adopted as one (reactienota), and to whom it was sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body
from municipalities.tracking import Tracked

from .ownership import Owned
from .recorded import Recorded
from .round import Round


class ReplyNote(Recorded):
    """Made when the asking body adopts the set: every point had a reasoned reply then."""

    PARENT = "dossier"
    BODY = "body"

    round = models.OneToOneField(
        Round,
        models.PROTECT,
        related_name="adoption",
        verbose_name=_("ronde"),
        error_messages={"unique": _("De reacties van deze ronde zijn al vastgesteld.")},
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="reply_notes", verbose_name=_("vastgesteld door")
    )
    adopted_on = models.DateField(_("vastgesteld op"))
    reference = CleanCharField(_("kenmerk"), max_length=80, blank=True)
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("reactienota")
        verbose_name_plural = _("reactienota's")
        ordering = ["dossier", "adopted_on", "id"]
        constraints = [*Recorded.Meta.constraints]

    def __str__(self):
        return f"{self.round_id}: {self.adopted_on}"


class Dispatch(Owned, Tracked):
    """A body to which the adopted set was sent, and on which day."""

    PARENT = "reply_note"

    reply_note = models.ForeignKey(
        ReplyNote, models.PROTECT, related_name="dispatches", verbose_name=_("reactienota")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="reply_notes_sent", verbose_name=_("orgaan")
    )
    sent_on = models.DateField(_("verzonden op"))

    class Meta:
        verbose_name = _("verzending")
        verbose_name_plural = _("verzendingen")
        ordering = ["reply_note", "sent_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reply_note", "body"],
                name="dispatch_once",
                violation_error_message=_("Aan dit orgaan is de nota al verzonden."),
            )
        ]

    def __str__(self):
        return f"{self.reply_note_id} aan {self.body_id}"
