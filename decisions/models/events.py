"""What happened around a dossier, what it cost, and what others than bodies said."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated, Municipality

from .dossiers import Theme
from .ownership import Recorded
from .publication import Published
from .subjects import Subject, SubjectKind

# Dated events of a dossier; a state of a proposal is one of them.


class State(models.TextChoices):
    SUBMITTED = "voorgelegd", _("voorgelegd")
    ADOPTED = "aangenomen", _("aangenomen")
    REJECTED = "verworpen", _("van tafel")
    WITHDRAWN = "ingetrokken", _("ingetrokken")


FALLEN = (State.REJECTED, State.WITHDRAWN)


class MilestoneQuerySet(models.QuerySet):
    def states(self):
        """Only the events that gave a proposal a state."""
        return self.exclude(state="")


class Milestone(Dated, Recorded):
    """With a `state` it is what became of a proposal; with `is_moment` the board offers its day."""

    PARENT = "dossier"

    title = CleanCharField(_("wat"), max_length=200)
    description = CleanTextField(_("toelichting"), max_length=2000, blank=True)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("onderwerp"),
    )
    state = models.CharField(_("staat"), max_length=15, choices=State.choices, blank=True)
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("orgaan"),
    )
    is_moment = models.BooleanField(_("moment op het bord"), default=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("mijlpaal")
        verbose_name_plural = _("mijlpalen")
        ordering = ["dossier", "first_on", "last_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="") | Q(subject__isnull=False),
                name="milestone_state_of_subject",
                violation_error_message=_("Een staat hoort bij een voorstel."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.subject and self.subject.dossier_id != self.dossier_id:
            raise ValidationError({"subject": _("Kies een onderwerp uit hetzelfde dossier.")})
        if self.state and self.subject and self.subject.kind != SubjectKind.PROPOSAL:
            raise ValidationError({"state": _("Alleen een voorstel heeft een staat.")})


# An amount: what was paid or budgeted, by whom, by which key.


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


# What a person, residents, press or 'the municipality' said; never a stance.


class Statement(Dated, Published, Recorded):
    """`speaker` is as the source names it; body and municipality where it is one that we know."""

    PARENT = "dossier"
    SEARCHED = ("speaker", "text")
    SEARCHED_LINKS = ("body",)

    speaker = CleanCharField(_("wie"), max_length=200)
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("orgaan"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("gemeente"),
    )
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("onderwerp"),
    )
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("thema"),
    )
    text = CleanTextField(_("wat"), max_length=4000)

    class Meta:
        verbose_name = _("uitspraak")
        verbose_name_plural = _("uitspraken")
        ordering = ["dossier", "first_on", "last_on", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
        ]

    def __str__(self):
        return self.text[:80]
