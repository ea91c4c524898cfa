"""'Klopt dit niet?': what anybody says is wrong about a public position."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField

from .decisions import Position
from .evidence import Evidence


class Verdict(models.TextChoices):
    READING = "lezing", _("overgenomen als lezing")
    CORRECTED = "gecorrigeerd", _("het standpunt is gecorrigeerd")
    RIGHT = "klopt", _("het standpunt klopt zo")
    UNUSABLE = "onbruikbaar", _("hier kunnen we niets mee")


class Report(models.Model):
    """A mistake reported by somebody unknown; whoever has the `code` may follow it.

    `sender` tells senders apart without saying who they are. The report itself never changes;
    its answer is given once.
    """

    code = models.CharField(_("code"), max_length=40, unique=True)
    position = models.ForeignKey(
        Position, models.PROTECT, related_name="reports", verbose_name=_("standpunt")
    )
    text = CleanTextField(_("wat klopt er niet"), max_length=2000)
    source = CleanCharField(_("waar staat het"), max_length=300)
    url = models.URLField(_("adres"), max_length=500, blank=True)
    sender = models.CharField(_("afzender"), max_length=64)
    reported_at = models.DateTimeField(_("gemeld op"))
    verdict = models.CharField(_("uitkomst"), max_length=15, choices=Verdict.choices, blank=True)
    answer = CleanTextField(_("antwoord"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_reports",
        verbose_name=_("beantwoord door"),
    )
    reading = models.ForeignKey(
        Evidence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("werd lezing"),
    )

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        ordering = ["reported_at", "id"]
        indexes = [models.Index(fields=["sender", "reported_at"], name="report_of_sender")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    verdict="", answer="", answered_at__isnull=True, answered_by__isnull=True
                )
                | (
                    ~Q(verdict="")
                    & ~Q(answer="")
                    & Q(answered_at__isnull=False, answered_by__isnull=False)
                ),
                name="report_answered_whole",
                violation_error_message=_("Een antwoord heeft een uitkomst en een tekst."),
            )
        ]

    def __str__(self):
        return self.text[:80]
