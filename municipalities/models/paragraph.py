"""One numbered paragraph of a document whose text was taken in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import CleanTextField
from ..tracking import Tracked
from .source import Source


class Paragraph(Tracked):
    """`number` is its place in the document, from 1; a place in a source names it."""

    SHOWN_WHEN_NEW = False  # only a place that names it shows it

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="paragraphs", verbose_name=_("bron")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    text = CleanTextField(_("tekst"))

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
