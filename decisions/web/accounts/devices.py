"""Devices on which somebody signed in before, and how wrong passwords are counted there.

Who signs in gets a signed cookie that says so. Wrong passwords on such a device have a count of
their own, so a stranger who guesses keeps nobody out of it. It is worth nothing once the password
is another, or once beheer changed something about the account."""

from datetime import UTC, datetime, timedelta

from allauth.account.signals import password_changed
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.db.models import Q
from django.dispatch import receiver
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from municipalities.actions.people import list_logged_deeds
from municipalities.models import User

SALT = "decisions.web.accounts.devices"
LASTS = timedelta(days=365)
# One desk may be that of a few people; who signed in longest ago is forgotten first.
MOST_PEOPLE = 5
NUMBER_LENGTH = 22


def name_cookie():
    """Return the name of the cookie; over https one that no other host can set."""
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def find_known_device(request, user):
    """Return the number of the device that a request comes from, where this user signed in there
    before; None where not, or where that counts no more."""
    number, people = read_device(request)
    known = people.get(str(user.pk))
    if number is None or known is None or not user.is_active:
        return None
    fingerprint, since = known
    if not constant_time_compare(fingerprint, fingerprint_password(user)):
        return None
    return None if was_changed_since(user, since) else number


def read_device(request):
    """Return the number of a device, and by user who signed in there: (fingerprint, second)."""
    try:
        number, people = signing.loads(
            request.COOKIES.get(name_cookie(), ""), salt=SALT, max_age=LASTS
        )
    except (signing.BadSignature, ValueError, TypeError):
        return None, {}
    return number, people


def fingerprint_password(user):
    """Return what changes with the password, and tells nothing of it."""
    told = f"{user.pk} {user.password}"
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()[:32]


def was_changed_since(user, second):
    """Whether beheer did something to the account since: disabled it, took its second step away."""
    since = datetime.fromtimestamp(second, UTC)
    return LogEntry.objects.filter(**list_logged_deeds(user), action_time__gte=since).exists()


# Who signs in is remembered.


@receiver([user_logged_in, password_changed])
def remember_signed_in(request, user, **kwargs):
    """Have the answer to this request carry the cookie."""
    request.signed_in_here = user


class KnownDeviceMiddleware:
    """Gives who signed in the cookie of this device, and anew who chose another password on it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        user = getattr(request, "signed_in_here", None)
        if user is not None:
            set_device_cookie(request, response, user, int(datetime.now(UTC).timestamp()))
        return response


def set_device_cookie(request, response, user, second):
    """Write who signed in on this device, the last of them last."""
    number, people = read_device(request)
    people.pop(str(user.pk), None)
    people[str(user.pk)] = (fingerprint_password(user), second)
    newest = dict(list(people.items())[-MOST_PEOPLE:])
    response.set_cookie(
        name_cookie(),
        signing.dumps([number or get_random_string(NUMBER_LENGTH), newest], salt=SALT),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


# What failed sign-ins are counted by.


def find_typed_user(typed):
    """Return the User whose name or e-mail address was typed, in any capitals; None for nobody.

    It asks the same of the database whatever was typed, so it takes as long.
    """
    own = Q(username__iexact=typed) | Q(email__iexact=typed)
    found = own | Q(emailaddress__email__iexact=typed)
    return User.objects.filter(found).order_by("pk").distinct().first()
