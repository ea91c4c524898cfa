"""How often somebody may ask for what is heavy, a minute: sending files, exports, the API,
and following, which sends e-mail."""

from enum import StrEnum
from http import HTTPStatus
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from ..api.problems import is_api_path
from .outages import tell_given_back

MINUTE = 60


class HeavyRequest(StrEnum):
    """What is counted; settings.REQUEST_LIMITS says how many a minute."""

    UPLOAD = "uploads"
    EXPORT = "exports"
    API = "api"
    FOLLOW = "following"


class RequestLimitsMiddleware:
    """Answers 429 to who asked more than settings.REQUEST_LIMITS allows in this minute.

    A person who signed in is counted by name, anybody else by address. Each process counts by
    itself, so that reading writes nothing: with two processes twice as many may pass. With
    REGIO_SHARED_COUNTS all processes count together, in the database.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        kind = find_heavy_kind(request, kwargs)
        most = settings.REQUEST_LIMITS.get(kind) if kind else None
        asker = name_asker(request) if most else None
        if asker is None:
            return None
        seconds = int(timezone.now().timestamp())
        if count_request(kind, asker, seconds // MINUTE) <= most:
            return None
        return too_many_page(request, MINUTE - seconds % MINUTE)


def find_heavy_kind(request, kwargs):
    """Return the HeavyRequest that this is, or None; every address of a file has an `ending`."""
    if is_api_path(request.path_info):
        return HeavyRequest.API
    if "ending" in kwargs:
        return HeavyRequest.EXPORT
    if request.method == "POST" and request.resolver_match.url_name == "follow":
        return HeavyRequest.FOLLOW
    if request.method == "POST" and request.FILES:
        return HeavyRequest.UPLOAD
    return None


def name_asker(request):
    """Return under which name a request is counted, or None where nobody can be told apart.

    Who signed in is counted as themselves; else the address counts, of IPv6 the network that one
    home or office has. A proxy on this machine that is not announced (REGIO_BEHIND_PROXY) hides
    all of them behind one address.
    """
    if request.user.is_authenticated:
        return f"person {request.user.pk}"
    address = ip_address(get_adapter(request).get_client_ip(request).strip())
    if address.is_loopback:
        return None
    if address.version == 6:
        return f"address {ip_network((address, 64), strict=False)}"
    return f"address {address}"


def count_request(kind, asker, minute):
    """Count a request; return how many of its kind this asker made in that minute."""
    counts = caches["counts"]
    key = f"{kind} {minute} {asker}".replace(" ", "-")
    for _turn in range(2):  # another may begin it between the two
        try:
            return counts.incr(key)
        except ValueError:
            if counts.add(key, 1, timeout=2 * MINUTE):
                return 1
    return 1  # thrown out between the two, by very many others


def too_many_page(request, seconds):
    """Return 429 with the seconds to wait, and a form that came in to send once more."""
    told = tell_given_back(request) | {"seconds": seconds}
    return HttpResponse(
        render_to_string("429.html", told),
        status=HTTPStatus.TOO_MANY_REQUESTS,
        headers={"Retry-After": str(seconds), "Cache-Control": "no-store"},
    )
