"""Who is told by e-mail what is new: an address, kept until it leaves and nowhere else."""

from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality

from ..domain.rhythms import Rhythm
from .dossiers import Dossier
from .rounds import Round

KEY_LENGTH = 40
FOLLOWED = ("dossier", "municipality", "round")


def make_key():
    return get_random_string(KEY_LENGTH)


def build_one_followed_condition():
    """Return the condition that exactly one thing is followed."""
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
    """That an address follows a dossier, a municipality or a round.

    Nothing is sent before it is confirmed, but the question whether it should be. Whoever has the
    `key` may change or end it. Until `told_at` everything was told; `told_keys` are the
    ChangeEntries of the hour before that, so that what was committed late is told once. It has no
    history: who leaves is gone.
    """

    address = models.EmailField(_("e-mailadres"), max_length=254)
    key = models.CharField(_("sleutel"), max_length=KEY_LENGTH, unique=True, default=make_key)
    dossier = followed(Dossier)
    municipality = followed(Municipality)
    round = followed(Round)
    rhythm = models.CharField(
        _("hoe vaak"),
        max_length=10,
        choices=[
            (Rhythm.AT_ONCE, _("meteen")),
            (Rhythm.DAILY, _("elke ochtend")),
            (Rhythm.WEEKLY, _("elke maandagochtend")),
        ],
    )
    asked_at = models.DateTimeField(_("gevraagd op"))
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    told_at = models.DateTimeField(_("verteld tot"), null=True, blank=True)
    told_keys = models.JSONField(_("net verteld"), default=list, blank=True)

    class Meta:
        verbose_name = _("volger")
        verbose_name_plural = _("volgers")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=build_one_followed_condition(),
                name="subscription_to_one_thing",
                violation_error_message=_("Kies één ding om te volgen."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["address", name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"subscription_{name}_once",
                    violation_error_message=_("Dit adres volgt dit al."),
                )
                for name in FOLLOWED
            ),
        ]

    def __str__(self):
        return str(self.followed)

    @property
    def followed(self):
        """The dossier, municipality or round itself."""
        return self.dossier or self.municipality or self.round


class Mailing(models.Model):
    """News that is on its way to a Subscription: the keys of its ChangeEntries, which lie between
    two moments. It goes once it was sent; `claimed_at` is when a worker began to."""

    subscription = models.ForeignKey(
        Subscription, models.CASCADE, related_name="mailings", verbose_name=_("volger")
    )
    keys = models.JSONField(_("wat er nieuw is"))
    begins_at = models.DateTimeField(_("van"))
    ends_at = models.DateTimeField(_("tot"))
    claimed_at = models.DateTimeField(_("begonnen op"), null=True, blank=True)

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")

    def __str__(self):
        return f"{self.subscription_id}: {self.ends_at}"
