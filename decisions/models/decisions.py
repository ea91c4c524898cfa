"""A meeting, what was decided in it, and the stances that follow from that."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Max, Q, Value, When
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, BodyKind, Dated, Group, User
from municipalities.tracking import Tracked

from ..domain.stance_lines import StanceLine, name_speaker
from ..domain.stances import STANCE_CHOICES, Stance, word_stance
from .ownership import Owned, Recorded
from .pairs import build_pair_condition
from .publication import Published, PublishedQuerySet
from .subjects import Subject

# A meeting of one body, and what it is called where nobody gave it a name.

MEETING_TITLES = {
    BodyKind.COUNCIL: _("Raadsvergadering"),
    BodyKind.COLLEGE: _("Collegevergadering"),
    BodyKind.COMMITTEE: _("Commissievergadering"),
    BodyKind.PROVINCIAL_STATES: _("Statenvergadering"),
    BodyKind.GOVERNMENT: _("Ministerraad"),
    BodyKind.LOWER_HOUSE: _("Plenaire vergadering"),
    BodyKind.UPPER_HOUSE: _("Plenaire vergadering"),
}


class Meeting(Recorded):
    """`held_on` is known or the meeting is not planned; `starts_at` only when a source has it."""

    PARENT = "dossier"
    BODY = "body"

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="meetings", verbose_name=_("orgaan")
    )
    title = CleanCharField(_("naam"), max_length=160)
    held_on = models.DateField(_("dag"))
    starts_at = models.DateTimeField(_("aanvang"), null=True, blank=True)
    ends_at = models.DateTimeField(_("einde"), null=True, blank=True)
    location = CleanCharField(_("plaats"), max_length=160, blank=True)
    url = models.URLField(_("in het raadssysteem"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("vergadering")
        verbose_name_plural = _("vergaderingen")
        ordering = ["held_on", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(starts_at__isnull=False, ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_start",
                violation_error_message=_("Een vergadering eindigt na haar aanvang."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meeting", args=[self.pk])

    def clean(self):
        super().clean()
        starts_at = self.starts_at
        if starts_at and starts_at.astimezone(get_current_timezone()).date() != self.held_on:
            raise ValidationError({"starts_at": _("De aanvang valt op een andere dag.")})


# What a body, or groups of it, decided or declared at one moment.


class Form(models.TextChoices):
    DECISION = "besluit", _("besluit")
    MOTION = "motie", _("motie")
    AMENDMENT = "amendement", _("amendement")
    LETTER = "brief", _("brief")
    POLL = "peiling", _("peiling")
    DEBATE = "debat", _("debat")
    DECLARATION = "verklaring", _("gezamenlijke verklaring")


# What is moved while an agenda item is treated: an amendment changes it, a motion goes beside it.
MOTION_FORMS = (Form.AMENDMENT, Form.MOTION)


class Speaker(models.TextChoices):
    BODY = "orgaan", _("het orgaan zelf")
    GROUPS = "fracties", _("fracties of leden")


def build_tally_field(label):
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


def name_count(name, body):
    """Return what a number of a tally is called: the law names who abstained in a council only."""
    if name == "abstained" and body is not None and not body.is_council:
        return _("onthouden")
    return Decision._meta.get_field(name).verbose_name


class Decision(Dated, Published, Recorded):
    """One act on one day; its tally belongs to what was put, never to a stance.

    An interval as date means: on one day in it. `number` orders acts of the same day. A motion or
    an amendment was `moved_in` the treatment of an agenda item, where that is known.
    """

    PARENT = "dossier"
    ONE_DAY = True
    SEARCHED = ("title", "outcome", "note")
    SEARCHED_LINKS = ("body",)

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
    moved_in = models.ForeignKey(
        "Treatment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="motions",
        verbose_name=_("ingediend bij agendapunt"),
    )
    note = CleanTextField(_("toelichting"), max_length=4000, blank=True)
    seats = build_tally_field(_("zetels"))
    votes_for = build_tally_field(_("stemmen voor"))
    votes_against = build_tally_field(_("stemmen tegen"))
    abstained = build_tally_field(_("onthouden (art. 28)"))
    absent = build_tally_field(_("afwezig"))
    left = build_tally_field(_("vertrokken"))
    no_vote_asked = models.BooleanField(_("zonder stemming"), default=False)

    class Meta:
        verbose_name = _("besluit of uitspraak")
        verbose_name_plural = _("besluiten en uitspraken")
        ordering = ["dossier", "first_on", "last_on", "number"]
        indexes = Published.Meta.indexes
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
            models.CheckConstraint(
                condition=models.Q(moved_in__isnull=True) | models.Q(form__in=MOTION_FORMS),
                name="decision_moved_is_motion",
                violation_error_message=_(
                    "Alleen een motie of een amendement wordt bij een agendapunt ingediend."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def clean_fields(self, exclude=None):
        if self.number is None and self.dossier_id:
            self.number = self.next_number()
        super().clean_fields(exclude=exclude)

    def clean(self):
        super().clean()
        if self.moved_in_id is not None:
            self.check_moved_in()

    def check_moved_in(self):
        """Refuse the treatment of an item of another dossier or body, or one that this decided."""
        item = self.moved_in.item
        told = (
            (item.dossier_id != self.dossier_id, _("Kies een agendapunt uit hetzelfde dossier.")),
            (item.body_id != self.body_id, _("Kies een agendapunt van hetzelfde orgaan.")),
            (
                self.pk is not None and self.moved_in.decision_id == self.pk,
                _("Dit is het besluit op dit agendapunt zelf."),
            ),
        )
        for is_wrong, sentence in told:
            if is_wrong:
                raise ValidationError({"moved_in": sentence})

    def get_absolute_url(self):
        return reverse("decision", args=[self.pk])

    def next_number(self):
        last = Decision.objects.filter(dossier_id=self.dossier_id).aggregate(last=Max("number"))
        return (last["last"] or 0) + 1


# One stance on one subject, following from a Decision: of the whole body, or of groups.


class PositionQuerySet(PublishedQuerySet["Position"]):
    def of_groups(self):
        return self.exclude(groups_label="")


class Position(Published, Recorded):
    """`groups_label` names the groups as the source does; empty means the whole body.

    `group_seats` is recorded; where it is not, it is summed over the linked groups if all are
    known. The date is the Decision's. Which reading is shown is `shown`. `departure` says why the
    stance differs from what its readings say, `source_follows` that a source is still to come.
    """

    PARENT = "decision"
    SEARCHED = ("groups_label",)
    SEARCHED_LINKS = ("body", "subject")

    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="positions", verbose_name=_("besluit")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="positions", verbose_name=_("orgaan"), editable=False
    )
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="positions", verbose_name=_("onderwerp")
    )
    stance = models.CharField(_("standpunt"), max_length=20, choices=STANCE_CHOICES)
    groups_label = CleanCharField(_("fracties"), max_length=200, blank=True)
    group_seats = models.PositiveSmallIntegerField(_("zetels"), null=True, blank=True)
    shown = models.ForeignKey(
        "Evidence",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("getoonde lezing"),
    )
    departure = CleanTextField(_("waarom het afwijkt van de bron"), max_length=1000, blank=True)
    source_follows = models.BooleanField(_("bron volgt"), default=False)
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="confirmed_positions",
        verbose_name=_("bevestigd door"),
    )

    # No field: since when a reader sees each condition of it, where the rows were asked for that.
    condition_days: tuple[date, ...] = ()

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("standpunt")
        verbose_name_plural = _("standpunten")
        ordering = ["decision", "subject", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stance__in=[stance.value for stance in Stance]),
                name="position_stance_known",
                violation_error_message=_("Kies een van de standpunten."),
            ),
            models.UniqueConstraint(
                fields=["decision", "subject", "groups_label"],
                name="position_once_a_decision",
                violation_error_message=_("Dit besluit zegt hierover al iets."),
            ),
            models.CheckConstraint(
                condition=~Q(groups_label="") | Q(group_seats__isnull=True),
                name="position_seats_of_groups",
                violation_error_message=_("Zetels horen bij fracties, niet bij het orgaan zelf."),
            ),
            models.CheckConstraint(
                condition=build_pair_condition("confirmed_at", "confirmed_by"),
                name="position_confirmed_pair",
                violation_error_message=_("Wie en wanneer bevestigde horen bij elkaar."),
            ),
        ]

    def __str__(self):
        return f"{self.subject_id}: {self.stance}"

    @property
    def line(self):
        """Whose stance this is, on what, and what; body and subject are read where they were
        not."""
        return build_stance_line(self)

    def clean_fields(self, exclude=None):
        if self.decision_id:
            self.body_id, self.dossier_id = self.decision.body_id, self.decision.dossier_id
        super().clean_fields(exclude=exclude)

    def clean(self):
        super().clean()
        if self.subject_id and self.subject.dossier_id != self.dossier_id:
            raise ValidationError({"subject": _("Kies een onderwerp uit hetzelfde dossier.")})

    def get_absolute_url(self):
        return reverse("position", args=[self.pk])


def build_stance_line(position):
    """Return the StanceLine of a position, also of a row as it was known."""
    who = name_speaker(position.body.name, position.groups_label)
    return StanceLine(who, position.subject.name, word_position(position))


def word_position(position):
    """Return the stance of a position as it is told with the conditions that were read of it, also
    of a row as it was known."""
    return word_stance(Stance(position.stance), len(getattr(position, "condition_days", ())))


def build_speaker_expression(body="body__name", groups="groups_label"):
    """Return what `name_speaker` says, as an expression for a list that reads no records."""
    told = {"output_field": models.TextField()}
    label = Concat(Value(": "), groups, **told)
    return Concat(body, Case(When(**{groups: ""}, then=Value("")), default=label, **told), **told)


class PositionGroup(Owned, Tracked):
    """A group that stood behind a Position of groups."""

    PARENT = "position"

    position = models.ForeignKey(
        Position, models.PROTECT, related_name="groups", verbose_name=_("standpunt")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="positions", verbose_name=_("fractie")
    )

    class Meta:
        verbose_name = _("fractie achter een standpunt")
        verbose_name_plural = _("fracties achter een standpunt")
        constraints = [
            models.UniqueConstraint(
                fields=["position", "group"],
                name="position_group_once",
                violation_error_message=_("Deze fractie staat er al bij."),
            )
        ]

    def __str__(self):
        return f"{self.position_id}: {self.group_id}"
