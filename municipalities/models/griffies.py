"""What the griffie of a municipality arranges for the papers of its own council."""

from django.db import models
from django.db.models import Q
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


# Whose archive the papers go to and for how long they are kept, as MDTO asks it.


class Appraisal(models.TextChoices):
    """MDTO's list of waarderingen; what is not decided yet has no terms."""

    PERMANENT = "blijvend", _("blijvend bewaren")
    TEMPORARY = "tijdelijk", _("een aantal jaren bewaren")


class ArchiveTerms(Tracked):
    """What the griffie took from its own selectielijst; Regio knows no list itself.

    `creator_key` is what `creator_register` calls the archiefvormer; both are empty where it is the
    municipality, which TOOI names. An empty `restriction` is none.
    """

    municipality = models.OneToOneField(
        Municipality, models.PROTECT, related_name="archive_terms", verbose_name=_("gemeente")
    )
    creator = CleanCharField(_("archiefvormer"), max_length=120)
    creator_key = CleanCharField(_("kenmerk van de archiefvormer"), max_length=120, blank=True)
    creator_register = CleanCharField(_("waar dat kenmerk in staat"), max_length=120, blank=True)
    appraisal = models.CharField(_("bewaren"), max_length=10, choices=Appraisal.choices)
    retention_years = models.PositiveSmallIntegerField(
        _("bewaartermijn in jaren"), null=True, blank=True
    )
    selection_list = CleanCharField(_("selectielijst"), max_length=200)
    category = CleanCharField(_("categorie of resultaat"), max_length=200)
    restriction = CleanCharField(_("beperking van het gebruik"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("archiefgegevens")
        verbose_name_plural = _("archiefgegevens")
        ordering = ["municipality"]
        constraints = [
            models.CheckConstraint(
                condition=Q(appraisal=Appraisal.PERMANENT, retention_years__isnull=True)
                | Q(appraisal=Appraisal.TEMPORARY, retention_years__isnull=False),
                name="archive_years_of_temporary",
                violation_error_message=_(
                    "Vul een aantal jaren in, of kies blijvend bewaren zonder aantal jaren."
                ),
            ),
            models.CheckConstraint(
                condition=Q(retention_years__isnull=True) | Q(retention_years__range=(1, 200)),
                name="archive_years_are_few",
                violation_error_message=_("Een bewaartermijn is 1 tot en met 200 jaar."),
            ),
            models.CheckConstraint(
                condition=Q(creator_key="", creator_register="")
                | ~Q(creator_key="") & ~Q(creator_register=""),
                name="archive_creator_key_of_register",
                violation_error_message=_(
                    "Vul het kenmerk van de archiefvormer in en waar dat in staat, of laat beide "
                    "leeg."
                ),
            ),
        ]

    def __str__(self):
        return self.creator
