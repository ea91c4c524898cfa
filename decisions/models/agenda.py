"""An item on the agenda of a body with its lines, and questions with what bodies answered."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated, Source

from .decisions import Decision, Meeting
from .ownership import Recorded
from .publication import Published
from .rounds import Round

# An item on the agenda of one body, and the lines that stand in it.


class Treatment(models.TextChoices):
    FORMAL = "hamerstuk", _("hamerstuk")
    DEBATE = "bespreekstuk", _("bespreekstuk")
    NOTICE = "ter_kennisname", _("ter kennisname")


class TreatmentStage(models.TextChoices):
    PICTURE = "beeldvorming", _("beeldvorming")
    JUDGEMENT = "oordeelsvorming", _("oordeelsvorming")
    DECISION = "besluitvorming", _("besluitvorming")


class AgendaItem(Published, Recorded):
    """Without a `meeting`, `planned_note` says in words what is known of the planning."""

    PARENT = "dossier"

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="agenda_items", verbose_name=_("orgaan")
    )
    title = CleanCharField(_("onderwerp"), max_length=300)
    reference = CleanCharField(_("kenmerk"), max_length=80, blank=True)
    treatment = models.CharField(_("behandeling"), max_length=15, choices=Treatment.choices)
    stage = models.CharField(_("fase"), max_length=15, choices=TreatmentStage.choices, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("vergadering"),
    )
    planned_note = CleanCharField(_("planning"), max_length=200, blank=True)
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

    class Meta:
        verbose_name = _("agendapunt")
        verbose_name_plural = _("agendapunten")
        ordering = ["dossier", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(planned_note=""),
                name="agenda_item_one_planning",
                violation_error_message=_("Met een vergadering is de planning bekend."),
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


class AgendaLine(Recorded):
    """One decision point, decision of the college, question, attachment or recipient."""

    PARENT = "item"

    item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="lines", verbose_name=_("agendapunt")
    )
    kind = models.CharField(_("soort"), max_length=15, choices=LineKind.choices)
    number = models.PositiveSmallIntegerField(_("volgorde"))
    text = CleanTextField(_("tekst"), max_length=4000)
    note = CleanCharField(_("toevoeging"), max_length=200, blank=True)
    place = CleanCharField(_("plaats in de bron"), max_length=200, blank=True)
    url = models.URLField(_("adres"), max_length=500, blank=True)

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
        ]

    def __str__(self):
        return self.text[:80]


# A question that a round puts to every body that it asks, and what a body answered.


class Question(Recorded):
    """One of the questions of a round, in their order."""

    PARENT = "dossier"

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="listed_questions", verbose_name=_("ronde")
    )
    number = models.PositiveSmallIntegerField(_("volgorde"))
    text = CleanTextField(_("vraag"), max_length=4000)

    class Meta:
        verbose_name = _("vraag aan de raden")
        verbose_name_plural = _("vragen aan de raden")
        ordering = ["round", "number", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["round", "number"],
                name="question_number_once",
                violation_error_message=_("Dit nummer heeft in deze ronde al een vraag."),
            ),
        ]

    def __str__(self):
        return self.text[:80]


class Answer(Dated, Published, Recorded):
    """What a body answered, in our own words; the passage is its evidence.

    It answers a Question of a round, or a question that stands in an agenda item (`line`). That
    a body spoke and left a question unanswered is derived.
    """

    PARENT = "dossier"
    ONE_DAY = True

    question = models.ForeignKey(
        Question,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("vraag aan de raden"),
    )
    line = models.ForeignKey(
        AgendaLine,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("vraag in een agendapunt"),
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="said", verbose_name=_("orgaan"))
    text = CleanTextField(_("antwoord"), max_length=4000)

    class Meta:
        verbose_name = _("antwoord op een vraag")
        verbose_name_plural = _("antwoorden op vragen")
        ordering = ["dossier", "first_on", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(question__isnull=False, line__isnull=True)
                | Q(question__isnull=True, line__isnull=False),
                name="answer_to_one_question",
                violation_error_message=_("Een antwoord hoort bij precies één vraag."),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def clean(self):
        super().clean()
        if self.line and self.line.kind != LineKind.QUESTION:
            raise ValidationError({"line": _("Kies een regel die een vraag is.")})
        if self.line and self.line.item.body_id != self.body_id:
            raise ValidationError({"body": _("Deze vraag is aan een ander orgaan gesteld.")})
