"""'Tegenlezen': a council's griffie is asked to look at what is recorded, and answers each line."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body

from ..domain.stances import STANCE_CHOICES, Stance
from .decisions import Decision, Position
from .events import Statement
from .ownership import Recorded
from .questions import Answer
from .remarks import Remark

# The kinds of record that are read back, in the order in which those of one day are told.
READ_BACK_KINDS = {
    "decision": Decision,
    "position": Position,
    "remark": Remark,
    "statement": Statement,
    "answer": Answer,
}


class ReadBack(Recorded):
    """The question to a council to read back what is recorded of it here, by a day.

    Its lines are derived: what stood in public by `due_on`. Whether it has ended is derived too,
    unless whoever asked took it back (`withdrawn_on`). `note` is for the griffie alone.
    """

    PARENT = "dossier"

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="read_backs", verbose_name=_("orgaan")
    )
    asked_on = models.DateField(_("gevraagd op"))
    due_on = models.DateField(_("uiterlijk"))
    withdrawn_on = models.DateField(_("niet meer gevraagd sinds"), null=True, blank=True)
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("tegenlezing")
        verbose_name_plural = _("tegenlezingen")
        ordering = ["dossier", "asked_on", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")),
                name="readback_due_after_asking",
                violation_error_message=_("De uiterste dag ligt niet vóór de vraag."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("asked_on")),
                name="readback_withdrawn_after_asking",
                violation_error_message=_("Een vraag wordt na het stellen teruggenomen."),
            ),
        ]

    def __str__(self):
        return f"{self.body_id}: {self.asked_on}"


class ReadBackVerdict(models.TextChoices):
    AGREED = "klopt", _("klopt")
    DIFFERENT = "anders", _("wij lezen dit anders")


def build_one_line_condition():
    """Return the condition that exactly one kind of record is filled."""
    condition = Q()
    for chosen in READ_BACK_KINDS:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in READ_BACK_KINDS})
    return condition


def line(model):
    return models.ForeignKey(
        model,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="read_back_lines",
        verbose_name=model._meta.verbose_name,
    )


class ReadBackLine(Recorded):
    """What the griffie answered to one line: that it is right, or how it reads it.

    `read_as` is the fingerprint of what stood there (`domain.read_backs`): the answer is to that,
    and the line asks again when it comes to say something else.
    """

    PARENT = "read_back"

    read_back = models.ForeignKey(
        ReadBack, models.PROTECT, related_name="lines", verbose_name=_("tegenlezing")
    )
    decision = line(Decision)
    position = line(Position)
    remark = line(Remark)
    statement = line(Statement)
    answer = line(Answer)
    verdict = models.CharField(_("antwoord"), max_length=10, choices=ReadBackVerdict.choices)
    text = CleanTextField(_("hoe u het leest"), max_length=2000, blank=True)
    reads_stance = models.CharField(
        _("leest als standpunt"), max_length=20, choices=STANCE_CHOICES, blank=True
    )
    place = CleanCharField(_("waar dat staat"), max_length=300, blank=True)
    url = models.URLField(_("adres"), max_length=500, blank=True)
    answered_on = models.DateField(_("beantwoord op"))
    read_as = models.CharField(_("zoals gelezen"), max_length=32)

    class Meta:
        verbose_name = _("regel van een tegenlezing")
        verbose_name_plural = _("regels van tegenlezingen")
        ordering = ["read_back", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=build_one_line_condition(),
                name="readbackline_of_one_record",
                violation_error_message=_("Een regel gaat over precies een record."),
            ),
            models.CheckConstraint(
                condition=(Q(verdict="klopt") & Q(text="", reads_stance="", place="", url=""))
                | (Q(verdict="anders") & ~Q(text="")),
                name="readbackline_different_in_words",
                violation_error_message=_("Schrijf hoe u het leest, of kies ‘klopt’."),
            ),
            models.CheckConstraint(
                condition=Q(reads_stance="")
                | (
                    Q(position__isnull=False)
                    & Q(reads_stance__in=[stance.value for stance in Stance])
                ),
                name="readbackline_reads_a_position",
                violation_error_message=_("Alleen een standpunt leest u als een ander standpunt."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["read_back", name],
                    name=f"readbackline_{name}_once",
                    violation_error_message=_("Deze regel is in deze tegenlezing al beantwoord."),
                )
                for name in READ_BACK_KINDS
            ),
        ]

    def __str__(self):
        return f"{self.read_back_id}: {self.verdict}"

    def clean_fields(self, exclude=None):
        if self.read_back_id:
            self.dossier_id = self.read_back.dossier_id
        super().clean_fields(exclude=exclude)

    def clean(self):
        super().clean()
        record = self.record
        if record and self.read_back_id and record.body_id != self.read_back.body_id:
            raise ValidationError(_("Deze regel is van een ander orgaan."))

    @property
    def record_key(self):
        """('position', 12): the kind and the key of the record that is answered about."""
        keys = ((name, getattr(self, f"{name}_id")) for name in READ_BACK_KINDS)
        return next(((name, key) for name, key in keys if key is not None), None)

    @property
    def record(self):
        """The record that is answered about."""
        return getattr(self, self.record_key[0]) if self.record_key else None
