"""A request to bodies to speak, what each of them did with it, and more time."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated
from municipalities.tracking import Tracked

from ..domain.terms import LegalBasis
from .decisions import Decision
from .events import Milestone
from .ownership import Owned, Recorded
from .subjects import Subject

# A request to bodies to speak.


class Round(Dated, Recorded):
    """Opened on `dated_on`; `bundle` is the event that put all answers in one document.

    `follows` is the round before it: what is still open there is where this one begins.
    """

    PARENT = "dossier"
    ONE_DAY = True

    title = CleanCharField(_("titel"), max_length=200)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name=_("onderwerp"),
    )
    questions = CleanTextField(_("vragen"), max_length=4000, blank=True)
    opened_by = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_rounds",
        verbose_name=_("gevraagd door"),
    )
    legal_basis = models.CharField(
        _("grondslag"), max_length=20, choices=[(basis.value, basis.label) for basis in LegalBasis]
    )
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)
    bundle = models.ForeignKey(
        Milestone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bundled_rounds",
        verbose_name=_("gebundeld bij"),
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("vervolg op"),
    )
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("ronde")
        verbose_name_plural = _("rondes")
        ordering = ["dossier", "first_on", "last_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(subject__isnull=False) | ~Q(questions=""),
                name="round_asks_something",
                violation_error_message=_("Een ronde vraagt iets: een onderwerp of vragen."),
            ),
            models.CheckConstraint(
                condition=~Q(follows=models.F("id")),
                name="round_not_after_itself",
                violation_error_message=_("Een ronde kan geen vervolg op zichzelf zijn."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        before = self.follows
        while before is not None:
            if before.pk == self.pk and self.pk is not None:
                raise ValidationError(
                    {"follows": _("Een ronde kan geen vervolg op zichzelf zijn.")}
                )
            before = before.follows


# What each body that a round asks did with it.


class Consent(models.TextChoices):
    GIVEN = "gegeven", _("toestemming gegeven")
    WITHHELD = "onthouden", _("toestemming onthouden")


class ConsentGround(models.TextChoices):
    """Why a council may withhold its consent (Wgr, artikel 1): for these two reasons alone."""

    LAW = "strijd_met_het_recht", _("strijd met het recht")
    INTEREST = "algemeen_belang", _("strijd met het algemeen belang")


class RoundBody(Owned, Tracked):
    """A body that is asked, when it received the request, and its answer.

    It has spoken when a Decision of the body itself is linked, or when it said that it has no
    view (`no_view_on`). Asked for consent it gives or withholds that, on a ground that the law
    knows. Of its answer the asking body notes the day of receipt, the reference,
    and on which day it confirmed that.
    """

    PARENT = "round"

    round = models.ForeignKey(Round, models.PROTECT, related_name="asked", verbose_name=_("ronde"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="asked", verbose_name=_("orgaan"))
    received_on = models.DateField(_("ontvangen op"), null=True, blank=True)
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)
    answer = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("antwoord"),
    )
    no_view_on = models.DateField(_("geen zienswijze op"), null=True, blank=True)
    consent = models.CharField(_("toestemming"), max_length=10, choices=Consent.choices, blank=True)
    consent_ground = models.CharField(
        _("grond van het onthouden"), max_length=20, choices=ConsentGround.choices, blank=True
    )

    receipt_on = models.DateField(_("antwoord ontvangen op"), null=True, blank=True)
    receipt_reference = CleanCharField(_("kenmerk van het antwoord"), max_length=80, blank=True)
    confirmed_on = models.DateField(_("ontvangst bevestigd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("gevraagd orgaan")
        verbose_name_plural = _("gevraagde organen")
        ordering = ["round", "body", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "body"],
                name="round_body_once",
                violation_error_message=_("Dit orgaan is in deze ronde al gevraagd."),
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(no_view_on__isnull=True),
                name="round_body_one_answer",
                violation_error_message=_("Een orgaan sprak zich uit of gaf geen zienswijze."),
            ),
            models.CheckConstraint(
                condition=Q(consent=Consent.WITHHELD) & ~Q(consent_ground="")
                | ~Q(consent=Consent.WITHHELD) & Q(consent_ground=""),
                name="round_body_consent_ground",
                violation_error_message=_(
                    "Toestemming wordt alleen onthouden wegens strijd met het recht of met het "
                    "algemeen belang; noem de grond, en alleen dan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(consent="") | Q(answer__isnull=False),
                name="round_body_consent_decided",
                violation_error_message=_("Toestemming geven of onthouden is een besluit."),
            ),
            models.CheckConstraint(
                condition=Q(receipt_on__isnull=False)
                | Q(receipt_reference="", confirmed_on__isnull=True),
                name="round_body_receipt_has_day",
                violation_error_message=_("Vul in op welke dag het antwoord binnenkwam."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True)
                | Q(confirmed_on__gte=models.F("receipt_on")),
                name="round_body_confirmed_later",
                violation_error_message=_("Een bevestiging gaat uit na de ontvangst."),
            ),
        ]

    def __str__(self):
        return f"{self.body_id} in {self.round_id}"

    def clean(self):
        super().clean()
        if self.answer and self.answer.body_id != self.body_id:
            raise ValidationError({"answer": _("Een antwoord is van het gevraagde orgaan zelf.")})
        if self.consent and self.round.legal_basis != LegalBasis.WGR_CONSENT:
            raise ValidationError({"consent": _("Deze ronde vraagt geen toestemming.")})


# More time in a round, with the reason: for one body, or for every body that is asked.


class Extension(Recorded):
    """From `granted_on` the due day is `due_on`; the last one granted counts.

    Without a `body` it is for everybody. Each body sees what any of them was given.
    """

    PARENT = "dossier"

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="extensions", verbose_name=_("ronde")
    )
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="extensions",
        verbose_name=_("orgaan"),
    )
    granted_on = models.DateField(_("verlengd op"))
    due_on = models.DateField(_("nieuwe uiterste dag"))
    why = CleanTextField(_("waarom"), max_length=2000)

    class Meta:
        verbose_name = _("verlenging")
        verbose_name_plural = _("verlengingen")
        ordering = ["round", "granted_on", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__gte=F("granted_on")),
                name="extension_into_the_future",
                violation_error_message=_("De nieuwe uiterste dag ligt niet vóór de verlenging."),
            ),
        ]

    def __str__(self):
        return f"{self.round_id}: {self.due_on}"
