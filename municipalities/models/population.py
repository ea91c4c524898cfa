"""Inhabitants of a municipality at a reference date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..tracking import Tracked
from .dated import Dated
from .sourced import Sourced


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
