"""What the griffie of a municipality arranges for the papers of its own council."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked
from .municipalities import Municipality

# A Word document of the griffie, in which Regio fills the fields.


class TemplateKind(models.TextChoices):
    ITEM = "agendapunt", _("agendapunt")
    BUNDLE = "bundel", _("bundel")
    REPLY_NOTE = "reactienota", _("reactienota")
    LETTER = "brief", _("brief")


class WordTemplate(Tracked):
    """`content` is a DOCX that `decisions.word_templates` has looked through, `name` what its file
    was called. Its `version` counts the files that were given; the history keeps them."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="word_templates", verbose_name=_("gemeente")
    )
    kind = models.CharField(_("soort stuk"), max_length=20, choices=TemplateKind.choices)
    name = CleanCharField(_("bestand"), max_length=120)
    content = models.BinaryField(_("inhoud"), max_length=2 * 1024 * 1024)

    class Meta:
        verbose_name = _("sjabloon")
        verbose_name_plural = _("sjablonen")
        ordering = ["municipality", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind"],
                name="word_template_once_a_kind",
                violation_error_message=_("Er is al een sjabloon voor dit soort stuk."),
            )
        ]

    def __str__(self):
        return self.name


# In which order the page to paste from tells the fields of an agenda item.


class PasteOrder(Tracked):
    """`names` are the names of fields with spaces between them; what is not named comes last."""

    municipality = models.OneToOneField(
        Municipality, models.PROTECT, related_name="paste_order", verbose_name=_("gemeente")
    )
    names = models.CharField(_("volgorde"), max_length=400)

    class Meta:
        verbose_name = _("volgorde van overnemen")
        verbose_name_plural = _("volgorden van overnemen")
        ordering = ["municipality"]

    def __str__(self):
        return self.names
