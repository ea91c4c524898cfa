"""Wishes and objections, the replies to them, and what several bodies say alike."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Dated
from municipalities.tracking import Tracked

from ..domain.stance_lines import name_speaker
from .agenda import AgendaItem
from .decisions import Decision, Position
from .dossiers import Theme
from .ownership import Owned, Recorded
from .publication import Published
from .rounds import Round
from .subjects import Subject, SubjectKind

# One wish, objection, condition or question on a subject, and the answer it got.


class RemarkKind(models.TextChoices):
    WISH = "wens", _("wens")
    OBJECTION = "bedenking", _("bedenking")
    CONDITION = "voorwaarde", _("voorwaarde")
    QUESTION = "vraag", _("vraag")


class Remark(Dated, Published, Recorded):
    """Of a body, of groups of it (`groups_label`), or of a gathering.

    `item` is the agenda item for which it was prepared: a concept until the body decides.
    `carried_from` is the point of an earlier proposal that lives on in this one; what becomes
    of a remark on a day is derived (`decisions.domain.lifecycle`), never stored.
    """

    PARENT = "dossier"
    ONE_DAY = True
    SEARCHED = ("text", "section", "groups_label", "gathering")
    SEARCHED_LINKS = ("body",)

    kind = models.CharField(_("soort"), max_length=10, choices=RemarkKind.choices)
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("orgaan"),
    )
    groups_label = CleanCharField(_("fracties"), max_length=200, blank=True)
    gathering = CleanCharField(_("bijeenkomst"), max_length=200, blank=True)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("onderwerp"),
    )
    section = CleanCharField(_("onderdeel"), max_length=200, blank=True)
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("thema"),
    )
    text = CleanTextField(_("wat"), max_length=4000)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("besluit"),
    )
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conditions",
        verbose_name=_("standpunt"),
    )
    round = models.ForeignKey(
        Round,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("ronde"),
    )
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("agendapunt"),
    )
    carried_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name=_("meegenomen uit"),
    )

    # No fields: what is derived of a remark on a day, where the rows were asked for it.
    is_carried: bool
    decision_seen: bool

    class Meta:
        verbose_name = _("wens of bedenking")
        verbose_name_plural = _("wensen en bedenkingen")
        ordering = ["dossier", "first_on", "last_on", "id"]
        indexes = [
            *Published.Meta.indexes,
            # The newest ones of a whole country, without sorting all of them.
            models.Index(fields=["-first_on", "-id"], name="remark_newest"),
            # The few that took another along, without reading the dossier for them.
            models.Index(
                fields=["dossier"], condition=Q(carried_from__isnull=False), name="remark_taking"
            ),
        ]
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(body__isnull=False, gathering="")
                | (Q(body__isnull=True) & ~Q(gathering="")),
                name="remark_of_body_or_gathering",
                violation_error_message=_("Een punt is van een orgaan of van een bijeenkomst."),
            ),
            models.CheckConstraint(
                condition=~Q(carried_from=models.F("id")),
                name="remark_not_from_itself",
                violation_error_message=_("Een punt kan niet uit zichzelf zijn meegenomen."),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def raised_by(self):
        """The body, the groups of it or the gathering that raised it, in words."""
        return name_speaker(self.body.name if self.body else self.gathering, self.groups_label)

    def clean(self):
        super().clean()
        if self.position and self.position.decision_id != self.decision_id:
            raise ValidationError({"position": _("Dit standpunt volgt uit een ander besluit.")})


# The asking body's answer to one remark, with its reasons.


class ReplyOutcome(models.TextChoices):
    ADOPTED = "overgenomen", _("overgenomen")
    PARTLY = "deels", _("deels overgenomen")
    REFUSED = "niet", _("niet overgenomen")
    ANSWERED = "beantwoord", _("beantwoord")
    OUTSIDE = "buiten_opdracht", _("buiten de opdracht")


class Reply(Dated, Published, Recorded):
    """`changed_in` is the version that it changed, `changed_where` the place in that version."""

    PARENT = "dossier"
    ONE_DAY = True
    SEARCHED = ("reasons",)

    remark = models.ForeignKey(
        Remark, models.PROTECT, related_name="replies", verbose_name=_("wens of bedenking")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="replies", verbose_name=_("orgaan"))
    outcome = models.CharField(_("reactie"), max_length=20, choices=ReplyOutcome.choices)
    reasons = CleanTextField(_("redenen"), max_length=4000)
    changed_in = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changed_by_replies",
        verbose_name=_("gewijzigd in versie"),
    )
    changed_where = CleanCharField(_("gewijzigd in"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("reactie")
        verbose_name_plural = _("reacties")
        ordering = ["remark", "first_on", "id"]
        indexes = Published.Meta.indexes
        constraints = [
            *Dated.Meta.constraints,
            *Published.Meta.constraints,
            *Recorded.Meta.constraints,
        ]

    def __str__(self):
        return f"{self.remark_id}: {self.outcome}"

    def clean(self):
        super().clean()
        if self.changed_in and self.changed_in.kind != SubjectKind.PROPOSAL:
            raise ValidationError({"changed_in": _("Een versie is een voorstel van dit dossier.")})


# The set of replies of a round, adopted as one (reactienota), and to whom it was sent.


class ReplyNote(Recorded):
    """Made when the asking body adopts the set: every point had a reasoned reply then.

    What left already is adopted anew, as a note that `revises` it and says `why`. Where the body
    has nobody else to read the replies, `unreviewed_why` says so.
    """

    PARENT = "dossier"
    BODY = "body"

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="adoptions", verbose_name=_("ronde")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="reply_notes", verbose_name=_("vastgesteld door")
    )
    adopted_on = models.DateField(_("vastgesteld op"))
    reference = CleanCharField(_("kenmerk"), max_length=80, blank=True)
    note = CleanTextField(_("toelichting"), max_length=2000, blank=True)
    unreviewed_why = CleanTextField(_("waarom niemand meelas"), max_length=1000, blank=True)
    revises = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revised_in",
        verbose_name=_("herziet"),
        error_messages={"unique": _("Deze vaststelling is al herzien.")},
    )
    why = CleanTextField(_("waarom herzien"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("reactienota")
        verbose_name_plural = _("reactienota's")
        ordering = ["dossier", "adopted_on", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(revises__isnull=True),
                name="reply_note_once",
                violation_error_message=_("De reacties van deze ronde zijn al vastgesteld."),
            ),
            models.CheckConstraint(
                condition=Q(revises__isnull=True, why="") | (Q(revises__isnull=False) & ~Q(why="")),
                name="reply_note_revised_with_reason",
                violation_error_message=_("Zeg waarom de vaststelling wordt herzien."),
            ),
        ]

    def __str__(self):
        return f"{self.round_id}: {self.adopted_on}"

    def clean(self):
        super().clean()
        former = self.revises
        if former is None:
            return
        if former.round_id != self.round_id:
            raise ValidationError({"revises": _("Kies de vaststelling van deze ronde zelf.")})
        if self.adopted_on and self.adopted_on < former.adopted_on:
            told = _("De vorige vaststelling is van %s.") % f"{former.adopted_on:%d-%m-%Y}"
            raise ValidationError({"adopted_on": told})


class Dispatch(Owned, Tracked):
    """A body to which the adopted set was sent, and on which day."""

    PARENT = "reply_note"

    reply_note = models.ForeignKey(
        ReplyNote, models.PROTECT, related_name="dispatches", verbose_name=_("reactienota")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="reply_notes_sent", verbose_name=_("orgaan")
    )
    sent_on = models.DateField(_("verzonden op"))

    class Meta:
        verbose_name = _("verzending")
        verbose_name_plural = _("verzendingen")
        ordering = ["reply_note", "sent_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reply_note", "body"],
                name="dispatch_once",
                violation_error_message=_("Aan dit orgaan is de nota al verzonden."),
            )
        ]

    def __str__(self):
        return f"{self.reply_note_id} aan {self.body_id}"


# What several bodies say alike: one point, with the wording of each kept.


class Point(Recorded):
    """`title` says in our own words what its remarks have in common.

    It has no status: whoever sees none of its remarks does not see it.
    """

    PARENT = "dossier"
    SEARCHED = ("title",)

    title = CleanCharField(_("wat zij gemeen hebben"), max_length=300)

    class Meta:
        verbose_name = _("gedeeld punt")
        verbose_name_plural = _("gedeelde punten")
        ordering = ["dossier", "id"]
        constraints = [*Recorded.Meta.constraints]

    def __str__(self):
        return self.title


class PointHeading(models.TextChoices):
    """Which way a remark wants it; MORE beside LESS is a contradiction."""

    MORE = "meer", _("meer")
    LESS = "minder", _("minder")

    @property
    def glyph(self):
        """The sign that stands beside the word."""
        return {"meer": "▲", "minder": "▼"}[self.value]


class PointRemark(Owned, Tracked):
    """A remark in a point, and its direction where it has one; a remark is in one point."""

    PARENT = "point"

    point = models.ForeignKey(
        Point, models.PROTECT, related_name="links", verbose_name=_("gedeeld punt")
    )
    remark = models.OneToOneField(
        Remark,
        models.PROTECT,
        related_name="link",
        verbose_name=_("wens of bedenking"),
        error_messages={"unique": _("Dit punt hoort al bij een gedeeld punt.")},
    )
    heading = models.CharField(
        _("richting"), max_length=10, choices=PointHeading.choices, blank=True
    )

    class Meta:
        verbose_name = _("punt in een gedeeld punt")
        verbose_name_plural = _("punten in een gedeeld punt")
        ordering = ["point", "id"]

    def __str__(self):
        return f"{self.remark_id} in {self.point_id}"
