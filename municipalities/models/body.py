"""A body that speaks: a council, a college, a steering group."""

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked


class BodyKind(models.TextChoices):
    COUNCIL = "gemeenteraad", _("gemeenteraad")
    COLLEGE = "college", _("college van B en W")
    COMMITTEE = "raadscommissie", _("raadscommissie")
    STEERING_GROUP = "stuurgroep", _("stuurgroep")
    SOUNDING_BOARD = "klankbordgroep", _("klankbordgroep")
    CONFERENCE = "bestuursconferentie", _("bestuursconferentie")
    PROVINCE = "gedeputeerde_staten", _("gedeputeerde staten")


MUNICIPAL = [BodyKind.COUNCIL, BodyKind.COLLEGE, BodyKind.COMMITTEE]


class BodyQuerySet(models.QuerySet):
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
