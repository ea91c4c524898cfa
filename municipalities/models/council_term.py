"""A council's term: from its first day until the next one starts; its seats and groups."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked
from .dated import Dated
from .sourced import Sourced


class CouncilTerm(Dated, Sourced, Tracked):
    """`seats` is a recorded total; `groups_complete` says that every group is listed."""

    ONE_DAY = True

    body = models.ForeignKey(
        "Body", models.PROTECT, related_name="terms", verbose_name=_("gemeenteraad")
    )
    election_year = models.PositiveSmallIntegerField(_("verkiezingsjaar"))
    seats = models.PositiveSmallIntegerField(_("zetels in totaal"), null=True, blank=True)
    groups_complete = models.BooleanField(_("alle fracties staan erbij"), default=False)

    class Meta(Dated.Meta):
        verbose_name = _("raadsperiode")
        verbose_name_plural = _("raadsperioden")
        ordering = ["body", "first_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["body", "first_on"],
                name="term_once_a_day",
                violation_error_message=_("Deze raadsperiode staat er al."),
            ),
            models.CheckConstraint(
                condition=models.Q(seats__isnull=True) | models.Q(seats__gte=1, seats__lte=45),
                name="term_seats_by_law",
                violation_error_message=_("Een raad telt 9 tot 45 zetels (Gemeentewet art. 8)."),
            ),
        ]

    def __str__(self):
        return f"{self.body_id} ({self.dated_on})"

    def clean(self):
        super().clean()
        if self.body_id and not self.body.is_council:
            raise ValidationError({"body": _("Alleen een gemeenteraad heeft raadsperioden.")})


class Group(Sourced, Tracked):
    """A fractie in one term; its seats where a source gives them."""

    term = models.ForeignKey(
        CouncilTerm, models.PROTECT, related_name="groups", verbose_name=_("raadsperiode")
    )
    name = CleanCharField(_("naam"), max_length=120)
    seats = models.PositiveSmallIntegerField(_("zetels"), null=True, blank=True)

    class Meta:
        verbose_name = _("fractie")
        verbose_name_plural = _("fracties")
        ordering = ["term", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                "term",
                models.functions.Lower("name"),
                name="group_once_a_term",
                violation_error_message=_("Deze fractie staat al in deze raadsperiode."),
            ),
            models.CheckConstraint(
                condition=models.Q(seats__isnull=True) | models.Q(seats__gte=1, seats__lte=45),
                name="group_has_seats",
                violation_error_message=_("Een fractie heeft 1 tot 45 zetels."),
            ),
        ]

    def __str__(self):
        return self.name


class Side(models.TextChoices):
    COALITION = "coalitie", _("coalitie")
    OPPOSITION = "oppositie", _("oppositie")


class GroupRole(Dated, Sourced, Tracked):
    """From this day a group is in the coalition, or in the opposition."""

    ONE_DAY = True

    group = models.ForeignKey(
        Group, models.PROTECT, related_name="roles", verbose_name=_("fractie")
    )
    side = models.CharField(_("rol"), max_length=10, choices=Side.choices)

    class Meta(Dated.Meta):
        verbose_name = _("rol van een fractie")
        verbose_name_plural = _("rollen van fracties")
        ordering = ["group", "first_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["group", "first_on"],
                name="group_role_once_a_day",
                violation_error_message=_("Over deze dag staat de rol er al."),
            ),
        ]

    def __str__(self):
        return f"{self.group_id}: {self.side} ({self.dated_on})"
