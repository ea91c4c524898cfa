"""A document that facts rest on, and its numbered paragraphs."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField, CleanTextField, EdtfField
from ..text import ParagraphKind
from ..tracking import Tracked

# A document that facts rest on. It stands here, below decisions, because seats need one too.


class PublisherKind(models.TextChoices):
    """Who speaks in the document, in the order in which a reading is offered first."""

    BODY = "orgaan", _("stuk van een orgaan zelf")
    PUBLIC = "overheid", _("andere overheid of project")
    PRESS = "pers", _("pers")
    PARTY = "partij", _("politieke partij")
    OTHER = "overig", _("overig")


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, reader):
        """Public sources for everybody; the rest for those who keep records where it was entered.

        A source without a home is open to whoever keeps a record somewhere.
        """
        return self._open_to(reader, Q(is_public=True))

    def readable_by(self, reader):
        """Sources whose text the reader may read: public text for everybody, the rest as above."""
        return self._open_to(reader, Q(text_is_public=True))

    def _open_to(self, reader, public):
        if reader.is_beheer:
            return self
        if not reader.keeps:
            return self.filter(public)
        homeless = Q(municipality__isnull=True, region__isnull=True)
        own = Q(municipality__in=reader.griffie_of) | Q(region__in=reader.shares_in)
        return self.filter(public | homeless | own)


class Source(Tracked):
    """`municipality` and `region` say whose griffie entered it, and in which region it is worked
    with; a source of the register or of an import has neither. Its `paragraphs` are shown to
    the public only where both the source and its text are public."""

    SHOWN_WHEN_NEW = False  # only a place that names it shows it
    SEARCHED = ("title", "publisher", "reference")

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
    text_is_public = models.BooleanField(_("tekst openbaar"), default=False)
    municipality = models.ForeignKey(
        "Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entered_sources",
        verbose_name=_("ingevoerd voor gemeente"),
    )
    region = models.ForeignKey(
        "Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entered_sources",
        verbose_name=_("ingevoerd in regio"),
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("bron")
        verbose_name_plural = _("bronnen")
        ordering = ["key"]
        indexes = [
            models.Index(fields=["is_public", "title", "id"], name="source_public_by_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(text_is_public=False) | Q(is_public=True),
                name="source_public_text_of_public",
                violation_error_message=_("De tekst is pas openbaar als de bron het is."),
            )
        ]

    def __str__(self):
        return self.title


# One numbered paragraph of a document whose text was taken in.

PARAGRAPH_KINDS = [
    (ParagraphKind.TEXT, _("tekst")),
    (ParagraphKind.HEADING, _("kop")),
    (ParagraphKind.ITEM, _("punt van een lijst")),
    (ParagraphKind.IN_LIST, _("tekst in een lijst")),
]


class ParagraphQuerySet(models.QuerySet["Paragraph"]):
    def readable_by(self, reader):
        """Paragraphs of the sources whose text the reader may read, each looked up by its key."""
        readable = Source.objects.visible_to(reader).readable_by(reader)
        return self.filter(Exists(readable.filter(pk=OuterRef("source_id"))))


class Paragraph(Tracked):
    """`number` is its place in the document, from 1; a place in a source names it."""

    SHOWN_WHEN_NEW = False  # only a place that names it shows it
    SEARCHED = ("text",)

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="paragraphs", verbose_name=_("bron")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    text = CleanTextField(_("tekst"))
    kind = models.CharField(
        _("soort"), max_length=10, choices=PARAGRAPH_KINDS, default=ParagraphKind.TEXT
    )

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        verbose_name = _("alinea")
        verbose_name_plural = _("alinea’s")
        ordering = ["source", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "number"],
                name="paragraph_once",
                violation_error_message=_("Deze alinea staat er al."),
            )
        ]

    def __str__(self):
        return f"¶{self.number}"
