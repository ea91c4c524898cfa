"""A request to bodies to speak."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated

from ..terms import LegalBasis
from .milestone import Milestone
from .recorded import Recorded
from .subject import Subject


class Round(Dated, Recorded):
    """Opened on `dated_on`; `bundle` is the event that put all answers in one document.

    `follows` is the round before it: what is still open there is where this one begins.
    """

    PARENT = "dossier"
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
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("vervolg op"),
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
            models.CheckConstraint(
                condition=~Q(follows=models.F("id")),
                name="round_not_after_itself",
                violation_error_message=_("Een ronde kan geen vervolg op zichzelf zijn."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        before = self.follows
        while before is not None:
            if before.pk == self.pk and self.pk is not None:
                raise ValidationError(
                    {"follows": _("Een ronde kan geen vervolg op zichzelf zijn.")}
                )
            before = before.follows
