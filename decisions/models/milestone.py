"""Dated events of a dossier; a state of a proposal is one of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated

from .recorded import Recorded
from .subject import Subject, SubjectKind


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
