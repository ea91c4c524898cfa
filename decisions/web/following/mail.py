"""The e-mail of who follows: asking to confirm, what changed, and reminders of last safe days.

The worker sends it. Each minute `queue_news` queues one task where anybody follows; that reads what
changed once for everybody."""

import email.policy
import logging
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2s
from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.tasks import TaskResultStatus, task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from municipalities.beats import worker_beats

from ...actions.following import (
    claim_message,
    claim_reminder,
    erase_unconfirmed,
    give_up_claims,
    join_noticings,
    notice_changes,
    pass_quiet_window,
    release_message,
    release_reminders,
    settle_message,
)
from ...domain.rhythms import is_due
from ...history.changes.entries import FollowedScope
from ...history.changes.reading import read_noticed_changes
from ...history.changes.words import tell_change_sentence
from ...models import Subscription
from ...worklist.reminders import list_safe_days
from ..accounts.mail import QUEUE, try_again
from ..accounts.senders import find_only_region, name_sender
from .addresses import find_change_path, name_change_link
from .links import LinkUse, build_link, find_target_path

logger = logging.getLogger(__name__)

# Of a run, so that a worker beats in time and comes back for the rest.
MOST_IN_A_RUN = 200
MOST_TOLD = 50
QUIET_FOR = timedelta(hours=1)
RELATED = ("dossier__region", "municipality", "round__dossier__region")


# What waits.


def queue_news(sender, *, at, **told):
    """Queue what sends to who follows, where anybody does and it is not queued yet."""
    waiting = DBTaskResult.objects.filter(
        task_path=send_news.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
    )
    if Subscription.objects.exists() and not waiting.exists():
        send_news.enqueue()


worker_beats.connect(queue_news)


@task(queue_name=QUEUE)
def send_news():
    """Send who follows what changed, as often as they asked."""
    tell_followers(timezone.now())


@task(queue_name=QUEUE)
def send_asked(subscription_id, attempt=0):
    """Send who asked to follow the link to confirm that; who does so already the link to change
    it. Nothing where it ended meanwhile."""
    subscription = Subscription.objects.select_related(*RELATED).filter(pk=subscription_id).first()
    if subscription is None:
        return
    is_known = subscription.confirmed_at is not None
    use = LinkUse.MANAGE if is_known else LinkUse.CONFIRM
    context = {"is_known": is_known, "link": build_link(use, subscription)}
    subject = _("U volgt dit al") if is_known else _("Bevestig dat u wilt volgen")
    with try_again(send_asked, attempt, subscription_id=subscription_id):
        build_message(subscription, "asked", f"Regio: {subject}", context, "asked").send()


# What changed.


def tell_followers(at):
    """Send each subscription what became public since it was told last, and reminders of days that
    come near. A mail server that is away ends the run; the rest waits."""
    erase_unconfirmed(at=at)
    give_up_claims(at=at)
    join_noticings()
    until = notice_changes(at=at)
    try:
        send_changes(list_due(until, at), until, at)
        send_reminders(at)
    except OSError as error:
        logger.warning("E-mail aan volgers wacht op de mailserver: %s", error)


def list_sendable(at):
    """Return the subscriptions to which a message may go now."""
    ready = Subscription.objects.filter(confirmed_at__isnull=False, claimed_at__isnull=True)
    waited = Q(retry_at__isnull=True) | Q(retry_at__lte=at)
    return ready.filter(waited).select_related(*RELATED).order_by("told_at", "pk")


def list_due(until, at):
    """Return the subscriptions whose time has come to be told until a moment."""
    return [each for each in list_sendable(at) if is_due(each.pace, each.told_at, until)]


def send_changes(due, until, at):
    """Send what was noticed until a moment; what is told is what the public sees then."""
    if not due:
        return
    entries = read_noticed_changes(since=min(each.told_at for each in due), until=until)
    sent = 0
    for subscription in due:
        own = [each for each in entries if is_for(subscription, each)]
        if own and sent < MOST_IN_A_RUN:
            sent += 1
            send_claimed(subscription, own, until, at)
        elif not own and until - subscription.told_at > QUIET_FOR:
            pass_quiet_window([subscription.pk], until=until)


def is_for(subscription, entry):
    """Whether a subscription is still to be told of an entry."""
    scope = FollowedScope(
        subscription.dossier_id, subscription.municipality_id, subscription.round_id
    )
    return entry.at > subscription.told_at and entry.is_within(scope)


def send_claimed(subscription, entries, until, at):
    """Send one message, at most once. Raises OSError where the mail server is away."""
    if not claim_message(subscription, until=until, at=at):
        return
    message = build_news(subscription, entries)
    try:
        message.send()
    except OSError as error:
        is_refused = isinstance(error, SMTPRecipientsRefused)
        release_message(subscription, at=at, is_refused=is_refused)
        if not is_refused:
            raise
    else:
        settle_message(subscription)


@dataclass(frozen=True)
class ToldLine:
    """One line of a message: a sentence, the address of what it is about and what that link says,
    why it changed, and in which dossier where the message is about more than one."""

    words: str
    address: str
    label: str
    reason: str = ""
    dossier: str = ""


def build_news(subscription, entries):
    """Return the message that tells entries, the oldest first, corrections apart."""
    ordered = entries[::-1]
    shown = ordered[-MOST_TOLD:]
    names_dossier = subscription.municipality_id is not None
    lines = [(each.is_correction, tell_line(each, names_dossier)) for each in shown]
    context = {
        "news": [line for is_correction, line in lines if not is_correction],
        "corrections": [line for is_correction, line in lines if is_correction],
        "left": len(ordered) - len(shown),
        "unsure_at": subscription.unsure_at,
    }
    words = ngettext("%(name)s: %(n)d bericht", "%(name)s: %(n)d berichten", len(ordered))
    subject = words % {"name": name_target(subscription), "n": len(ordered)}
    return build_message(
        subscription, "news", subject, context, f"news {subscription.told_at.isoformat()}"
    )


def tell_line(entry, names_dossier):
    return ToldLine(
        words=tell_change_sentence(entry),
        address=settings.ADDRESS + find_change_path(entry),
        label=name_change_link(entry),
        reason=entry.reason,
        dossier=entry.dossier.title if names_dossier else "",
    )


# Reminders.


def send_reminders(at):
    """Remind who asked for it of last safe days, of each once. Raises OSError as `send_claimed`."""
    wanting = list(list_sendable(at).filter(reminds=True, municipality__isnull=False))
    if not wanting:
        return
    days = list_safe_days({each.municipality_id for each in wanting}, at=at)
    for subscription in wanting[:MOST_IN_A_RUN]:
        own = [each for each in days if each.municipality_id == subscription.municipality_id]
        claimed = [
            each for each in own if claim_reminder(subscription, each.request, each.last_safe_on)
        ]
        if claimed:
            send_reminder(subscription, claimed, at)


def build_round_path(round_):
    return reverse("round", args=[round_.dossier.slug, round_.pk])


def send_reminder(subscription, days, at):
    lines = [
        ToldLine(
            words=each.words,
            address=settings.ADDRESS + build_round_path(each.request.round),
            label=_("Bekijk de ronde"),
        )
        for each in days
    ]
    subject = _("%s: er komt een laatste veilige dag aan") % name_target(subscription)
    told = f"reminder {[(each.request.pk, each.last_safe_on.isoformat()) for each in days]}"
    message = build_message(subscription, "reminder", subject, {"lines": lines}, told)
    message.from_email = name_sender(
        find_only_region(each.request.round.dossier.region for each in days)
    )
    try:
        message.send()
    except OSError as error:
        release_reminders(subscription, [each.request for each in days])
        is_refused = isinstance(error, SMTPRecipientsRefused)
        release_message(subscription, at=at, is_refused=is_refused)
        if not is_refused:
            raise


# One message.

# The most that a line may have (RFC 5322, 2.1.1).
LONGEST_LINE = 998


class WholeLinesMessage(EmailMultiAlternatives):
    """A message whose long headers stay one line. Folded, the address in List-Unsubscribe would be
    written as an encoded word, which programs that press its button do not read."""

    def message(self, *, policy=email.policy.default):
        return super().message(policy=policy.clone(max_line_length=LONGEST_LINE))


def build_message(subscription, name, subject, context, told):
    """Return a message of text and simple HTML that a press on one button in a mail program ends
    (RFC 8058). What is `told` names it: the same is never sent under two names."""
    stop = build_link(LinkUse.STOP, subscription)
    context = {
        **context,
        "subscription": subscription,
        "name": name_target(subscription),
        "page": settings.ADDRESS + find_target_path(subscription),
        "manage": build_link(LinkUse.MANAGE, subscription),
        "stop": stop,
        "subject": subject,
        "waits": subscription.confirmed_at is None,
    }
    headers = {
        "Message-ID": name_message(subscription, told),
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    body = render_to_string(f"following/email/{name}.txt", context)
    sender = name_sender(find_followed_region(subscription))
    message = WholeLinesMessage(subject, body, sender, to=[subscription.email], headers=headers)
    message.attach_alternative(
        render_to_string(f"following/email/{name}.html", context), "text/html"
    )
    return message


def find_followed_region(subscription):
    """Return the Region of the dossier that is followed; None of a municipality, which may be in
    more than one."""
    dossier = subscription.round.dossier if subscription.round_id else subscription.dossier
    return dossier.region if dossier else None


def name_message(subscription, told):
    digest = blake2s(f"{subscription.code} {told}".encode(), digest_size=16).hexdigest()
    return f"<volgen.{digest}@{urlsplit(settings.ADDRESS).hostname}>"


def name_target(subscription):
    """Return what is followed, as the subject of an e-mail names it."""
    target = subscription.target
    return _("Gemeente %s") % target.name if subscription.municipality_id else str(target)
