"""A body that speaks, and the terms and groups of a council."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked
from .base import Dated, Sourced

# A body that speaks: a council, a college, a steering group.


class BodyKind(models.TextChoices):
    COUNCIL = "gemeenteraad", _("gemeenteraad")
    COLLEGE = "college", _("college van B en W")
    COMMITTEE = "raadscommissie", _("raadscommissie")
    STEERING_GROUP = "stuurgroep", _("stuurgroep")
    SOUNDING_BOARD = "klankbordgroep", _("klankbordgroep")
    CONFERENCE = "bestuursconferentie", _("bestuursconferentie")
    PROVINCE = "gedeputeerde_staten", _("gedeputeerde staten")


MUNICIPAL = [BodyKind.COUNCIL, BodyKind.COLLEGE, BodyKind.COMMITTEE]


class BodyQuerySet(models.QuerySet["Body"]):
    def of_region(self, region):
        """Bodies of the region itself and of every municipality that ever took part in it."""
        took_part = region.memberships.values("municipality")
        return self.filter(Q(region=region) | Q(municipality__in=took_part))


class Body(Tracked):
    slug = models.SlugField(_("adres"), max_length=140, unique=True, editable=False)
    kind = models.CharField(_("soort"), max_length=20, choices=BodyKind.choices)
    name = CleanCharField(_("naam"), max_length=160)
    municipality = models.ForeignKey(
        "Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("gemeente"),
    )
    region = models.ForeignKey(
        "Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("regio"),
    )

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("orgaan")
        verbose_name_plural = _("organen")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MUNICIPAL, municipality__isnull=False, region__isnull=True)
                | (~Q(kind__in=MUNICIPAL) & Q(municipality__isnull=True, region__isnull=False)),
                name="body_of_one_home",
                violation_error_message=_(
                    "Raad, college en commissie horen bij een gemeente, de andere bij een regio."
                ),
            ),
            models.UniqueConstraint(
                fields=["municipality", "kind"],
                condition=Q(kind__in=[BodyKind.COUNCIL, BodyKind.COLLEGE]),
                name="body_once_a_municipality",
                violation_error_message=_("Deze gemeente heeft dit orgaan al."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean_fields(self, exclude=None):
        self.slug = self.slug or self.make_slug()
        super().clean_fields(exclude=exclude)

    def make_slug(self):
        """'gm0546-gemeenteraad'; a committee or a body of the region adds its name or region."""
        if self.municipality is not None and self.kind != BodyKind.COMMITTEE:
            return f"{self.municipality.code}-{self.kind}"
        home = self.municipality.code if self.municipality else getattr(self.region, "slug", "")
        return slugify(f"{home}-{self.kind}-{self.name}")[:140]

    @property
    def is_council(self):
        return self.kind == BodyKind.COUNCIL

    @property
    def is_college(self):
        return self.kind == BodyKind.COLLEGE


# A council's term: from its first day until the next one starts; its seats and groups.


class CouncilTerm(Dated, Sourced, Tracked):
    """`seats` is a recorded total; `groups_complete` says that every group is listed."""

    ONE_DAY = True

    # No field: what a reader is told of the source, where the rows were asked for it.
    source_title: str | None

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
