"""What a body, or groups of it, decided or declared at one moment."""

from django.db import models
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated

from .meeting import Meeting
from .published import Published
from .recorded import Recorded


class Form(models.TextChoices):
    DECISION = "besluit", _("besluit")
    MOTION = "motie", _("motie")
    AMENDMENT = "amendement", _("amendement")
    LETTER = "brief", _("brief")
    POLL = "peiling", _("peiling")
    DEBATE = "debat", _("debat")
    DECLARATION = "verklaring", _("gezamenlijke verklaring")


class Speaker(models.TextChoices):
    BODY = "orgaan", _("het orgaan zelf")
    GROUPS = "fracties", _("fracties of leden")


def tally_field(label):
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


class Decision(Dated, Published, Recorded):
    """One act on one day; its tally belongs to what was put, never to a stance.

    An interval as date means: on one day in it. `number` orders acts of the same day.
    """

    PARENT = "dossier"
    ONE_DAY = True

    number = models.PositiveIntegerField(_("volgnummer"), editable=False)
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="decisions", verbose_name=_("orgaan")
    )
    speaker = models.CharField(
        _("wie sprak"), max_length=10, choices=Speaker.choices, default=Speaker.BODY
    )
    form = models.CharField(_("vorm"), max_length=15, choices=Form.choices)
    title = CleanCharField(_("waarover"), max_length=300)
    outcome = CleanCharField(_("uitkomst"), max_length=300, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("vergadering"),
    )
    note = CleanTextField(_("toelichting"), max_length=4000, blank=True)
    seats = tally_field(_("zetels"))
    votes_for = tally_field(_("stemmen voor"))
    votes_against = tally_field(_("stemmen tegen"))
    abstained = tally_field(_("onthouden (art. 28)"))
    absent = tally_field(_("afwezig"))
    left = tally_field(_("vertrokken"))
    no_vote_asked = models.BooleanField(_("zonder stemming"), default=False)

    class Meta:
        verbose_name = _("besluit of uitspraak")
        verbose_name_plural = _("besluiten en uitspraken")
        ordering = ["dossier", "first_on", "last_on", "number"]
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["dossier", "number"],
                name="decision_number_once",
                violation_error_message=_("Dit volgnummer is al gebruikt."),
            ),
            models.CheckConstraint(
                condition=models.Q(no_vote_asked=False)
                | models.Q(votes_for__isnull=True, votes_against__isnull=True),
                name="decision_vote_or_not",
                violation_error_message=_("Zonder stemming zijn er geen stemmen te tellen."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean_fields(self, exclude=None):
        if self.number is None and self.dossier_id:
            self.number = self.next_number()
        super().clean_fields(exclude=exclude)

    def get_absolute_url(self):
        return reverse("decision", args=[self.pk])

    def next_number(self):
        last = Decision.objects.filter(dossier_id=self.dossier_id).aggregate(last=Max("number"))
        return (last["last"] or 0) + 1
