"""From which system of a council is read, and what it told: proposals, and no records of a
dossier."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField
from municipalities.models import Body

from .pairs import build_pair_condition

# Where the meetings of a council can be read.


class SourceSystem(models.TextChoices):
    NOTUBIZ = "notubiz", _("Notubiz")
    MINI_ORI = "mini-ori", _("mini-ORI 1.0")
    ORI_A = "ori-a", _("ORI-A, een bestand per vergadering")


# Asked once a day, and an hour later again where that failed: past this a day was missed.
LATE_AFTER = timedelta(hours=36)


class CouncilFeedQuerySet(models.QuerySet["CouncilFeed"]):
    def judged_at(self, moment):
        """Return the feeds with `is_failing`, whether the last pull of one that is on failed, and
        `is_late`, whether none went well for a day and a half: since it was set where none ever
        did."""
        return self.alias(fresh_at=Coalesce("succeeded_at", "set_at")).annotate(
            is_failing=Q(is_pulled=True) & ~Q(failure=""),
            is_late=Q(is_pulled=True, fresh_at__isnull=False, fresh_at__lt=moment - LATE_AFTER),
        )


class CouncilFeed(models.Model):
    """One system of one council. Nothing is asked of it until `is_pulled`.

    `organisation` is what the system calls the municipality, `gremia` the keys or names of those of
    which meetings are taken, a line each, empty for all. `asked_at` is when the worker was last
    told to pull, `tried_at` when it last did, `succeeded_at` when that last went well, and
    `failure` says in a sentence why the last one did not.
    """

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="council_feeds", verbose_name=_("orgaan")
    )
    system = models.CharField(_("soort systeem"), max_length=10, choices=SourceSystem.choices)
    address = models.URLField(_("adres"), max_length=500)
    organisation = CleanCharField(_("nummer van de gemeente"), max_length=40, blank=True)
    gremia = models.TextField(_("alleen van deze gremia"), max_length=1000, blank=True)
    first_on = models.DateField(_("vergaderingen vanaf"))
    with_documents = models.BooleanField(_("ook de stukken"), default=True)
    with_outcomes = models.BooleanField(_("ook de uitkomsten"), default=True)
    is_pulled = models.BooleanField(_("elke dag ophalen"), default=False)
    set_at = models.DateTimeField(_("ingesteld op"), null=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="council_feeds",
        verbose_name=_("ingesteld door"),
    )
    asked_at = models.DateTimeField(_("gevraagd op"), null=True, blank=True)
    tried_at = models.DateTimeField(_("laatst geprobeerd"), null=True, blank=True)
    succeeded_at = models.DateTimeField(_("laatst gelukt"), null=True, blank=True)
    failure = models.CharField(_("wat er misging"), max_length=300, blank=True)

    objects = CouncilFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("raadsinformatiesysteem")
        verbose_name_plural = _("raadsinformatiesystemen")
        ordering = ["body", "system"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "system"],
                name="council_feed_once_a_system",
                violation_error_message=_("Dit systeem is voor deze raad al ingesteld."),
            ),
            models.CheckConstraint(
                condition=build_pair_condition("set_at", "set_by"),
                name="council_feed_set_pair",
                violation_error_message=_("Wie en wanneer instelde horen bij elkaar."),
            ),
        ]

    def __str__(self):
        return f"{self.get_system_display()}: {self.address}"


# What such a system told, and what the griffie made of it.


class PulledKind(models.TextChoices):
    MEETING = "vergadering", _("vergadering")
    ITEM = "agendapunt", _("agendapunt")
    DOCUMENT = "stuk", _("stuk")
    OUTCOME = "uitkomst", _("uitkomst")


class PulledState(models.TextChoices):
    PROPOSED = "voorgesteld", _("voorgesteld")
    ACCEPTED = "overgenomen", _("overgenomen")
    PASSED = "overgeslagen", _("overgeslagen")


# What waits for the griffie: not answered, or changed at the source since it was taken over.
OPEN_PULLED = Q(state=PulledState.PROPOSED) | Q(
    state=PulledState.ACCEPTED, changed_at__gt=F("answered_at")
)


class PulledQuerySet(models.QuerySet["PulledRecord"]):
    def kept_by(self, reader):
        """What is the reader's to answer: of the own council; of beheer everything."""
        return self if reader.is_beheer else self.filter(body__municipality__in=reader.griffie_of)

    def that_wait(self):
        """What the griffie has to look at."""
        return self.filter(OPEN_PULLED)


class PulledRecord(models.Model):
    """One thing that a system told, known by `external_id` there. It is no record of a dossier.

    `meeting` and `item` are what it is part of. `payload` is what the source tells now, `former`
    what it told before `changed_at`: where it was taken over, what it told then. `made_key` is the
    key of the Meeting, AgendaItem, Source or Treatment that it became.
    """

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="pulled_records", verbose_name=_("orgaan")
    )
    system = models.CharField(_("soort systeem"), max_length=10, choices=SourceSystem.choices)
    kind = models.CharField(_("soort"), max_length=15, choices=PulledKind.choices)
    external_id = models.CharField(_("kenmerk bij de bron"), max_length=500)
    meeting = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="parts", verbose_name=_("vergadering")
    )
    item = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="papers", verbose_name=_("agendapunt")
    )
    place = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    held_on = models.DateField(_("dag"), null=True)
    payload = models.JSONField(_("wat de bron vertelt"))
    former = models.JSONField(_("wat de bron eerst vertelde"), default=dict)
    first_seen_at = models.DateTimeField(_("voor het eerst gezien"))
    seen_at = models.DateTimeField(_("laatst gezien"))
    changed_at = models.DateTimeField(_("gewijzigd gezien"), null=True)
    state = models.CharField(
        _("stand"), max_length=15, choices=PulledState.choices, default=PulledState.PROPOSED
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="answered_pulls",
        verbose_name=_("beantwoord door"),
    )
    made_key = models.PositiveBigIntegerField(_("werd"), null=True)

    objects = PulledQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorstel uit het raadsinformatiesysteem")
        verbose_name_plural = _("voorstellen uit het raadsinformatiesysteem")
        ordering = ["-held_on", "place", "id"]
        indexes = [models.Index(fields=["body", "kind", "state"], name="pulled_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "system", "kind", "external_id"],
                name="pulled_record_once",
                violation_error_message=_("Dit is al opgehaald."),
            ),
            models.CheckConstraint(
                condition=build_pair_condition("answered_at", "answered_by"),
                name="pulled_record_answered_pair",
                violation_error_message=_("Wie en wanneer antwoordde horen bij elkaar."),
            ),
        ]

    def __str__(self):
        return self.payload.get("title") or self.payload.get("result") or self.external_id

    @property
    def waits(self):
        """Whether the griffie has to look at it: `OPEN_PULLED` of one that was read."""
        if self.state == PulledState.ACCEPTED:
            return self.changed_at is not None and self.changed_at > self.answered_at
        return self.state == PulledState.PROPOSED
