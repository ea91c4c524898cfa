"""One stance on one subject, following from a Decision: of the whole body, or of groups."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField
from municipalities.models import Body, Group, User
from municipalities.tracking import Tracked

from ..stances import CHOICES, Stance
from .decision import Decision
from .ownership import Owned
from .published import Published, PublishedQuerySet
from .recorded import Recorded
from .subject import Subject


class PositionQuerySet(PublishedQuerySet):
    def of_groups(self):
        return self.exclude(groups_label="")


class Position(Published, Recorded):
    """`groups_label` names the groups as the source does; empty means the whole body.

    `group_seats` is recorded; where it is not, it is summed over the linked groups if all are
    known. The date is the Decision's. Which reading is shown is `shown`.
    """

    PARENT = "decision"

    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="positions", verbose_name=_("besluit")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="positions", verbose_name=_("orgaan"), editable=False
    )
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="positions", verbose_name=_("onderwerp")
    )
    stance = models.CharField(_("standpunt"), max_length=20, choices=CHOICES)
    groups_label = CleanCharField(_("fracties"), max_length=200, blank=True)
    group_seats = models.PositiveSmallIntegerField(_("zetels"), null=True, blank=True)
    shown = models.ForeignKey(
        "Evidence",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("getoonde lezing"),
    )
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="confirmed_positions",
        verbose_name=_("bevestigd door"),
    )

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("standpunt")
        verbose_name_plural = _("standpunten")
        ordering = ["decision", "subject", "id"]
        constraints = [
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stance__in=[stance.value for stance in Stance]),
                name="position_stance_known",
                violation_error_message=_("Kies een van de standpunten."),
            ),
            models.UniqueConstraint(
                fields=["decision", "subject", "groups_label"],
                name="position_once_a_decision",
                violation_error_message=_("Dit besluit zegt hierover al iets."),
            ),
            models.CheckConstraint(
                condition=~Q(groups_label="") | Q(group_seats__isnull=True),
                name="position_seats_of_groups",
                violation_error_message=_("Zetels horen bij fracties, niet bij het orgaan zelf."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="position_confirmed_pair",
                violation_error_message=_("Wie en wanneer bevestigde horen bij elkaar."),
            ),
        ]

    def __str__(self):
        return f"{self.subject_id}: {self.stance}"

    def clean_fields(self, exclude=None):
        if self.decision_id:
            self.body_id, self.dossier_id = self.decision.body_id, self.decision.dossier_id
        super().clean_fields(exclude=exclude)

    def clean(self):
        super().clean()
        if self.subject_id and self.subject.dossier_id != self.dossier_id:
            raise ValidationError({"subject": _("Kies een onderwerp uit hetzelfde dossier.")})

    def get_absolute_url(self):
        return reverse("position", args=[self.pk])


class PositionGroup(Owned, Tracked):
    """A group that stood behind a Position of groups."""

    PARENT = "position"

    position = models.ForeignKey(
        Position, models.PROTECT, related_name="groups", verbose_name=_("standpunt")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="positions", verbose_name=_("fractie")
    )

    class Meta:
        verbose_name = _("fractie achter een standpunt")
        verbose_name_plural = _("fracties achter een standpunt")
        constraints = [
            models.UniqueConstraint(
                fields=["position", "group"],
                name="position_group_once",
                violation_error_message=_("Deze fractie staat er al bij."),
            )
        ]

    def __str__(self):
        return f"{self.position_id}: {self.group_id}"
