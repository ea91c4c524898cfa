"""The asking body's answer to one remark, with its reasons."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated

from .published import Published
from .recorded import Recorded
from .remark import Remark
from .subject import Subject, SubjectKind


class ReplyOutcome(models.TextChoices):
    ADOPTED = "overgenomen", _("overgenomen")
    PARTLY = "deels", _("deels overgenomen")
    REFUSED = "niet", _("niet overgenomen")
    ANSWERED = "beantwoord", _("beantwoord")
    OUTSIDE = "buiten_opdracht", _("buiten de opdracht")


class Reply(Dated, Published, Recorded):
    """`changed_in` is the version that it changed, `changed_where` the place in that version."""

    PARENT = "dossier"
    ONE_DAY = True

    remark = models.ForeignKey(
        Remark, models.PROTECT, related_name="replies", verbose_name=_("wens of bedenking")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="replies", verbose_name=_("orgaan"))
    outcome = models.CharField(_("reactie"), max_length=20, choices=ReplyOutcome.choices)
    reasons = CleanTextField(_("redenen"), max_length=4000)
    changed_in = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changed_by_replies",
        verbose_name=_("gewijzigd in versie"),
    )
    changed_where = CleanCharField(_("gewijzigd in"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("reactie")
        verbose_name_plural = _("reacties")
        ordering = ["remark", "first_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
        ]

    def __str__(self):
        return f"{self.remark_id}: {self.outcome}"

    def clean(self):
        super().clean()
        if self.changed_in and self.changed_in.kind != SubjectKind.PROPOSAL:
            raise ValidationError({"changed_in": _("Een versie is een voorstel van dit dossier.")})
