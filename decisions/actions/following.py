"""Following by e-mail: asked for, confirmed, changed and ended, and what was sent of it.

A message is claimed before it is sent and settled after it. A worker that was killed between the
two may have sent it, so it is never sent again: at most once. What the mail server refused is
released, and told by a later message."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Min, Q

from municipalities.models import Municipality
from municipalities.retention import KEPT_REMINDERS, KEPT_UNCONFIRMED

from ..history.changes.moments import NoticedMoments
from ..models import (
    Dossier,
    DossierCounter,
    Noticing,
    Round,
    RoundBody,
    SentReminder,
    Subscription,
)

type Followed = Dossier | Municipality | Round

HOUR, MICROSECOND = timedelta(hours=1), timedelta(microseconds=1)
MOST_UNCONFIRMED, MOST_ASKED_AN_HOUR = 5, 600
# A worker that has not come back by then was killed.
LONGEST_ON_THE_WAY = timedelta(minutes=10)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
# Of somebody who looks while others do.
MOST_ATTEMPTS = 50
# An address that the mail server refuses again and again, over about two days, is erased.
MOST_REFUSALS = 15


def ask_subscription(
    *, email: str, target: Followed, pace: str, reminds: bool, at: datetime
) -> Subscription | None:
    """Note that somebody asks to let an address follow something; return the Subscription about
    which to send an e-mail now, None where none is to go out.

    Whoever asked within the hour gets no second e-mail, and an address no sixth that waits.
    """
    email = email.strip().lower()
    scope: dict[str, Followed] = {str(type(target)._meta.model_name): target}
    known = Subscription.objects.filter(email=email, **scope).first()
    if known is not None:
        return ask_again(known, pace, reminds, at)
    waiting = Subscription.objects.filter(email=email, confirmed_at__isnull=True).count()
    asked = Subscription.objects.filter(asked_at__gt=at - HOUR).count()
    if waiting >= MOST_UNCONFIRMED or asked >= MOST_ASKED_AN_HOUR:
        return None
    made = Subscription(email=email, pace=pace, reminds=reminds, asked_at=at, told_at=at, **scope)
    made.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:  # the same form, sent twice at once
        return None
    return made


def ask_again(known: Subscription, pace: str, reminds: bool, at: datetime) -> Subscription | None:
    """Return a Subscription that is known where its last e-mail is an hour old; one that nobody
    confirmed becomes as it is asked now."""
    if known.asked_at > at - HOUR:
        return None
    asked: dict[str, object] = {"asked_at": at}
    if known.confirmed_at is None:
        asked |= {"pace": pace, "reminds": reminds}
    Subscription.objects.filter(pk=known.pk).update(**asked)
    return known


def confirm_subscription(known: Subscription, *, at: datetime) -> None:
    """Let a subscription count from now on; what became public before is not told."""
    waiting = Subscription.objects.filter(pk=known.pk, confirmed_at__isnull=True)
    if waiting.exists():
        waiting.update(confirmed_at=at, told_at=notice_changes(at=at))


def change_subscription(known: Subscription, *, pace: str, reminds: bool) -> None:
    known.pace, known.reminds = pace, reminds
    known.full_clean(validate_constraints=False)
    Subscription.objects.filter(pk=known.pk).update(pace=pace, reminds=reminds)


def end_subscription(known: Subscription) -> None:
    """Erase a subscription with its address."""
    Subscription.objects.filter(pk=known.pk).delete()


def end_all_subscriptions(known: Subscription) -> None:
    """Erase everything that the address of a subscription follows."""
    Subscription.objects.filter(email=known.email).delete()


def erase_unconfirmed(*, at: datetime) -> int:
    """Erase the addresses that nobody confirmed within three days; return how many."""
    old = Q(confirmed_at__isnull=True, asked_at__lt=at - KEPT_UNCONFIRMED)
    return Subscription.objects.filter(old).delete()[0]


def erase_past_reminders(*, at: datetime) -> int:
    """Forget of which days long past subscriptions were reminded; return of how many."""
    past = (at - KEPT_REMINDERS).date()
    return SentReminder.objects.filter(last_safe_on__lt=past).delete()[0]


# What was seen of the record: how long the chain of each dossier is.


def notice_changes(*, at: datetime) -> datetime:
    """Make a Noticing and return its moment: `at`, or later where another was there already. All
    that is committed now counts by that moment; all that is not, by a later one."""
    for _attempt in range(MOST_ATTEMPTS):
        try:
            with transaction.atomic():
                return make_noticing(at)
        except IntegrityError:  # somebody else was first: what he saw is to come before this
            continue
    return make_noticing(at)


def make_noticing(at: datetime) -> datetime:
    """Make the Noticing after the last one. Raises IntegrityError where that was not the last."""
    known = NoticedMoments(Noticing.objects.all())
    last = known.noticings[-1] if known.noticings else None
    before = known.list_lengths_by(last.noticed_at) if last else {}
    counted = DossierCounter.objects.order_by("dossier").values_list("dossier_id", "length")
    made = Noticing.objects.create(
        number=last.number + 1 if last else 1,
        noticed_at=max(at, last.noticed_at + MICROSECOND) if last else at,
        lengths={key: length for key, length in counted if length > before.get(key, 0)},
    )
    # The last number may be free again: the one with it saw nothing, and went after the next.
    if Noticing.objects.filter(number__gt=made.number).exists():
        raise IntegrityError
    Noticing.objects.filter(lengths={}, number__lt=made.number).delete()
    return made.noticed_at


def join_noticings() -> None:
    """Keep one Noticing of all those that nobody is still to be told from."""
    told = Subscription.objects.filter(confirmed_at__isnull=False).aggregate(first=Min("told_at"))
    if told["first"] is None:
        return
    with transaction.atomic():
        known = NoticedMoments(Noticing.objects.filter(noticed_at__lte=told["first"]))
        if len(known.noticings) > 1:
            last = known.noticings[-1]
            lengths = known.list_lengths_by(last.noticed_at)
            Noticing.objects.filter(pk=last.pk).update(lengths=lengths)
            Noticing.objects.filter(number__lt=last.number).delete()


# Sending: claimed, then settled or released.


def claim_message(known: Subscription, *, until: datetime, at: datetime) -> bool:
    """Note that a message which tells until a moment is on its way; False where another worker was
    first, or the subscription ended."""
    free = Subscription.objects.filter(pk=known.pk, told_at=known.told_at, claimed_at__isnull=True)
    return bool(free.update(claimed_at=at, telling_at=until))


def settle_message(known: Subscription) -> None:
    """Note that a claimed message was sent."""
    Subscription.objects.filter(pk=known.pk, claimed_at__isnull=False).update(
        told_at=F("telling_at"),
        claimed_at=None,
        telling_at=None,
        unsure_at=None,
        failures=0,
        retry_at=None,
    )


def release_message(known: Subscription, *, at: datetime, is_refused: bool) -> None:
    """Note that a claimed message did not go: it is told later. An address that is refused again
    and again is erased."""
    failures = known.failures + 1
    if is_refused and failures >= MOST_REFUSALS:
        end_subscription(known)
        return
    pause = PAUSES[min(failures, len(PAUSES)) - 1]
    Subscription.objects.filter(pk=known.pk).update(
        claimed_at=None, telling_at=None, failures=failures, retry_at=at + pause
    )


def give_up_claims(*, at: datetime) -> None:
    """Let go of messages whose worker was killed: they may have gone, so they are not sent again;
    the next message says so."""
    lost = Subscription.objects.filter(claimed_at__lt=at - LONGEST_ON_THE_WAY)
    lost.update(
        told_at=F("telling_at"),
        unsure_at=F("claimed_at"),
        claimed_at=None,
        telling_at=None,
    )


def pass_quiet_window(keys: Iterable[int], *, until: datetime) -> None:
    """Note of subscriptions that there was nothing to tell until a moment."""
    quiet = Subscription.objects.filter(pk__in=list(keys), claimed_at__isnull=True)
    quiet.filter(told_at__lt=until).update(told_at=until)


def claim_reminder(known: Subscription, request: RoundBody, last_safe_on: date) -> bool:
    """Note that a subscription is reminded of a last safe day; False where it was before."""
    try:
        with transaction.atomic():
            SentReminder.objects.create(
                subscription=known, request=request, last_safe_on=last_safe_on
            )
    except IntegrityError:
        return False
    return True


def release_reminders(known: Subscription, requests: Iterable[RoundBody]) -> None:
    """Note that a reminder of these did not go."""
    SentReminder.objects.filter(subscription=known, request__in=list(requests)).delete()
