"""Following by e-mail: asked for, confirmed by who owns the address, and ended without a trace."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..domain.rhythms import Rhythm
from ..history.changes import ChangeEntry
from ..models import Mailing, Subscription

# Who did not answer in a week is forgotten.
KEPT_UNCONFIRMED = timedelta(days=7)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# So many questions go to one address in a day, and to all in an hour: nobody is flooded by others.
MOST_TO_ADDRESS, MOST_IN_HOUR = 5, 200


def ask_subscription(
    address: str, followed: Mapping[str, object], rhythm: Rhythm, *, at: datetime
) -> Subscription | None:
    """Save that an address asks to follow something, {'dossier': …} for instance; return the
    Subscription whose question is to be sent, None where no question goes out.

    Who asks learns nothing of what is there already. Raises ValidationError for an address that is
    none, or while too many ask.
    """
    asked = Subscription(address=address.lower(), rhythm=rhythm, asked_at=at, **followed)
    asked.clean_fields(exclude=["key"])
    with transaction.atomic():
        check_flood(at)
        there = Subscription.objects.select_for_update().filter(address=asked.address)
        same = there.filter(**followed).first()
        if same is not None and (same.confirmed_at or same.asked_at > at - HOUR):
            return None
        if there.filter(asked_at__gt=at - DAY).count() >= MOST_TO_ADDRESS:
            return None
        if same is not None:
            Subscription.objects.filter(pk=same.pk).update(asked_at=at, rhythm=rhythm)
            return same
        asked.save()
        return asked


def check_flood(at: datetime) -> None:
    """Refuse while more ask than any installation has."""
    lately = Subscription.objects.filter(asked_at__gt=at - HOUR, confirmed_at=None)
    if lately.count() >= MOST_IN_HOUR:
        raise ValidationError(
            _("Er komen nu veel aanvragen binnen. Probeer het over een uur nog eens.")
        )


def confirm_subscription(subscription: Subscription, *, at: datetime) -> bool:
    """Begin to tell what is new from now on; return whether that was not so yet."""
    waiting = Subscription.objects.filter(pk=subscription.pk, confirmed_at=None)
    return bool(waiting.update(confirmed_at=at, told_at=at))


def change_rhythm(subscription: Subscription, rhythm: str) -> None:
    """Tell as often as this from now on; raise ValidationError for another word."""
    Subscription._meta.get_field("rhythm").clean(rhythm, None)
    Subscription.objects.filter(pk=subscription.pk).update(rhythm=rhythm)


def end_subscription(key: str) -> None:
    """Forget a subscription, with its address; nothing happens where it is gone already."""
    Subscription.objects.filter(key=key).delete()


def forget_unconfirmed(*, at: datetime) -> None:
    """Forget the addresses of which nobody confirmed in a week that they are theirs, and mailings
    of which nobody knows whether they were sent."""
    Mailing.objects.filter(claimed_at__lt=at - KEPT_UNCONFIRMED).delete()
    Subscription.objects.filter(confirmed_at=None, asked_at__lt=at - KEPT_UNCONFIRMED).delete()


def write_letter(
    subscription: Subscription, found: Sequence[ChangeEntry], *, until: datetime
) -> Mailing | None:
    """Save that all until a moment was told, by a Mailing of those of the ChangeEntries that were
    not told before; None where there are none, or another worker was first."""
    told = set(subscription.told_keys)
    keys = [each.key for each in found if each.key not in told]
    lately = [each.key for each in found if each.at > until - HOUR]
    with transaction.atomic():
        seen = Subscription.objects.filter(pk=subscription.pk, told_at=subscription.told_at)
        is_first = seen.update(told_at=until, told_keys=lately)
        if not is_first or not keys:
            return None
        begins_at = subscription.told_at - HOUR
        return Mailing.objects.create(
            subscription=subscription, keys=keys, begins_at=begins_at, ends_at=until
        )


def claim_letter(key: int, *, at: datetime) -> Mailing | None:
    """Return a Mailing that is to be sent now, by nobody else; None where somebody had it before.

    A worker that is stopped while it sends leaves it claimed: rather never than twice.
    """
    is_first = Mailing.objects.filter(pk=key, claimed_at=None).update(claimed_at=at)
    related = (
        "subscription__dossier",
        "subscription__municipality",
        "subscription__round__dossier",
    )
    return Mailing.objects.select_related(*related).get(pk=key) if is_first else None


def release_letter(letter: Mailing) -> None:
    """Let a Mailing that could not be sent be tried again."""
    Mailing.objects.filter(pk=letter.pk).update(claimed_at=None)


def drop_letter(letter: Mailing) -> None:
    """Forget a Mailing that was sent."""
    Mailing.objects.filter(pk=letter.pk).delete()
