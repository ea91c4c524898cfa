"""'Klopt dit niet?' and 'Mist u een stuk?': what anybody says is wrong or lacks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Municipality, Source

from .agenda import AgendaItem
from .decisions import Decision, Position
from .dossiers import Dossier
from .events import Milestone, Statement
from .evidence import Evidence
from .remarks import Remark
from .rounds import Round

# What a report can be about, the dossier itself apart.
REPORTED_KINDS = {
    "position": Position,
    "decision": Decision,
    "remark": Remark,
    "statement": Statement,
    "milestone": Milestone,
    "agenda_item": AgendaItem,
    "round": Round,
    "source_record": Source,
    "municipality": Municipality,
}


class Verdict(models.TextChoices):
    READING = "lezing", _("overgenomen als lezing")
    CORRECTED = "gecorrigeerd", _("het is gecorrigeerd")
    ADDED = "toegevoegd", _("het stuk is toegevoegd")
    RIGHT = "klopt", _("het klopt zo")
    UNUSABLE = "onbruikbaar", _("hier kunnen we niets mee")


def build_about_condition():
    """Return the condition that a report is about one record, or tells of a document that lacks:
    in the dossier as a whole, or of one municipality."""
    empty = {f"{name}__isnull": True for name in REPORTED_KINDS}
    others = {name: each for name, each in empty.items() if name != "municipality__isnull"}
    condition = Q(is_missing=True, **others)
    for chosen in REPORTED_KINDS:
        condition |= Q(is_missing=False, **{**empty, f"{chosen}__isnull": False})
    return condition


def reported(model):
    return models.ForeignKey(
        model,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=model._meta.verbose_name,
    )


class Report(models.Model):
    """A mistake, or a document that lacks, reported by somebody unknown; whoever has the `code`
    may follow it.

    It lands with who keeps the records of `body` in the dossier, with the regioredactie where that
    is empty. `sender` tells senders apart without saying who they are. The report itself never
    changes; its answer is given once.
    """

    code = models.CharField(_("code"), max_length=40, unique=True)
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="reports", verbose_name=_("dossier")
    )
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("orgaan"),
    )
    position = reported(Position)
    decision = reported(Decision)
    remark = reported(Remark)
    statement = reported(Statement)
    milestone = reported(Milestone)
    agenda_item = reported(AgendaItem)
    round = reported(Round)
    source_record = reported(Source)
    municipality = reported(Municipality)
    is_missing = models.BooleanField(_("mist een stuk"), default=False)
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
                condition=build_about_condition(),
                name="report_about_one",
                violation_error_message=_("Een melding gaat over precies een ding."),
            ),
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
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def record_name(self):
        """'position': what it is about; '' for the dossier as a whole."""
        return next((name for name in REPORTED_KINDS if getattr(self, f"{name}_id")), "")

    @property
    def record(self):
        """The record that it is about; the dossier where it is about that as a whole."""
        return getattr(self, self.record_name) if self.record_name else self.dossier
