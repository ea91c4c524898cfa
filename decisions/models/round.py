"""A request to bodies to speak, and what each of them did with it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated
from municipalities.tracking import Tracked

from ..terms import LegalBasis
from .decision import Decision
from .milestone import Milestone
from .recorded import Recorded
from .subject import Subject


class Round(Dated, Recorded):
    """Opened on `dated_on`; `bundle` is the event that put all answers in one document."""

    ONE_DAY = True

    title = CleanCharField(_("titel"), max_length=200)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name=_("onderwerp"),
    )
    questions = CleanTextField(_("vragen"), max_length=4000, blank=True)
    opened_by = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_rounds",
        verbose_name=_("gevraagd door"),
    )
    legal_basis = models.CharField(
        _("grondslag"), max_length=20, choices=[(basis.value, basis.label) for basis in LegalBasis]
    )
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)
    bundle = models.ForeignKey(
        Milestone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bundled_rounds",
        verbose_name=_("gebundeld bij"),
    )
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("ronde")
        verbose_name_plural = _("rondes")
        ordering = ["dossier", "first_on", "last_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(subject__isnull=False) | ~Q(questions=""),
                name="round_asks_something",
                violation_error_message=_("Een ronde vraagt iets: een onderwerp of vragen."),
            ),
        ]

    def __str__(self):
        return self.title


class RoundBody(Tracked):
    """A body that is asked, when it received the request, and its answer.

    It has spoken when a Decision of the body itself is linked, or when it said that it has no
    view (`no_view_on`).
    """

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
        ]

    def __str__(self):
        return f"{self.body_id} in {self.round_id}"

    def clean(self):
        super().clean()
        if self.answer and self.answer.body_id != self.body_id:
            raise ValidationError({"answer": _("Een antwoord is van het gevraagde orgaan zelf.")})
