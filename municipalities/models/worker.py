"""What goes by itself leaves behind, so that others can tell whether it is at work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """One row: when a worker last said that it is there, which it does every minute."""

    beaten_at = models.DateTimeField(_("laatst gezien"))

    class Meta:
        verbose_name = _("hartslag")
        verbose_name_plural = _("hartslagen")

    def __str__(self):
        return str(self.beaten_at)


class HistoryCheck(models.Model):
    """That all records were held against their history at a moment, and how often that did not
    agree."""

    checked_at = models.DateTimeField(_("nagekeken op"))
    breaches = models.PositiveIntegerField(_("keer klopt het niet"))

    class Meta:
        verbose_name = _("controle van de geschiedenis")
        verbose_name_plural = _("controles van de geschiedenis")
        ordering = ["pk"]

    def __str__(self):
        return str(self.checked_at)
