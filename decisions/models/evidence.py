"""A place in a document that shows a record, and what it reads there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField, EdtfField
from municipalities.models import Paragraph, Source

from ..domain.stances import STANCE_CHOICES, Stance
from .agenda import AgendaItem
from .decisions import Decision, Position
from .events import Cost, Milestone, Statement
from .ownership import Recorded
from .polls import Poll, PollArea, PollResult
from .questions import Answer
from .remarks import Remark, Reply
from .rounds import Round

TARGETS = {
    "decision": Decision,
    "position": Position,
    "remark": Remark,
    "reply": Reply,
    "statement": Statement,
    "milestone": Milestone,
    "cost": Cost,
    "round": Round,
    "agenda_item": AgendaItem,
    "answer": Answer,
    "poll": Poll,
    "poll_area": PollArea,
    "poll_result": PollResult,
}


DATE_ELSEWHERE = _("Leg de datum die deze plaats noemt vast als gelezen waarde.")


def build_one_target_condition():
    """Return the condition that exactly one target is filled."""
    condition = Q()
    for chosen in TARGETS:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in TARGETS})
    return condition


def target(model):
    return models.ForeignKey(
        model,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=model._meta.verbose_name,
    )


class EvidenceQuerySet(models.QuerySet):
    def accepted(self):
        """Readings that count; a reading proposed by another griffie waits outside."""
        return self.filter(is_accepted=True)


class Evidence(Recorded):
    """`is_joint`: the place speaks of several bodies together. `is_derived`: it names this one
    by elimination. `paragraph` is the place itself, where the text was taken in. A
    reading of a Position reads a stance, and a date where it gives one; what a place reads of
    another record is a ValueReading."""

    PARENT = "target"

    source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="evidence",
        verbose_name=_("bron"),
        db_index=False,  # `evidence_of_source` is one
    )
    paragraph = models.ForeignKey(
        Paragraph,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("alinea"),
    )
    place = CleanCharField(_("plaats in de bron"), max_length=200)
    summary = CleanTextField(_("in eigen woorden"), max_length=2000)
    quote = CleanTextField(_("citaat"), max_length=1000, blank=True)
    reads_stance = models.CharField(
        _("leest als standpunt"), max_length=20, choices=STANCE_CHOICES, blank=True
    )
    reads_on = EdtfField(_("leest als datum"), blank=True)
    is_joint = models.BooleanField(_("gezamenlijk"), default=False)
    is_derived = models.BooleanField(_("afgeleid"), default=False)
    is_accepted = models.BooleanField(_("aangenomen"), default=True, editable=False)
    reference = CleanCharField(_("feit"), max_length=80, blank=True)
    decision = target(Decision)
    position = target(Position)
    remark = target(Remark)
    reply = target(Reply)
    statement = target(Statement)
    milestone = target(Milestone)
    cost = target(Cost)
    round = target(Round)
    agenda_item = target(AgendaItem)
    answer = target(Answer)
    poll = target(Poll)
    poll_area = target(PollArea)
    poll_result = target(PollResult)

    # No fields: what a reader is told of a place, where the rows were asked for it.
    source_title: str | None
    publisher_kind: str
    paragraph_number: int | None
    paragraph_is_readable: bool
    paragraph_order: int | None
    document: Source | None
    passage: tuple[Paragraph, ...]
    reads_values: bool
    read_values: tuple[tuple[str, str], ...] = ()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewijsplaats")
        verbose_name_plural = _("bewijsplaatsen")
        ordering = ["id"]
        # The first place in a document, dossier by dossier, is what tells whether it is come upon.
        indexes = [models.Index(fields=["source", "dossier"], name="evidence_of_source")]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=build_one_target_condition(),
                name="evidence_of_one_record",
                violation_error_message=_("Een bewijsplaats hoort bij precies een record."),
            ),
            models.CheckConstraint(
                condition=Q(reads_stance="") | Q(position__isnull=False),
                name="evidence_reads_a_position",
                violation_error_message=_("Alleen bij een standpunt leest een plaats een stand."),
            ),
            models.CheckConstraint(
                condition=Q(reads_on="") | Q(position__isnull=False),
                name="evidence_dates_a_position",
                violation_error_message=DATE_ELSEWHERE,
            ),
            models.CheckConstraint(
                condition=Q(reads_stance__in=["", *(stance.value for stance in Stance)]),
                name="evidence_stance_known",
                violation_error_message=_("Kies een van de standpunten."),
            ),
        ]

    def __str__(self):
        return f"{self.source_id}: {self.place}"

    def clean(self):
        super().clean()
        if self.paragraph and self.paragraph.source_id != self.source_id:
            raise ValidationError({"paragraph": _("Deze alinea staat in een andere bron.")})
        if self.reads_on and self.position_id is None:
            raise ValidationError({"reads_on": DATE_ELSEWHERE})

    @property
    def target(self):
        """The record that this place shows."""
        for name in TARGETS:
            if getattr(self, f"{name}_id"):
                return getattr(self, name)
        return None
