"""What came in from one table: looked over first, brought in whole, and taken back whole."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanTextField

from .dossiers import Dossier
from .pairs import build_pair_condition

# A table on its way in, and what became of it.


class BatchState(models.TextChoices):
    READ = "gelezen", _("gelezen")
    CHECKING = "nakijken", _("wordt nagekeken")
    CHECKED = "nagekeken", _("nagekeken, nog niets bewaard")
    BRINGING = "inlezen", _("wordt ingelezen")
    BROUGHT = "ingelezen", _("ingelezen")
    UNDOING = "terugdraaien", _("wordt ongedaan gemaakt")
    UNDONE = "ongedaan", _("ongedaan gemaakt")


LONGEST_WORK = timedelta(minutes=15)
BUSY = (BatchState.CHECKING, BatchState.BRINGING, BatchState.UNDOING)


class ImportBatch(models.Model):
    """One table that somebody reads in. It is no record of the dossier: what it brought in is.

    `sheets` holds the cells while nothing is brought in, `columns` the place of each column that
    is read on the sheet `sheet`, `outcome` what was found of each row; all three are emptied when
    it is done. `counts` tells the rows by what they are, `handled` of `total` how far the work is,
    and `refusal` why it could not be done. Nobody sees it but who made it, and beheer.
    """

    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="import_batches", verbose_name=_("dossier")
    )
    kind = models.CharField(_("soort"), max_length=15)
    file_name = models.CharField(_("bestand"), max_length=200)
    state = models.CharField(
        _("stand"), max_length=15, choices=BatchState.choices, default=BatchState.READ
    )
    made_at = models.DateTimeField(_("begonnen op"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="import_batches",
        verbose_name=_("begonnen door"),
    )
    worked_at = models.DateTimeField(_("bezig sinds"), null=True, blank=True)
    brought_at = models.DateTimeField(_("ingelezen op"), null=True, blank=True)
    undone_at = models.DateTimeField(_("ongedaan gemaakt op"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_batches",
        verbose_name=_("ongedaan gemaakt door"),
    )
    undone_reason = CleanTextField(_("waarom ongedaan gemaakt"), max_length=1000, blank=True)
    sheets = models.JSONField(_("bladen"), default=list, blank=True)
    sheet = models.PositiveSmallIntegerField(_("blad"), default=0)
    columns = models.JSONField(_("kolommen"), default=dict, blank=True)
    outcome = models.JSONField(_("per rij"), default=list, blank=True)
    counts = models.JSONField(_("aantallen"), default=dict, blank=True)
    handled = models.PositiveIntegerField(_("gedaan"), default=0)
    total = models.PositiveIntegerField(_("te doen"), default=0)
    refusal = CleanTextField(_("waarom het niet kon"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("ingelezen tabel")
        verbose_name_plural = _("ingelezen tabellen")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=build_pair_condition("undone_at", "undone_by"),
                name="importbatch_undone_pair",
                violation_error_message=_("Wie en wanneer ongedaan maakte horen bij elkaar."),
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def is_busy(self):
        """Whether the worker is at it."""
        return self.state in BUSY

    def is_stuck(self, at):
        """Whether the worker has been at it for so long that it must have stopped."""
        return self.is_busy and self.worked_at is not None and at - self.worked_at > LONGEST_WORK


class BatchRecord(models.Model):
    """One record that a batch made or changed, in the order in which it was written.

    `record_model` and `record_key` say which; `version_before` is that of what it changed, None
    for what it made, and `version_after` that which it left. `row` is the row that it came from.
    """

    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, related_name="records", verbose_name=_("ingelezen tabel")
    )
    number = models.PositiveIntegerField(_("volgorde"))
    row = models.PositiveIntegerField(_("rij"))
    record_model = models.CharField(_("soort record"), max_length=60)
    record_key = models.PositiveBigIntegerField(_("record"))
    version_before = models.PositiveIntegerField(_("versie ervoor"), null=True, blank=True)
    version_after = models.PositiveIntegerField(_("versie erna"))

    class Meta:
        verbose_name = _("ingelezen record")
        verbose_name_plural = _("ingelezen records")
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "record_model", "record_key"],
                name="batch_record_once",
                violation_error_message=_("Dit record staat al bij deze tabel."),
            )
        ]

    def __str__(self):
        return f"{self.record_model} {self.record_key}"


# What somebody chose for a head, so that it need not be chosen again.


class ColumnChoice(models.Model):
    """`heads` has the name of a column by folded head, '' for a head that is not read."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="column_choices"
    )
    region = models.ForeignKey(
        "municipalities.Region", models.CASCADE, related_name="column_choices"
    )
    kind = models.CharField(_("soort"), max_length=15)
    heads = models.JSONField(_("kolommen"))

    class Meta:
        verbose_name = _("keuze van kolommen")
        verbose_name_plural = _("keuzes van kolommen")
        ordering = ["user", "region", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region", "kind"],
                name="column_choice_once",
                violation_error_message=_("Deze keuze staat er al."),
            )
        ]

    def __str__(self):
        return f"{self.user_id}: {self.kind}"
