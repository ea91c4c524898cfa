"""Who sent a form without signing in, told apart for a day and not to be traced."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.timezone import get_current_timezone

SALT = "decisions.report"


def sender_of(request, at):
    """Return a hash of 64 characters of the sender's address, another one on every Dutch day."""
    day = at.astimezone(get_current_timezone()).date().isoformat()
    value = f"{day} {network_of(address_of(request))}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()


def address_of(request):
    """Return the address from which the request came, as the trusted proxies saw it."""
    hops = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    if hops and len(passed) >= hops and passed[-hops]:
        return passed[-hops]
    return request.META.get("REMOTE_ADDR", "")


def network_of(address):
    """Return an address as one sender has it: of IPv6 the half that a connection is given."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
