"""The question that municipalities decide together, its counter and its themes."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.members import read_seating
from municipalities.models import BodyKind, Dated, Region
from municipalities.proof.links import ChainCounter
from municipalities.tracking import Tracked

from ..domain.rules import Rule
from .ownership import Owned
from .publication import Published, Status

# The question that municipalities decide together.


class Dossier(Dated, Published, Owned, Tracked):
    """`dated_on` is when it opened; it is closed after `closed_on`, or still open.

    `kept_until` is the day until which the regioredactie says that everything was recorded; None
    where nobody said so.
    """

    PARENT = None
    BODY = None
    REGION = "region"
    ONE_DAY = True
    SEARCHED = ("title", "question")

    slug = models.SlugField(_("adres"), max_length=80, unique=True)
    title = CleanCharField(_("titel"), max_length=200)
    question = CleanTextField(_("vraag"), max_length=1000)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="dossiers", verbose_name=_("regio")
    )
    rule = models.CharField(
        _("beslisregel"), max_length=30, choices=[(rule.value, rule.label) for rule in Rule]
    )
    closed_on = models.DateField(_("gesloten op"), null=True, blank=True)
    kept_until = models.DateField(_("bijgehouden tot en met"), null=True, blank=True)

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["title", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("first_on")),
                name="dossier_closes_after_opening",
                violation_error_message=_("Een dossier sluit niet voor het opent."),
            ),
            models.CheckConstraint(
                condition=Q(kept_until__isnull=True) | Q(kept_until__gte=models.F("first_on")),
                name="dossier_kept_after_opening",
                violation_error_message=_("Een dossier wordt pas bijgehouden als het open is."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("dossier", args=[self.slug])

    @property
    def owning_dossier(self):
        return self

    @property
    def owning_dossier_id(self):
        return self.pk

    @property
    def owning_region_id(self):
        return self.region_id

    @cached_property
    def seating(self):
        """The Seating of its region as recorded when it was first asked; two queries."""
        return read_seating(self.region_id)

    def default_day(self, today):
        """Return the earliest of today, the day until which the dossier is kept and its closing.

        Where councils ended between its opening and its closing it is at most the last day of the
        one that ended last: a day later their successors sit, which did not speak yet. Of several
        ends the last, so that what was decided between two mergers is on the page too. A dossier
        that went on after it opens as any other. Of a dossier that closes it takes two queries,
        and one more where some of its councils ended and others did not.
        """
        days = (today, self.kept_until, self.closed_on)
        day = min(day for day in days if day is not None)
        if self.closed_on is None:
            return day
        ends = [end for end in self.seating.ends.values() if self.first_on <= end < self.closed_on]
        if not ends or self.went_on_after(max(ends), today):
            return day
        return min(day, max(ends))

    def went_on_after(self, end, today):
        """Whether councils that sat on `end` still sat at the closing, and a council decided
        something in between that was public before today."""
        homes = {each.municipality_id for each in self.seating.turns}
        stayed = (
            self.seating.holds(each, end) and self.seating.holds(each, self.closed_on)
            for each in homes
        )
        if not any(stayed):
            return False
        acts = self.decisions.filter(body__kind=BodyKind.COUNCIL, first_on__gt=end)
        public = acts.filter(status=Status.PUBLISHED, public_from__date__lt=today)
        return public.filter(first_on__lte=self.closed_on).exists()


class DossierCounter(ChainCounter):
    """How often anything in the dossier was written: who read the count before reading may keep
    what was read until it rises. Writers of one dossier raise it first and so come one by one.
    `written_at` is when the last of them ended. All that they wrote is in the dossier's chain, and
    so it stays when a dossier that was never published is discarded."""

    dossier = models.OneToOneField(
        Dossier, models.DO_NOTHING, related_name="counter", db_constraint=False
    )
    number = models.PositiveBigIntegerField(default=0)
    written_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.dossier_id}: {self.number}"

    @property
    def chain(self):
        return f"dossier-{self.dossier_id}"


# A theme that runs through a dossier: woningbouw, energietransitie, kennisstad.


class Theme(Owned, Tracked):
    PARENT = "dossier"

    dossier = models.ForeignKey(
        "Dossier", models.PROTECT, related_name="themes", verbose_name=_("dossier")
    )
    slug = models.SlugField(_("adres"), max_length=80)
    name = CleanCharField(_("naam"), max_length=120)
    description = CleanTextField(_("beschrijving"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")
        ordering = ["dossier", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "slug"],
                name="theme_once",
                violation_error_message=_("Dit thema staat al in dit dossier."),
            )
        ]

    def __str__(self):
        return self.name
