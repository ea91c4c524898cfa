"""E-mail to who follows: the question whether it is wanted, and what is new, a sentence each.

The worker puts to its queue what is due, each minute, and sends it from there. A task says which
letter goes out and holds no address; what it tells is read when it goes, as the public sees it."""

from contextlib import contextmanager

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from .. import board
from ..actions.following import (
    HOUR,
    claim_letter,
    drop_letter,
    forget_unconfirmed,
    release_letter,
    write_letter,
)
from ..domain.rhythms import Rhythm, find_next_telling
from ..history.change_words import tell_change_sentence
from ..models import Subscription
from ..web.accounts.mail import QUEUE, try_again
from .followed import find_followed_path, read_changes_for

RELATED = ("dossier", "municipality", "round__dossier")


@task(queue_name=QUEUE)
def send_question(subscription_id, attempt=0):
    """Ask an address whether it wants to follow; nothing where it was forgotten meanwhile."""
    asked = Subscription.objects.select_related(*RELATED).filter(pk=subscription_id).first()
    if asked is None or asked.confirmed_at:
        return
    with try_again(send_question, attempt, subscription_id=subscription_id):
        build_message("question", asked, {}).send()


def queue_news(at, **_named):
    """Put to the queue what is due at a moment, and forget who never confirmed.

    While nothing was written and no embargo ended, there is nothing to read.
    """
    forget_unconfirmed(at=at)
    changed_at, found = board.read_all_known_until(at=at), {}
    confirmed = Subscription.objects.filter(told_at__lt=changed_at).select_related(*RELATED)
    for each in confirmed.order_by("pk"):
        if find_next_telling(Rhythm(each.rhythm), each.told_at) <= at:
            queue_news_for(each, found, at)


def queue_news_for(subscription, found, at):
    """Put to the queue what is new for one Subscription; `found` keeps what was read for another
    of the same thing."""
    about = subscription.followed, subscription.told_at
    if about not in found:
        since = subscription.told_at - HOUR
        found[about] = read_changes_for(subscription, at=at, since=since)
    with transaction.atomic():
        if letter := write_letter(subscription, found[about], until=at):
            send_news.enqueue(letter_id=letter.pk)


@task(queue_name=QUEUE)
def send_news(letter_id, attempt=0):
    """Send one letter with what is new, once; a mail server that is away gets it later."""
    now = timezone.now()
    letter = claim_letter(letter_id, at=now)
    if letter is None:
        return
    found = read_changes_for(letter.subscription, at=now, since=letter.begins_at)
    told = [each for each in found if each.key in letter.keys]
    with try_again(send_news, attempt, letter_id=letter_id), released_on_failure(letter):
        if told:
            build_news(letter, told).send()
        drop_letter(letter)


@contextmanager
def released_on_failure(letter):
    """Let a letter be tried again where the mail server did not take it."""
    try:
        yield
    except OSError:
        release_letter(letter)
        raise


# From what is told to a message.


def build_news(letter, told):
    """Return the message with the ChangeEntries of a Mailing: news first, then corrections."""
    message = build_message(
        "news",
        letter.subscription,
        {
            "news": [tell_entry(each) for each in told if not each.is_correction],
            "corrections": [tell_entry(each) for each in told if each.is_correction],
        },
    )
    stop = settings.ADDRESS + reverse("unsubscribe", args=[letter.subscription.key])
    message.extra_headers["List-Unsubscribe"] = f"<{stop}>"
    message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def tell_entry(change):
    """Return (sentence, reason, address) of a ChangeEntry."""
    address = settings.ADDRESS + change.position.get_absolute_url()
    return tell_change_sentence(change), change.reason, address


def build_message(name, subscription, context):
    """Return an e-mail to who has a Subscription, as text and as HTML."""
    context = {
        "subscription": subscription,
        "page": settings.ADDRESS + find_followed_path(subscription),
        "manage": settings.ADDRESS + reverse("subscription", args=[subscription.key]),
        **context,
    }
    subject = render_to_string(f"decisions/follow/{name}_subject.txt", context).strip()
    text = render_to_string(f"decisions/follow/{name}.txt", context)
    message = EmailMultiAlternatives(subject, text, to=[subscription.address])
    html = render_to_string(f"decisions/follow/{name}.html", context)
    message.attach_alternative(html, "text/html")
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    return message
