"""Replying as work: who answers a point and by when, and the second person who reads the reply.

Names of people stand here and nowhere else of a round: no public page, file or export tells them.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.tracking import Tracked

from .ownership import Owned
from .pairs import build_pair_condition
from .remarks import Remark, Reply


class Assignment(Owned, Tracked):
    """Who replies to a remark, by which day, and who reads that reply; all of it may change."""

    PARENT = "remark"

    remark = models.OneToOneField(
        Remark,
        models.PROTECT,
        related_name="assignment",
        verbose_name=_("wens of bedenking"),
        error_messages={"unique": _("Dit punt is al toegewezen.")},
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="assignments",
        verbose_name=_("toegewezen aan"),
    )
    due_on = models.DateField(_("voor wanneer"), null=True, blank=True)
    second_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="second_readings",
        verbose_name=_("leest mee"),
    )

    class Meta:
        verbose_name = _("toewijzing")
        verbose_name_plural = _("toewijzingen")
        ordering = ["remark", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(second_reader__isnull=True) | ~Q(second_reader=F("assignee")),
                name="assignment_second_person",
                violation_error_message=_("Kies iemand anders dan wie reageert om mee te lezen."),
            )
        ]

    def __str__(self):
        return f"{self.remark_id}: {self.assignee_id}"


class ReplyReview(Owned, Tracked):
    """That a reply is offered to a second person ('ter lezing'), and who read it when ('gelezen').

    A reply without one is a draft that nobody was asked to read. What was read is read anew once
    the reply says something else (`actions.reply_work`).
    """

    PARENT = "reply"

    reply = models.OneToOneField(
        Reply,
        models.PROTECT,
        related_name="review",
        verbose_name=_("reactie"),
        error_messages={"unique": _("Deze reactie ligt al ter lezing.")},
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("gelezen door"),
    )
    reviewed_at = models.DateTimeField(_("gelezen op"), null=True, blank=True)

    class Meta:
        verbose_name = _("meelezen")
        verbose_name_plural = _("meelezen")
        ordering = ["reply", "id"]
        indexes = [
            # The few that wait to be read, without reading all that were.
            models.Index(
                fields=["reply"], condition=Q(reviewed_at__isnull=True), name="reply_review_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=build_pair_condition("reviewed_at", "reviewed_by"),
                name="reply_review_pair",
                violation_error_message=_("Noem wie de reactie las, en wanneer."),
            )
        ]

    def __str__(self):
        return f"{self.reply_id}: {self.reviewed_by_id}"
