"""A document that facts rest on. It stands here, below decisions, because seats need one too."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField, CleanTextField, EdtfField
from ..tracking import Tracked


class PublisherKind(models.TextChoices):
    """Who speaks in the document, in the order in which a reading is offered first."""

    BODY = "orgaan", _("stuk van een orgaan zelf")
    PUBLIC = "overheid", _("andere overheid of project")
    PRESS = "pers", _("pers")
    PARTY = "partij", _("politieke partij")
    OTHER = "overig", _("overig")


class SourceQuerySet(models.QuerySet):
    def visible_to(self, reader):
        """Public sources for everybody; the rest for people who keep a record somewhere."""
        return self if reader.keeps else self.filter(is_public=True)


class Source(Tracked):
    key = models.SlugField(_("kenmerk in Regio"), max_length=80, unique=True)
    title = CleanCharField(_("titel"), max_length=300)
    publisher = CleanCharField(_("uitgever"), max_length=200, blank=True)
    publisher_kind = models.CharField(
        _("soort uitgever"),
        max_length=10,
        choices=PublisherKind.choices,
        default=PublisherKind.OTHER,
    )
    body = models.ForeignKey(
        "Body",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("orgaan"),
        help_text=_("Het orgaan dat dit stuk zelf vaststelde."),
    )
    dated_on = EdtfField(_("datum"), blank=True)
    reference = CleanCharField(_("kenmerk"), max_length=80, blank=True)
    url = models.URLField(_("adres"), max_length=500, blank=True)
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)
    is_public = models.BooleanField(_("openbaar"), default=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("bron")
        verbose_name_plural = _("bronnen")
        ordering = ["key"]

    def __str__(self):
        return self.title
