"""An item on the agenda of a body: what it says, and how it was treated in each meeting."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Source

from .decisions import Decision, Meeting
from .ownership import Recorded
from .publication import Published
from .rounds import Round

# A matter before one body, and the lines that stand in it.


class ItemSection(models.TextChoices):
    """What an item can tell beside its own text, made from the dossier on the day that is asked."""

    STANDING = "stand", _("waar elke raad staat")
    SUPPORT = "draagvlak", _("het draagvlak")
    REMARKS = "wensen", _("wensen en bedenkingen van deze raad, met de reacties")
    TERMS = "termijnen", _("de termijn van deze raad")
    OTHERS = "anderen", _("wat de andere raden doen en wanneer")


def check_item_sections(words):
    """Refuse words that name no ItemSection, or one twice."""
    found = words.split()
    if not set(found) <= set(ItemSection.values) or len(set(found)) < len(found):
        told = {"known": ", ".join(ItemSection.values)}
        raise ValidationError(_("Kies uit: %(known)s.") % told)


class AgendaItem(Published, Recorded):
    """In which meetings it is treated, and how, its treatments say. `is_incoming` tells a letter
    that came in (ingekomen stuk), of which `source` is the letter.

    `sections` names each ItemSection that its page and its files tell along, with spaces between.
    """

    PARENT = "dossier"
    SEARCHED = ("title", "summary", "reference")
    SEARCHED_LINKS = ("body",)

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="agenda_items", verbose_name=_("orgaan")
    )
    title = CleanCharField(_("onderwerp"), max_length=300)
    reference = CleanCharField(_("kenmerk"), max_length=80, blank=True)
    portfolio_holder = CleanCharField(_("portefeuillehouder"), max_length=120, blank=True)
    is_incoming = models.BooleanField(_("ingekomen stuk"), default=False)
    summary = CleanTextField(_("samenvatting"), max_length=4000, blank=True)
    round = models.ForeignKey(
        Round,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("ronde"),
    )
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("komt voort uit"),
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("bron"),
    )
    url = models.URLField(_("in het raadssysteem"), max_length=500, blank=True)
    sections = CleanCharField(
        _("ook vertellen"), max_length=80, blank=True, validators=[check_item_sections]
    )

    class Meta:
        verbose_name = _("agendapunt")
        verbose_name_plural = _("agendapunten")
        ordering = ["dossier", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_incoming=False) | Q(source__isnull=False),
                name="agenda_item_incoming_has_letter",
                violation_error_message=_("Van een ingekomen stuk is de bron de brief."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("agenda-item", args=[self.pk])


class LineKind(models.TextChoices):
    POINT = "beslispunt", _("beslispunt")
    COLLEGE = "collegebesluit", _("besluit van het college")
    QUESTION = "vraag", _("vraag aan de raad")
    ATTACHMENT = "bijlage", _("bijlage")
    RECIPIENT = "geadresseerde", _("geadresseerde")


class PointOutcome(models.TextChoices):
    ADOPTED = "aangenomen", _("aangenomen")
    AMENDED = "gewijzigd", _("gewijzigd aangenomen")
    REJECTED = "verworpen", _("verworpen")
    HELD = "aangehouden", _("aangehouden")
    DROPPED = "ingetrokken", _("ingetrokken")


class AgendaLine(Recorded):
    """One decision point, decision of the college, question, attachment or recipient.

    Of a decision point `outcome` says what became of it, and `amended_text` what was adopted
    instead. Of an attachment under secrecy (geheimhouding) only the title is kept.
    """

    PARENT = "item"
    SEARCHED = ("text", "amended_text")

    item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="lines", verbose_name=_("agendapunt")
    )
    kind = models.CharField(_("soort"), max_length=15, choices=LineKind.choices)
    number = models.PositiveSmallIntegerField(_("volgorde"))
    text = CleanTextField(_("tekst"), max_length=4000)
    note = CleanCharField(_("toevoeging"), max_length=200, blank=True)
    place = CleanCharField(_("plaats in de bron"), max_length=200, blank=True)
    url = models.URLField(_("adres"), max_length=500, blank=True)
    outcome = models.CharField(
        _("uitkomst"), max_length=15, choices=PointOutcome.choices, blank=True
    )
    amended_text = CleanTextField(_("zoals aangenomen"), max_length=4000, blank=True)
    is_secret = models.BooleanField(_("onder geheimhouding"), default=False)

    class Meta:
        verbose_name = _("regel van een agendapunt")
        verbose_name_plural = _("regels van een agendapunt")
        ordering = ["item", "kind", "number", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["item", "kind", "number"],
                name="agenda_line_once",
                violation_error_message=_("Deze regel staat er al."),
            ),
            models.CheckConstraint(
                condition=Q(kind=LineKind.POINT) | Q(outcome="", amended_text=""),
                name="agenda_line_outcome_of_point",
                violation_error_message=_("Alleen een beslispunt heeft een uitkomst."),
            ),
            models.CheckConstraint(
                condition=Q(outcome=PointOutcome.AMENDED) | Q(amended_text=""),
                name="agenda_line_amended_text",
                violation_error_message=_(
                    "Een andere tekst hoort bij een punt dat gewijzigd is aangenomen."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_secret=False)
                | Q(kind=LineKind.ATTACHMENT, note="", url="", place=""),
                name="agenda_line_secret_title_only",
                violation_error_message=_(
                    "Van een bijlage onder geheimhouding staat hier alleen de titel."
                ),
            ),
        ]

    def __str__(self):
        return self.text[:80]


# That matter in one meeting: as what, and what came of it.


class TreatmentKind(models.TextChoices):
    """How a body deals with an item; the last three are those of a letter that came in."""

    FORMAL = "hamerstuk", _("hamerstuk")
    DEBATE = "bespreekstuk", _("bespreekstuk")
    NOTICE = "ter_kennisname", _("ter kennisname")
    TO_COLLEGE = "in_handen_college", _("in handen van het college")
    INVOLVED = "betrekken_bij", _("betrekken bij een ander punt")
    DISPOSED = "afdoening", _("ter afdoening")


# How only a letter that came in is dealt with.
INCOMING_KINDS = (TreatmentKind.TO_COLLEGE, TreatmentKind.INVOLVED, TreatmentKind.DISPOSED)


class TreatmentStage(models.TextChoices):
    PICTURE = "beeldvorming", _("beeldvorming")
    JUDGEMENT = "oordeelsvorming", _("oordeelsvorming")
    DECISION = "besluitvorming", _("besluitvorming")


class TreatmentOutcome(models.TextChoices):
    DISCUSSED = "besproken", _("besproken, geen besluit")
    ADOPTED = "aangenomen", _("aangenomen")
    UNANIMOUS = "unaniem", _("unaniem aangenomen")
    AMENDED = "geamendeerd", _("geamendeerd aangenomen")
    CONDITIONAL = "onder_voorbehoud", _("aangenomen onder voorbehoud")
    REJECTED = "verworpen", _("verworpen")
    HELD = "aangehouden", _("aangehouden")
    DROPPED = "ingetrokken", _("ingetrokken")
    OFF_AGENDA = "van_de_agenda", _("van de agenda gehaald")


# Outcomes that can be known before the meeting was held.
BEFORE_MEETING = (TreatmentOutcome.HELD, TreatmentOutcome.DROPPED, TreatmentOutcome.OFF_AGENDA)


class Treatment(Recorded):
    """An item in one meeting. Without a `meeting`, `planned_note` says in words what is known of
    the planning; `decision` is what the outcome was recorded as.

    `sequence` orders the treatments of an item, `agenda_number` is its number on that agenda.
    """

    PARENT = "item"

    item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="treatments", verbose_name=_("agendapunt")
    )
    sequence = models.PositiveSmallIntegerField(_("volgorde"), editable=False)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="treatments",
        verbose_name=_("vergadering"),
    )
    planned_note = CleanCharField(_("planning"), max_length=200, blank=True)
    agenda_number = CleanCharField(_("nummer op de agenda"), max_length=20, blank=True)
    stage = models.CharField(_("fase"), max_length=15, choices=TreatmentStage.choices, blank=True)
    kind = models.CharField(_("behandeling"), max_length=20, choices=TreatmentKind.choices)
    outcome = models.CharField(
        _("uitkomst"), max_length=20, choices=TreatmentOutcome.choices, blank=True
    )
    outcome_note = CleanCharField(_("bij de uitkomst"), max_length=300, blank=True)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="treatments",
        verbose_name=_("vastgelegd als"),
    )

    class Meta:
        verbose_name = _("behandeling")
        verbose_name_plural = _("behandelingen")
        ordering = ["item", "sequence"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(planned_note=""),
                name="treatment_one_planning",
                violation_error_message=_("Met een vergadering is de planning bekend."),
            ),
            models.UniqueConstraint(
                fields=["item", "meeting"],
                name="treatment_once_a_meeting",
                violation_error_message=_("Dit punt staat al op de agenda van die vergadering."),
            ),
            models.UniqueConstraint(
                fields=["item", "sequence"],
                name="treatment_sequence_once",
                violation_error_message=_("Deze behandeling staat er al."),
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False)
                | Q(outcome__in=["", *BEFORE_MEETING], agenda_number=""),
                name="treatment_outcome_of_meeting",
                violation_error_message=_("Kies de vergadering waarin dit de uitkomst was."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="") | Q(outcome_note="", decision__isnull=True),
                name="treatment_note_of_outcome",
                violation_error_message=_("Kies eerst de uitkomst."),
            ),
        ]

    def __str__(self):
        return f"{self.item_id}: {self.kind}"

    def clean_fields(self, exclude=None):
        if self.item_id:
            self.dossier_id = self.item.dossier_id
        if self.sequence is None and self.item_id:
            self.sequence = self.next_sequence()
        super().clean_fields(exclude=exclude)

    def clean(self):
        super().clean()
        if self.meeting_id and self.item_id and not is_of_same_home(self.meeting.body, self.item):
            raise ValidationError({"meeting": _("Kies een vergadering van dezelfde gemeente.")})
        if self.decision_id and self.decision.body_id != self.item.body_id:
            raise ValidationError({"decision": _("Kies een besluit van hetzelfde orgaan.")})
        if self.decision_id and self.pk and self.decision.moved_in_id == self.pk:
            words = _("Dit werd bij dit agendapunt ingediend en is niet het besluit erop.")
            raise ValidationError({"decision": words})

    def next_sequence(self):
        last = Treatment.objects.filter(item=self.item_id).aggregate(last=Max("sequence"))
        return (last["last"] or 0) + 1


def is_of_same_home(body, item):
    """Whether a body belongs to the same municipality, or region, as that of an agenda item."""
    home = (item.body.municipality_id, item.body.region_id)
    return (body.municipality_id, body.region_id) == home
