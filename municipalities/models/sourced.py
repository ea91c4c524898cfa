"""What every fact about a municipality carries: the source and the place that show it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField, CleanTextField


class Sourced(models.Model):
    source = models.ForeignKey("municipalities.Source", models.PROTECT, verbose_name=_("bron"))
    place = CleanCharField(_("plaats in de bron"), max_length=200, blank=True)
    note = CleanTextField(_("toelichting"), max_length=1000, blank=True)

    class Meta:
        abstract = True
