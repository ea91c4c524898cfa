"""The signed links of who follows: each lets do one thing with a subscription, without account."""

from enum import StrEnum

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.urls import reverse

from ...models import Subscription

SALT = "decisions.following"


class LinkUse(StrEnum):
    """What a link is for, by the name of its page; the signature of one fits no other."""

    CONFIRM = "follow-confirm"
    STOP = "follow-stop"
    MANAGE = "follow-manage"


def build_link(use, subscription):
    """Return the whole address of a signed link, as an e-mail has it."""
    token = make_signer(use).sign(subscription.code.hex)
    return settings.ADDRESS + reverse(use, args=[token])


def find_linked(use, token):
    """Return the Subscription of a link, None where it ended; Http404 where it is not ours."""
    try:
        code = make_signer(use).unsign(token)
    except BadSignature as error:
        raise Http404 from error
    related = ("dossier", "municipality", "round__dossier")
    return Subscription.objects.select_related(*related).filter(code=code).first()


def find_target_path(subscription):
    """Return the path of the page of what is followed."""
    if subscription.municipality_id is not None:
        return reverse("municipality", args=[subscription.municipality.slug])
    if subscription.round_id is not None:
        round_ = subscription.round
        return reverse("round", args=[round_.dossier.slug, round_.pk])
    return subscription.dossier.get_absolute_url()


def make_signer(use):
    return Signer(salt=f"{SALT}.{use}")
