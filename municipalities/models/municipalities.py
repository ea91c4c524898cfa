"""A municipality as the TOOI register names it, its inhabitants, and its recess."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked
from .base import Dated, Sourced

# A municipality of the Netherlands, as the TOOI register names it.


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def current_on(self, day):
        """Municipalities that exist on `day`; an unknown start is before any day."""
        return self.filter(
            Q(started_on__isnull=True) | Q(started_on__lte=day),
            Q(ended_on__isnull=True) | Q(ended_on__gte=day),
        )


class Municipality(Tracked):
    """`ended_on` is the last day of existence, as the register gives it."""

    SEARCHED = ("name", "code")

    code = CleanCharField(
        _("code"),
        max_length=6,
        unique=True,
        validators=[
            RegexValidator(r"^gm\d{4}\Z", _("Een code is gm en vier cijfers, zoals gm0546."))
        ],
    )
    name = CleanCharField(_("naam"), max_length=80)
    slug = models.SlugField(_("adres"), max_length=90, unique=True, editable=False)
    province = CleanCharField(_("provincie"), max_length=40, blank=True)
    started_on = models.DateField(_("bestaat sinds"), null=True, blank=True)
    ended_on = models.DateField(_("laatste dag"), null=True, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="municipality_ends_after_start",
                violation_error_message=_("De laatste dag ligt voor de eerste."),
            ),
            models.CheckConstraint(
                condition=Q(code=Lower("code")),
                name="municipality_code_is_lower",
                violation_error_message=_("Schrijf de code met kleine letters, zoals gm0546."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean_fields(self, exclude=None):
        self.slug = self.slug or self.make_slug()
        super().clean_fields(exclude=exclude)

    def make_slug(self):
        """The name where no other municipality has it, else the name with its code."""
        slug = slugify(self.name) or self.code
        taken = Municipality.objects.filter(slug=slug).exclude(pk=self.pk).exists()
        return f"{slug}-{self.code}" if taken else slug


class Succession(Tracked):
    """That one municipality took the place of another; kept empty until a source names it."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="successions", verbose_name=_("gemeente")
    )
    successor = models.ForeignKey(
        Municipality, models.PROTECT, related_name="predecessions", verbose_name=_("opvolger")
    )
    source = models.ForeignKey("Source", models.PROTECT, verbose_name=_("bron"))

    class Meta:
        verbose_name = _("opvolging")
        verbose_name_plural = _("opvolgingen")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "successor"],
                name="succession_once",
                violation_error_message=_("Deze opvolging staat er al."),
            ),
            models.CheckConstraint(
                condition=~Q(municipality=F("successor")),
                name="succession_of_another",
                violation_error_message=_("Een gemeente volgt zichzelf niet op."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id} → {self.successor_id}"


# Inhabitants of a municipality at a reference date.


class Population(Dated, Sourced, Tracked):
    municipality = models.ForeignKey(
        "Municipality", models.PROTECT, related_name="populations", verbose_name=_("gemeente")
    )
    inhabitants = models.PositiveIntegerField(_("inwoners"))
    is_approximate = models.BooleanField(_("bij benadering"), default=False)

    class Meta(Dated.Meta):
        verbose_name = _("inwonertal")
        verbose_name_plural = _("inwonertallen")
        ordering = ["municipality", "first_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "dated_on", "source"],
                name="population_once_a_source",
                violation_error_message=_("Dit inwonertal staat er al uit deze bron."),
            ),
            models.CheckConstraint(
                condition=models.Q(inhabitants__lte=2_000_000),
                name="population_is_dutch",
                violation_error_message=_("Geen Nederlandse gemeente heeft zoveel inwoners."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id}: {self.inhabitants} ({self.dated_on})"


# Days on which the council of a municipality does not meet.


class Recess(Tracked):
    """From `first_on` to `last_on`, both included."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="recesses", verbose_name=_("gemeente")
    )
    name = CleanCharField(_("naam"), max_length=80)
    first_on = models.DateField(_("eerste dag"))
    last_on = models.DateField(_("laatste dag"))

    class Meta:
        verbose_name = _("reces")
        verbose_name_plural = _("recessen")
        ordering = ["municipality", "first_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="recess_ends_after_start",
                violation_error_message=_("De laatste dag ligt niet vóór de eerste."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "first_on"],
                name="recess_once",
                violation_error_message=_("Op deze dag begint al een reces."),
            ),
        ]

    def __str__(self):
        return self.name
