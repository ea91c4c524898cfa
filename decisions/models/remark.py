"""One wish, objection, condition or question on a subject, and the answer it got."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated

from .decision import Decision
from .position import Position
from .published import Published
from .recorded import Recorded
from .round import Round
from .subject import Subject
from .theme import Theme


class RemarkKind(models.TextChoices):
    WISH = "wens", _("wens")
    OBJECTION = "bedenking", _("bedenking")
    CONDITION = "voorwaarde", _("voorwaarde")
    QUESTION = "vraag", _("vraag")


class Remark(Dated, Published, Recorded):
    """Of a body, of groups of it (`groups_label`), or of a gathering.

    `carried_from` is the point of an earlier proposal that lives on in this one; what becomes
    of a remark on a day is derived (`decisions.life`), never stored.
    """

    PARENT = "dossier"
    ONE_DAY = True

    kind = models.CharField(_("soort"), max_length=10, choices=RemarkKind.choices)
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("orgaan"),
    )
    groups_label = CleanCharField(_("fracties"), max_length=200, blank=True)
    gathering = CleanCharField(_("bijeenkomst"), max_length=200, blank=True)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("onderwerp"),
    )
    section = CleanCharField(_("onderdeel"), max_length=200, blank=True)
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("thema"),
    )
    text = CleanTextField(_("wat"), max_length=4000)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("besluit"),
    )
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conditions",
        verbose_name=_("standpunt"),
    )
    round = models.ForeignKey(
        Round,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("ronde"),
    )
    carried_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name=_("meegenomen uit"),
    )

    class Meta:
        verbose_name = _("wens of bedenking")
        verbose_name_plural = _("wensen en bedenkingen")
        ordering = ["dossier", "first_on", "last_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(body__isnull=False, gathering="")
                | (Q(body__isnull=True) & ~Q(gathering="")),
                name="remark_of_body_or_gathering",
                violation_error_message=_("Een punt is van een orgaan of van een bijeenkomst."),
            ),
            models.CheckConstraint(
                condition=~Q(carried_from=models.F("id")),
                name="remark_not_from_itself",
                violation_error_message=_("Een punt kan niet uit zichzelf zijn meegenomen."),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def clean(self):
        super().clean()
        if self.position and self.position.decision_id != self.decision_id:
            raise ValidationError({"position": _("Dit standpunt volgt uit een ander besluit.")})
