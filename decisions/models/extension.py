"""More time in a round, with the reason: for one body, or for every body that is asked."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanTextField
from municipalities.models import Body

from .recorded import Recorded
from .round import Round


class Extension(Recorded):
    """From `granted_on` the due day is `due_on`; the last one granted counts.

    Without a `body` it is for everybody. Each body sees what any of them was given.
    """

    PARENT = "dossier"

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="extensions", verbose_name=_("ronde")
    )
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="extensions",
        verbose_name=_("orgaan"),
    )
    granted_on = models.DateField(_("verlengd op"))
    due_on = models.DateField(_("nieuwe uiterste dag"))
    why = CleanTextField(_("waarom"), max_length=2000)

    class Meta:
        verbose_name = _("verlenging")
        verbose_name_plural = _("verlengingen")
        ordering = ["round", "granted_on", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__gte=F("granted_on")),
                name="extension_into_the_future",
                violation_error_message=_("De nieuwe uiterste dag ligt niet vóór de verlenging."),
            ),
        ]

    def __str__(self):
        return f"{self.round_id}: {self.due_on}"
