"""Questions that a round puts to bodies, and what each body answered."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanTextField
from municipalities.models import Body, Dated

from .agenda import AgendaLine, LineKind
from .ownership import Recorded
from .publication import Published
from .rounds import Round

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
