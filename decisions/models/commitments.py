"""What somebody has to do after a meeting: a promise to a council, or a motion that it adopted."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body

from .agenda import Treatment
from .decisions import Decision
from .ownership import Recorded
from .publication import Published


class CommitmentKind(models.TextChoices):
    PROMISE = "toezegging", _("toezegging")
    MOTION = "motie", _("aangenomen motie")


class Commitment(Published, Recorded):
    """To the council `body`: `holder` does it, by `due_on` where a day was named.

    Done on `done_on`, as `done_note` says. `decision` is the motion itself, where it was recorded.
    """

    PARENT = "dossier"

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="commitments", verbose_name=_("orgaan")
    )
    kind = models.CharField(_("soort"), max_length=15, choices=CommitmentKind.choices)
    text = CleanTextField(_("wat"), max_length=2000)
    holder = CleanCharField(_("door wie"), max_length=160)
    made_on = models.DateField(_("gedaan op"))
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)
    done_on = models.DateField(_("afgedaan op"), null=True, blank=True)
    done_note = CleanTextField(_("hoe afgedaan"), max_length=2000, blank=True)
    treatment = models.ForeignKey(
        Treatment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("bij de behandeling"),
    )
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("motie"),
    )

    class Meta:
        verbose_name = _("toezegging of motie")
        verbose_name_plural = _("toezeggingen en moties")
        ordering = ["dossier", "made_on", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("made_on")),
                name="commitment_due_later",
                violation_error_message=_("De uiterste dag ligt niet vóór de toezegging."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_note="")
                | Q(done_on__isnull=False, done_on__gte=F("made_on")),
                name="commitment_done_later",
                violation_error_message=_("Vul in op welke dag dit is afgedaan."),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def item(self):
        """The agenda item at which it was made, or at which its motion was moved; else None."""
        moved_in = self.decision.moved_in if self.decision else None
        at = self.treatment or moved_in
        return at.item if at else None
