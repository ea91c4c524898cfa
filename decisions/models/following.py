"""Who follows what by e-mail. No record of a dossier: an address has no history and is erased."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality

from ..domain.rhythms import Pace
from .dossiers import Dossier
from .pairs import build_pair_condition
from .rounds import Round, RoundBody

PACE_LABELS = {
    Pace.AT_ONCE: _("meteen"),
    Pace.DAILY: _("elke dag, in de ochtend"),
    Pace.WEEKLY: _("elke week, op maandag"),
}
PACE_CHOICES = [(pace.value, label) for pace, label in PACE_LABELS.items()]
FOLLOWED = ("dossier", "municipality", "round")


def build_followed_condition():
    """Return the condition that a subscription is to exactly one thing."""
    condition = Q()
    for chosen in FOLLOWED:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in FOLLOWED})
    return condition


def followed(model):
    return models.ForeignKey(
        model,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="subscriptions",
        verbose_name=model._meta.verbose_name,
    )


class Subscription(models.Model):
    """That an address follows one thing. It counts once `confirmed_at` is there.

    What was noticed and public up to `told_at`, the moment of a Noticing, was told. While a message
    is on its way `claimed_at` says since when, and `telling_at` until which moment it tells. At
    `unsure_at` a message was on its way of which nobody knows whether it went. `failures` in a row
    put off the next attempt to `retry_at`. `code` is what the signed links in its e-mail name.
    """

    code = models.UUIDField(_("code"), unique=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mailadres"), max_length=254)
    dossier = followed(Dossier)
    municipality = followed(Municipality)
    round = followed(Round)
    pace = models.CharField(_("hoe vaak"), max_length=10, choices=PACE_CHOICES)
    reminds = models.BooleanField(_("herinneringen"), default=False)
    asked_at = models.DateTimeField(_("gevraagd op"))
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    told_at = models.DateTimeField(_("verteld tot en met"))
    claimed_at = models.DateTimeField(_("onderweg sinds"), null=True, blank=True)
    telling_at = models.DateTimeField(_("onderweg tot en met"), null=True, blank=True)
    unsure_at = models.DateTimeField(_("misschien niet verstuurd op"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("mislukt"), default=0)
    retry_at = models.DateTimeField(_("opnieuw vanaf"), null=True, blank=True)

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnementen")
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["email"], name="subscription_of_address")]
        constraints = [
            models.CheckConstraint(
                condition=build_followed_condition(),
                name="subscription_to_one",
                violation_error_message=_("Volg precies een ding."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["email", name],
                    name=f"subscription_{name}_once",
                    violation_error_message=_("Dit adres volgt dit al."),
                )
                for name in FOLLOWED
            ),
            models.CheckConstraint(
                condition=build_pair_condition("claimed_at", "telling_at"),
                name="subscription_claim_whole",
                violation_error_message=_("Een bericht onderweg heeft een begin en een einde."),
            ),
        ]

    def __str__(self):
        return f"{self.pk}: {self.pace}"

    @property
    def target(self):
        """What is followed: a Dossier, a Municipality or a Round."""
        return next(getattr(self, name) for name in FOLLOWED if getattr(self, f"{name}_id"))


class Noticing(models.Model):
    """How long the chain of each dossier was `noticed_at` a moment: `lengths` has those that grew
    since the one before, by the key of the dossier. `number` counts them, and each comes at a later
    moment than the one before, whoever else looks at the same time."""

    number = models.PositiveBigIntegerField(_("nummer"), unique=True)
    noticed_at = models.DateTimeField(_("opgemerkt op"), unique=True)
    lengths = models.JSONField(_("lengtes"), default=dict)

    class Meta:
        verbose_name = _("waarneming")
        verbose_name_plural = _("waarnemingen")
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}: {self.noticed_at}"


class SentReminder(models.Model):
    """That a subscription was reminded of a last safe day, of one body in one round."""

    subscription = models.ForeignKey(
        Subscription, models.CASCADE, related_name="reminders", verbose_name=_("abonnement")
    )
    request = models.ForeignKey(
        RoundBody, models.CASCADE, related_name="reminders", verbose_name=_("gevraagd orgaan")
    )
    last_safe_on = models.DateField(_("laatste veilige dag"))

    class Meta:
        verbose_name = _("herinnering")
        verbose_name_plural = _("herinneringen")
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "request", "last_safe_on"],
                name="reminder_once",
                violation_error_message=_("Hieraan is al herinnerd."),
            )
        ]

    def __str__(self):
        return f"{self.request_id}: {self.last_safe_on}"
