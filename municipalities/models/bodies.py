"""A body that speaks, and the terms and groups of a council."""

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked
from .base import FIRST_YEAR, LAST_YEAR, Dated, Sourced
from .parties import Party
from .regions import participants_of

# A body that speaks: a council, a college, a steering group.


class BodyKind(models.TextChoices):
    COUNCIL = "gemeenteraad", _("gemeenteraad")
    COLLEGE = "college", _("college van B en W")
    COMMITTEE = "raadscommissie", _("raadscommissie")
    STEERING_GROUP = "stuurgroep", _("stuurgroep")
    SOUNDING_BOARD = "klankbordgroep", _("klankbordgroep")
    CONFERENCE = "bestuursconferentie", _("bestuursconferentie")
    PROVINCE = "gedeputeerde_staten", _("gedeputeerde staten")
    PROVINCIAL_STATES = "provinciale_staten", _("provinciale staten")
    GOVERNMENT = "regering", _("regering")
    LOWER_HOUSE = "tweede_kamer", _("Tweede Kamer")
    UPPER_HOUSE = "eerste_kamer", _("Eerste Kamer")
    STATE_ADVISORS = "raad_van_state", _("Raad van State")
    REGIONAL_BOARD = "regionaal_bestuur", _("regionaal bestuur")


MUNICIPAL = [BodyKind.COUNCIL, BodyKind.COLLEGE, BodyKind.COMMITTEE]


# A lead of half a year is a mistake in typing.
MOST_LEAD_DAYS = 180


def build_lead_field(label):
    """Return a field for so many days before a meeting, empty where that is not known."""
    told = _("Geef een aantal dagen van 0 tot en met %d.") % MOST_LEAD_DAYS
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(MOST_LEAD_DAYS, told)]
    )


class BodyQuerySet(models.QuerySet["Body"]):
    def of_region(self, region):
        """Bodies of the region itself and of every municipality that ever took part in it, their
        successors too."""
        return self.filter(Q(region=region) | Q(municipality__in=participants_of([region.pk])))


class Body(Tracked):
    """`contact_email` and `contact_phone` are those of the griffie of a council, for who asks after
    its stance; empty where nobody gave them.

    `paper_days` is the aanlevertermijn: so many days before a meeting its papers must be in.
    `committee_days` is the cycle of a council: at least so many days before the council a committee
    meets to prepare it. Both None where nobody told.
    """

    SEARCHED = ("name",)

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
    contact_email = CleanCharField(
        _("e-mailadres van de griffie"),
        max_length=254,
        blank=True,
        validators=[EmailValidator(_("Geef een e-mailadres, zoals griffie@voorbeeld.nl."))],
    )
    contact_phone = CleanCharField(
        _("telefoonnummer van de griffie"),
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(
                r"^\+?[0-9][0-9 ()-]{6,}$", _("Geef een telefoonnummer, zoals 071 123 45 67.")
            )
        ],
    )

    paper_days = build_lead_field(_("aanlevertermijn in dagen"))
    committee_days = build_lead_field(_("dagen van commissie tot raad"))

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
            models.CheckConstraint(
                condition=Q(kind=BodyKind.COUNCIL) | Q(contact_email="", contact_phone=""),
                name="body_contact_of_council",
                violation_error_message=_("Het contact van de griffie hoort bij de gemeenteraad."),
            ),
            models.CheckConstraint(
                condition=Q(kind=BodyKind.COUNCIL) | Q(committee_days__isnull=True),
                name="body_cycle_of_council",
                violation_error_message=_("De cyclus van commissie en raad hoort bij de raad."),
            ),
            models.CheckConstraint(
                condition=(Q(paper_days__isnull=True) | Q(paper_days__lte=MOST_LEAD_DAYS))
                & (Q(committee_days__isnull=True) | Q(committee_days__lte=MOST_LEAD_DAYS)),
                name="body_lead_days_are_few",
                violation_error_message=_("Geef een aantal dagen van 0 tot en met 180."),
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
            models.UniqueConstraint(
                fields=["body", "election_year"],
                name="term_once_an_election",
                violation_error_message=_("Van deze verkiezing staat er al een raadsperiode."),
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
        if self.body_id and self.election_year is not None:
            self.check_election_was_held()

    def check_election_was_held(self):
        """Refuse a term after an election that this municipality did not hold."""
        rows = CouncilElection.objects.filter(municipality=self.body.municipality_id)
        if rows.filter(election_year=self.election_year, is_held=False).exists():
            told = _("In dit jaar is hier geen raad gekozen: dat staat bij de gemeente vastgelegd.")
            raise ValidationError({"election_year": told})


# An election of one municipality apart from the others, or one that it did not hold with them.


class CouncilElection(Sourced, Tracked):
    """What goes before the ordinary term of that year: an own term from `first_on`, or none.

    Around a merger a council is elected apart (herindelingsverkiezing), and the ordinary election
    near it is mostly not held. `first_on` is the day on which the council began.
    """

    # No field: what a reader is told of the source, where the rows were asked for it.
    source_title: str | None

    municipality = models.ForeignKey(
        "Municipality", models.PROTECT, related_name="elections", verbose_name=_("gemeente")
    )
    election_year = models.PositiveSmallIntegerField(_("verkiezingsjaar"))
    is_held = models.BooleanField(_("gehouden"), default=True)
    first_on = models.DateField(_("eerste dag van de raad"), null=True, blank=True)

    class Meta:
        verbose_name = _("afwijkende raadsverkiezing")
        verbose_name_plural = _("afwijkende raadsverkiezingen")
        ordering = ["municipality", "election_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "election_year"],
                name="election_once_a_year",
                violation_error_message=_("Over dit jaar staat er al een verkiezing."),
            ),
            models.CheckConstraint(
                condition=Q(is_held=True, first_on__isnull=False)
                | Q(is_held=False, first_on__isnull=True),
                name="election_begins_where_held",
                violation_error_message=_(
                    "Noem de eerste dag van de raad; laat die leeg als er niet is gestemd."
                ),
            ),
            models.CheckConstraint(
                condition=Q(election_year__gte=FIRST_YEAR.year, election_year__lte=LAST_YEAR.year),
                name="election_year_is_known",
                violation_error_message=_("Een verkiezingsjaar ligt tussen 1800 en 2200."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id} ({self.election_year})"

    def clean(self):
        super().clean()
        if self.first_on is not None and self.election_year is not None:
            self.check_first_day()
        if not self.is_held and self.municipality_id and self.election_year is not None:
            self.check_nobody_was_elected()

    def check_first_day(self):
        """Refuse a council that begins in another year than its election or the one after."""
        if self.first_on.year - self.election_year not in (0, 1):
            told = _("Een raad begint in het jaar van de verkiezing of in het jaar erna.")
            raise ValidationError({"first_on": told})

    def check_nobody_was_elected(self):
        """Refuse to say that no election was held whose council was entered."""
        terms = CouncilTerm.objects.filter(body__municipality=self.municipality_id)
        if terms.filter(election_year=self.election_year).exists():
            told = _("Van deze verkiezing is een raadsperiode ingevoerd; zij is dus gehouden.")
            raise ValidationError({"is_held": told})


class Group(Sourced, Tracked):
    """A fractie in one term; its seats where a source gives them, its party where it has one."""

    term = models.ForeignKey(
        CouncilTerm, models.PROTECT, related_name="groups", verbose_name=_("raadsperiode")
    )
    name = CleanCharField(_("naam"), max_length=120)
    seats = models.PositiveSmallIntegerField(_("zetels"), null=True, blank=True)
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="groups",
        verbose_name=_("partij"),
    )

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
