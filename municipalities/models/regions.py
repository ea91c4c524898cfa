"""Municipalities that decide together and how they are drawn, and forms of cooperation."""

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField, CleanTextField
from ..tracking import Tracked
from .base import Dated, Sourced
from .municipalities import Municipality, Succession

# Under which terms others use what a region records: texts and quotes of others are not its own.


class DataLicence(models.TextChoices):
    CC0 = "cc0", "CC0 1.0"
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"

    @property
    def address(self):
        """Where the terms can be read, in Dutch."""
        return LICENCE_ADDRESSES[self]


LICENCE_ADDRESSES = {
    DataLicence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
    DataLicence.CC_BY: "https://creativecommons.org/licenses/by/4.0/deed.nl",
    DataLicence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/deed.nl",
}


# Municipalities that decide together, and since when each takes part.


def check_sender_name(name: str) -> None:
    """Refuse what a header of an e-mail cannot hold as a name, or holds as something else."""
    if not name.isprintable() or any(each in name for each in '<>@"'):
        raise ValidationError(_("Een naam van een afzender heeft geen <, >, @ of aanhalingsteken."))


def check_sender_address(address: str) -> None:
    """Refuse an address with letters that not every mail server takes."""
    if not address.isascii():
        raise ValidationError(_("Gebruik in het adres alleen letters zonder accent en cijfers."))


def check_theme(name: str) -> None:
    """Refuse a look that this installation does not have."""
    if name not in settings.THEMES:
        known = ", ".join(sorted(settings.THEMES)) or _("geen")
        raise ValidationError(_("Kies een vormgeving die op de server staat: %s.") % known)


class Region(Tracked):
    """What it records is free of rights (CC0), unless it chose a `data_licence`. E-mail of the
    region comes from its sender; without one from that of the installation."""

    slug = models.SlugField(_("adres"), max_length=80, unique=True)
    name = CleanCharField(_("naam"), max_length=120)
    data_licence = models.CharField(
        _("licentie van de gegevens"), max_length=10, choices=DataLicence.choices, blank=True
    )
    sender_name = CleanCharField(
        _("naam van de afzender"),
        max_length=80,
        blank=True,
        default="",
        db_default="",
        validators=[check_sender_name],
        help_text=_("Leeg: de naam van de regio."),
    )
    sender_address = models.EmailField(
        _("e-mailadres van de afzender"),
        max_length=150,
        blank=True,
        default="",
        db_default="",
        validators=[check_sender_address],
        help_text=_("Leeg: de afzender van deze installatie. De mailserver moet dit adres mogen."),
    )
    theme = models.SlugField(
        _("vormgeving"),
        max_length=40,
        blank=True,
        default="",
        db_default="",
        db_index=False,
        validators=[check_theme],
        help_text=_("De naam van een bestand in REGIO_THEMES, zonder .css. Leeg: de gewone."),
    )

    class Meta:
        verbose_name = _("regio")
        verbose_name_plural = _("regio's")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(data_licence__in=["", *DataLicence.values]),
                name="region_licence_known",
                violation_error_message=_("Kies een van de licenties."),
            ),
            models.CheckConstraint(
                condition=Q(sender_name="") | ~Q(sender_address=""),
                name="region_sender_has_address",
                violation_error_message=_("Geef bij de naam van de afzender ook het adres."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def licence(self):
        """The DataLicence of what this region records."""
        return DataLicence(self.data_licence or DataLicence.CC0)


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


# Whoever ever took part, and whoever took the seat of one of those since: a chain of any length,
# which a queryset of its own cannot follow.

MEMBERSHIPS, SUCCESSIONS, MUNICIPALITIES = (
    each._meta.db_table for each in (RegionMembership, Succession, Municipality)
)
EVER_SEATED = (
    "WITH RECURSIVE seated(home) AS ("
    f"SELECT municipality_id FROM {MEMBERSHIPS} WHERE {{condition}} UNION "
    f"SELECT later.successor_id FROM {SUCCESSIONS} later"
    " JOIN seated ON later.municipality_id = seated.home) SELECT home FROM seated"
)


def participants_of(
    regions: Collection[int | None] | None, *, sat: bool = False, begun_by: date | None = None
) -> RawSQL:
    """Return, to ask within a question (`municipality__in`), the keys of every municipality that
    ever took part in one of these regions, by key, or (None) in any, and of their successors.

    With `sat` a municipality of which only is recorded that it does not take part is left out;
    with `begun_by` one that joins later.
    """
    conditions, values = ["1 = 1"], []
    if regions is not None:
        conditions.append(f"region_id IN ({', '.join(['%s'] * len(regions)) or 'NULL'})")
        values += regions
    if sat:
        conditions.append("takes_part")
    if begun_by is not None:
        conditions.append("first_on <= %s")
        values.append(begun_by)
    return RawSQL(EVER_SEATED.format(condition=" AND ".join(conditions)), tuple(values))


EVER_SEATED_IN = (
    "WITH RECURSIVE line(home) AS ("
    f"SELECT id FROM {MUNICIPALITIES} WHERE id IN ({{places}}) UNION "
    f"SELECT earlier.municipality_id FROM {SUCCESSIONS} earlier"
    " JOIN line ON earlier.successor_id = line.home)"
    f" SELECT region_id FROM {MEMBERSHIPS} WHERE municipality_id IN (SELECT home FROM line)"
)


def regions_of(homes: Collection[int]) -> RawSQL:
    """Return, to ask within a question (`region__in`), the keys of the regions in which one of
    these municipalities, by key, or one whose place it took, ever took part."""
    places = ", ".join(["%s"] * len(homes)) or "NULL"
    return RawSQL(EVER_SEATED_IN.format(places=places), tuple(homes))


# How the region is drawn: a place on a small grid for each municipality, or its real borders. Both
# are looks only: they show as now, whatever moment a page is of.

MOST_LINES = 8
FIRST_BORDER_YEAR, LAST_BORDER_YEAR = 1800, 2200


class RegionTile(Tracked):
    """The place of a municipality on the grid of its region, from 1; without one it goes by name.

    Two of one place are refused by the action, not here: an exchange passes through it.
    """

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="tiles", verbose_name=_("regio")
    )
    municipality = models.ForeignKey(
        "Municipality", models.PROTECT, related_name="tiles", verbose_name=_("gemeente")
    )
    row = models.PositiveSmallIntegerField(_("rij"))
    column = models.PositiveSmallIntegerField(_("kolom"))

    class Meta:
        verbose_name = _("plaats in de regio")
        verbose_name_plural = _("plaatsen in de regio")
        ordering = ["region", "row", "column", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "municipality"],
                name="tile_once_a_municipality",
                violation_error_message=_("Deze gemeente heeft al een plaats in deze regio."),
            ),
            models.CheckConstraint(
                condition=Q(row__gte=1, row__lte=MOST_LINES, column__gte=1, column__lte=MOST_LINES),
                name="tile_within_grid",
                violation_error_message=_("Een rij of kolom is een getal van 1 tot en met 8."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id} in {self.region_id} ({self.row}, {self.column})"


class RegionBorders(Tracked):
    """The borders of the municipalities of a region, of one year and under one licence.

    `shapes` has (by the code of the municipality) rings of whole units and where its name stands,
    in a drawing of `width` by `height`: what `decisions.domain.borders` makes of a file.
    """

    region = models.OneToOneField(
        Region, models.PROTECT, related_name="borders", verbose_name=_("regio")
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    licence = CleanCharField(_("licentie en bron"), max_length=200)
    width = models.PositiveSmallIntegerField(_("breedte"))
    height = models.PositiveSmallIntegerField(_("hoogte"))
    shapes = models.JSONField(_("vormen"))

    class Meta:
        verbose_name = _("grenzen van een regio")
        verbose_name_plural = _("grenzen van regio's")
        ordering = ["region"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_BORDER_YEAR, year__lte=LAST_BORDER_YEAR),
                name="borders_of_a_known_year",
                violation_error_message=_("Het jaar ligt tussen 1800 en 2200."),
            )
        ]

    def __str__(self):
        return f"{self.region_id} ({self.year})"


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
