"""What a person, residents, press or 'the municipality' said; never a stance."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated, Municipality

from .published import Published
from .recorded import Recorded
from .subject import Subject
from .theme import Theme


class Statement(Dated, Published, Recorded):
    """`speaker` is as the source names it; body and municipality where it is one that we know."""

    PARENT = "dossier"

    speaker = CleanCharField(_("wie"), max_length=200)
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("orgaan"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("gemeente"),
    )
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("onderwerp"),
    )
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("thema"),
    )
    text = CleanTextField(_("wat"), max_length=4000)

    class Meta:
        verbose_name = _("uitspraak")
        verbose_name_plural = _("uitspraken")
        ordering = ["dossier", "first_on", "last_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
        ]

    def __str__(self):
        return self.text[:80]
