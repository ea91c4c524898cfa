"""An amount: what was paid or budgeted, by whom, by which key."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Dated, Municipality

from .recorded import Recorded
from .subject import Subject


class Cost(Dated, Recorded):
    """`amount` in whole euros, empty where the source names none."""

    PARENT = "dossier"

    title = CleanCharField(_("waarvoor"), max_length=200)
    payer = CleanCharField(_("wie betaalt"), max_length=200)
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="costs",
        verbose_name=_("gemeente"),
    )
    amount = models.PositiveBigIntegerField(_("bedrag in euro"), null=True, blank=True)
    is_approximate = models.BooleanField(_("bij benadering"), default=False)
    share_key = CleanCharField(_("verdeelsleutel"), max_length=200, blank=True)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="costs",
        verbose_name=_("onderwerp"),
    )
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("kosten")
        verbose_name_plural = _("kosten")
        ordering = ["dossier", "first_on", "last_on", "id"]
        constraints = [*Dated.Meta.constraints, *Recorded.Meta.constraints]

    def __str__(self):
        return self.title
