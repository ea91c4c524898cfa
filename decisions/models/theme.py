"""A theme that runs through a dossier: woningbouw, energietransitie, kennisstad."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.tracking import Tracked

from .ownership import Owned


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
