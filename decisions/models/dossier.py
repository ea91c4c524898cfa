"""The question that municipalities decide together."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Dated, Region
from municipalities.tracking import Tracked

from ..support import Rule
from .ownership import Owned
from .published import Published


class Dossier(Dated, Published, Owned, Tracked):
    """`dated_on` is when it opened; it is closed after `closed_on`, or still open."""

    PARENT = None
    BODY = None
    REGION = "region"
    ONE_DAY = True

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

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["title", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("first_on")),
                name="dossier_closes_after_opening",
                violation_error_message=_("Een dossier sluit niet voor het opent."),
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

    def default_day(self, today):
        """Today while the dossier is open, the closing day after."""
        return min(today, self.closed_on) if self.closed_on else today


class DossierCounter(models.Model):
    """How often anything in the dossier was written: who read the count before reading may keep
    what was read until it rises. Writers of one dossier raise it first and so come one by one."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="counter")
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return f"{self.dossier_id}: {self.number}"
