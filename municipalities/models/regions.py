"""Municipalities that decide together, and forms of cooperation that exist already."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField, CleanTextField
from ..tracking import Tracked
from .base import Dated, Sourced

# Municipalities that decide together, and since when each takes part.


class Region(Tracked):
    slug = models.SlugField(_("adres"), max_length=80, unique=True)
    name = CleanCharField(_("naam"), max_length=120)

    class Meta:
        verbose_name = _("regio")
        verbose_name_plural = _("regio's")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class RegionMembership(Dated, Sourced, Tracked):
    """From this day a municipality takes part, or no longer does; the end is the next row."""

    ONE_DAY = True

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="memberships", verbose_name=_("regio")
    )
    municipality = models.ForeignKey(
        "Municipality", models.PROTECT, related_name="memberships", verbose_name=_("gemeente")
    )
    takes_part = models.BooleanField(_("neemt deel"), default=True)

    class Meta(Dated.Meta):
        verbose_name = _("deelname aan de regio")
        verbose_name_plural = _("deelnames aan de regio")
        ordering = ["region", "municipality", "first_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "municipality", "first_on"],
                name="membership_once_a_day",
                violation_error_message=_("Over deze dag staat de deelname er al."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id} in {self.region_id} ({self.dated_on})"


# A form of cooperation that exists already, and who takes part in it since when.


class Arrangement(Sourced, Tracked):
    slug = models.SlugField(_("adres"), max_length=80, unique=True)
    name = CleanCharField(_("naam"), max_length=160)
    legal_form = CleanCharField(_("rechtsvorm"), max_length=120, blank=True)
    description = CleanTextField(_("beschrijving"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("samenwerkingsverband")
        verbose_name_plural = _("samenwerkingsverbanden")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class Participation(Dated, Sourced, Tracked):
    """From this day a municipality takes part in the arrangement, or does not."""

    ONE_DAY = True

    arrangement = models.ForeignKey(
        Arrangement,
        models.PROTECT,
        related_name="participations",
        verbose_name=_("samenwerkingsverband"),
    )
    municipality = models.ForeignKey(
        "Municipality", models.PROTECT, related_name="participations", verbose_name=_("gemeente")
    )
    takes_part = models.BooleanField(_("neemt deel"), default=True)

    class Meta(Dated.Meta):
        verbose_name = _("deelname aan een samenwerkingsverband")
        verbose_name_plural = _("deelnames aan samenwerkingsverbanden")
        ordering = ["arrangement", "municipality", "first_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["arrangement", "municipality", "first_on"],
                name="participation_once_a_day",
                violation_error_message=_("Over deze dag staat de deelname er al."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id} in {self.arrangement_id} ({self.dated_on})"
