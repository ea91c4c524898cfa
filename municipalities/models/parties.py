"""A political party whose groups sit in several councils."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked


class Party(Tracked):
    """One line of a small register that every region shares; a local party has none."""

    SEARCHED = ("name", "full_name")

    slug = models.SlugField(_("adres"), max_length=40, unique=True)
    name = CleanCharField(_("naam"), max_length=40)
    full_name = CleanCharField(_("volledige naam"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("partij")
        verbose_name_plural = _("partijen")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name
