"""What each body that a round asks did with it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField
from municipalities.models import Body
from municipalities.tracking import Tracked

from .decision import Decision
from .ownership import Owned
from .round import Round


class RoundBody(Owned, Tracked):
    """A body that is asked, when it received the request, and its answer.

    It has spoken when a Decision of the body itself is linked, or when it said that it has no
    view (`no_view_on`). Of its answer the asking body notes the day of receipt, the reference,
    and on which day it confirmed that.
    """

    PARENT = "round"

    round = models.ForeignKey(Round, models.PROTECT, related_name="asked", verbose_name=_("ronde"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="asked", verbose_name=_("orgaan"))
    received_on = models.DateField(_("ontvangen op"), null=True, blank=True)
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)
    answer = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("antwoord"),
    )
    no_view_on = models.DateField(_("geen zienswijze op"), null=True, blank=True)

    receipt_on = models.DateField(_("antwoord ontvangen op"), null=True, blank=True)
    receipt_reference = CleanCharField(_("kenmerk van het antwoord"), max_length=80, blank=True)
    confirmed_on = models.DateField(_("ontvangst bevestigd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("gevraagd orgaan")
        verbose_name_plural = _("gevraagde organen")
        ordering = ["round", "body", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "body"],
                name="round_body_once",
                violation_error_message=_("Dit orgaan is in deze ronde al gevraagd."),
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(no_view_on__isnull=True),
                name="round_body_one_answer",
                violation_error_message=_("Een orgaan sprak zich uit of gaf geen zienswijze."),
            ),
            models.CheckConstraint(
                condition=Q(receipt_on__isnull=False)
                | Q(receipt_reference="", confirmed_on__isnull=True),
                name="round_body_receipt_has_day",
                violation_error_message=_("Vul in op welke dag het antwoord binnenkwam."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True)
                | Q(confirmed_on__gte=models.F("receipt_on")),
                name="round_body_confirmed_later",
                violation_error_message=_("Een bevestiging gaat uit na de ontvangst."),
            ),
        ]

    def __str__(self):
        return f"{self.body_id} in {self.round_id}"

    def clean(self):
        super().clean()
        if self.answer and self.answer.body_id != self.body_id:
            raise ValidationError({"answer": _("Een antwoord is van het gevraagde orgaan zelf.")})
