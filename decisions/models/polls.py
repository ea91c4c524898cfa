"""What residents or members were asked and answered: a referendum, a survey, an opinion poll.

It stands beside the stances of bodies and is never one of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField, EdtfField
from municipalities.models import Body, Dated, Municipality, Party, Sourced
from municipalities.tracking import Tracked

from .ownership import Owned, Recorded
from .publication import Published
from .subjects import Subject

# The poll itself: who held it when, what was asked, and whether it binds.


class PollKind(models.TextChoices):
    REFERENDUM = "referendum", _("referendum")
    CONSULTATION = "volksraadpleging", _("volksraadpleging")
    SURVEY = "enquete", _("enquête")
    OPINION_POLL = "opiniepeiling", _("opiniepeiling")


class Binding(models.TextChoices):
    YES = "ja", _("bindend")
    NO = "nee", _("niet bindend")
    UNKNOWN = "onbekend", _("onbekend of het bindt")


class Poll(Dated, Published, Recorded):
    """`dated_on` is the period in which people could answer, as far as it is known now.

    `holder` is who held it, as the source names it; `holder_body` or `holder_party` where it is
    one that Regio knows. `threshold` and `entitled` are as the source tells them.
    """

    PARENT = "dossier"
    BODY = None
    SEARCHED = ("title", "holder", "question", "note")

    kind = models.CharField(_("soort"), max_length=20, choices=PollKind.choices)
    title = CleanCharField(_("naam"), max_length=200)
    holder = CleanCharField(_("gehouden door"), max_length=200)
    holder_body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="polls",
        verbose_name=_("orgaan dat het hield"),
    )
    holder_party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="polls",
        verbose_name=_("partij die het hield"),
    )
    question = CleanTextField(_("vraag"), max_length=2000)
    binding = models.CharField(
        _("bindend"), max_length=10, choices=Binding.choices, default=Binding.UNKNOWN
    )
    threshold = CleanCharField(_("drempel"), max_length=200, blank=True)
    entitled = CleanCharField(_("wie mocht meedoen"), max_length=200, blank=True)
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("peiling of referendum")
        verbose_name_plural = _("peilingen en referenda")
        ordering = ["dossier", "first_on", "last_on", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(holder_body__isnull=True) | Q(holder_party__isnull=True),
                name="poll_of_one_holder",
                violation_error_message=_("Kies een orgaan of een partij, niet allebei."),
            ),
        ]

    def __str__(self):
        return self.title


# What became of the plan to hold it.


class PollStep(models.TextChoices):
    PLANNED = "gepland", _("gepland")
    MOVED = "verplaatst", _("verplaatst")
    CALLED_OFF = "afgelast", _("afgelast")


class PollEvent(Dated, Sourced, Recorded):
    """On this day it was planned, moved or called off; `planned_on` is for when, where told."""

    PARENT = "poll"
    ONE_DAY = True

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="events", verbose_name=_("peiling"))
    step = models.CharField(_("wat"), max_length=10, choices=PollStep.choices)
    planned_on = EdtfField(_("voor wanneer"), blank=True)

    # No field: the title of the document that the reader may see, where the rows were asked for it.
    source_title: str | None

    class Meta:
        verbose_name = _("gebeurtenis bij een peiling")
        verbose_name_plural = _("gebeurtenissen bij peilingen")
        ordering = ["poll", "first_on", "last_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(step=PollStep.CALLED_OFF) | Q(planned_on=""),
                name="pollevent_called_off_is_not_planned",
                violation_error_message=_("Wat is afgelast, is voor geen dag gepland."),
            ),
        ]

    def __str__(self):
        return f"{self.poll_id}: {self.step} ({self.dated_on})"


# Where it was held, what could be answered, and what was.


def build_percentage_field(label):
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True)


def build_percentage_constraint(model, field):
    """Return the constraint that a percentage is one, where there is one."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0, f"{field}__lte": 100}),
        name=f"{model}_{field}_is_share",
        violation_error_message=_("Een percentage ligt tussen 0 en 100."),
    )


class PollArea(Recorded):
    """One or more municipalities of which the answers were counted together.

    `turnout` is a percentage of who could answer, `votes` how many did; empty where not told.
    """

    PARENT = "poll"

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="areas", verbose_name=_("peiling"))
    number = models.PositiveSmallIntegerField(_("volgorde"))
    turnout = build_percentage_field(_("opkomst in procenten"))
    votes = models.PositiveIntegerField(_("stemmen of antwoorden"), null=True, blank=True)

    class Meta:
        verbose_name = _("gebied van een peiling")
        verbose_name_plural = _("gebieden van peilingen")
        ordering = ["poll", "number", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["poll", "number"],
                name="pollarea_number_once",
                violation_error_message=_("Dit nummer heeft in deze peiling al een gebied."),
            ),
            build_percentage_constraint("pollarea", "turnout"),
        ]

    def __str__(self):
        return f"{self.poll_id}: {self.number}"


class PollAreaMunicipality(Owned, Tracked):
    """A municipality that is part of an area."""

    PARENT = "area"

    area = models.ForeignKey(
        PollArea, models.PROTECT, related_name="municipalities", verbose_name=_("gebied")
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="poll_areas", verbose_name=_("gemeente")
    )

    class Meta:
        verbose_name = _("gemeente in een gebied")
        verbose_name_plural = _("gemeenten in een gebied")
        ordering = ["area", "municipality"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "municipality"],
                name="area_municipality_once",
                violation_error_message=_("Deze gemeente staat al in dit gebied."),
            )
        ]

    def __str__(self):
        return f"{self.area_id}: {self.municipality_id}"


class OptionStance(models.TextChoices):
    IN_FAVOUR = "voor", _("voor")
    AGAINST = "tegen", _("tegen")


class PollOption(Recorded):
    """One of the answers; where it is for or against a subject, which and what of the two."""

    PARENT = "poll"

    poll = models.ForeignKey(
        Poll, models.PROTECT, related_name="options", verbose_name=_("peiling")
    )
    number = models.PositiveSmallIntegerField(_("volgorde"))
    text = CleanCharField(_("antwoord"), max_length=300)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="poll_options",
        verbose_name=_("onderwerp"),
    )
    stance = models.CharField(
        _("voor of tegen"), max_length=5, choices=OptionStance.choices, blank=True
    )

    class Meta:
        verbose_name = _("antwoord van een peiling")
        verbose_name_plural = _("antwoorden van peilingen")
        ordering = ["poll", "number", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["poll", "number"],
                name="polloption_number_once",
                violation_error_message=_("Dit nummer heeft in deze peiling al een antwoord."),
            ),
            models.CheckConstraint(
                condition=Q(subject__isnull=True, stance="")
                | (Q(subject__isnull=False) & ~Q(stance="")),
                name="polloption_stance_on_subject",
                violation_error_message=_("Kies bij een onderwerp ook voor of tegen."),
            ),
        ]

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        if self.subject and self.subject.dossier_id != self.dossier_id:
            raise ValidationError({"subject": _("Kies een onderwerp uit hetzelfde dossier.")})


class PollResult(Recorded):
    """How many in an area gave an answer; votes, a percentage, or both as the source tells them.

    The percentages of an area may come to less than 100: not everybody tells all of it.
    """

    PARENT = "area"

    area = models.ForeignKey(
        PollArea, models.PROTECT, related_name="results", verbose_name=_("gebied")
    )
    option = models.ForeignKey(
        PollOption, models.PROTECT, related_name="results", verbose_name=_("antwoord")
    )
    votes = models.PositiveIntegerField(_("stemmen"), null=True, blank=True)
    percentage = build_percentage_field(_("percentage"))

    class Meta:
        verbose_name = _("uitslag van een peiling")
        verbose_name_plural = _("uitslagen van peilingen")
        ordering = ["area", "option"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["area", "option"],
                name="pollresult_once",
                violation_error_message=_("Van dit antwoord staat hier al een uitslag."),
            ),
            models.CheckConstraint(
                condition=Q(votes__isnull=False) | Q(percentage__isnull=False),
                name="pollresult_has_figure",
                violation_error_message=_("Vul het aantal stemmen of het percentage in."),
            ),
            build_percentage_constraint("pollresult", "percentage"),
        ]

    def __str__(self):
        return f"{self.area_id}: {self.option_id}"

    def clean(self):
        super().clean()
        if self.area_id and self.option_id and self.area.poll_id != self.option.poll_id:
            raise ValidationError({"option": _("Kies een antwoord van dezelfde peiling.")})
