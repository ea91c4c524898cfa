"""The rule of access that every view carries, and the moment at which a page is read."""

from enum import StrEnum
from functools import partial, wraps
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseForbidden, HttpResponseRedirect
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.roles import reader_of

from ..actions import find_earlier_response
from .errors import bad_parameter_page, offer_form_again, signed_out_page
from .parameters import BadParameter
from .tracing import note_refused_access

# The moment at which a page is read: now, or for a preview the moment of publication.


def request_moment(request):
    """Return the moment of a request; `read_at` is set by the preview of the workspace only."""
    return getattr(request, "read_at", None) or timezone.now()


# The rule of access that every view carries, as a mark that the tests read back.


class Access(StrEnum):
    """Who may call a view; what it may show is judged per object, at the reader's moment."""

    EVERYBODY = "iedereen"
    SIGNED_IN = "ingelogd"
    KEEPS = "wie bijhoudt"


def restrict_to(access):
    """Mark a view with its rule of access, tell bad parameters and keep signed-in pages private."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if access is Access.KEEPS:
                if not request.user.is_authenticated:
                    return signed_out_page(request)
                check_is_keeper(request)
            try:
                response = answer_once(request, partial(view, request, *args, **kwargs))
            except BadParameter as error:
                response = bad_parameter_page(request, error)
            return mark_private(request, response)

        guarded.access = access
        if access is Access.SIGNED_IN:
            return login_required(guarded)
        return login_not_required(guarded)

    return decorate


def check_is_keeper(request):
    """Note who reads on the request; refuse who keeps no record and confirms none."""
    request.reader = reader_of(request.user, at=timezone.now())
    if not (request.reader.keeps or request.reader.college_of):
        raise PermissionDenied(_("Het werkblad is voor wie besluiten vastlegt of bevestigt."))


# A form that was sent twice.

TOKEN = "once"
ADDRESS = "_adres"  # what is typed, on its way to be kept


def answer_once(request, answer):
    """Return what a view answers; a form that was done already leads where it led the first time.

    Of two presses on one button the second may have been read before the first was done. What it
    is refused then comes of the first (the act stands there, the record is gone), so whether that
    was done is asked again before a refusal is told.
    """
    if led_to := find_earlier_address(request):
        return HttpResponseRedirect(led_to)
    try:
        response = answer()
    except (Http404, PermissionDenied):
        if led_to := find_earlier_address(request):
            return HttpResponseRedirect(led_to)
        raise
    if response.status_code >= 400 and (led_to := find_earlier_address(request)):
        return HttpResponseRedirect(led_to)
    return response


def find_earlier_address(request):
    """Return where an earlier sending of the form in this request led, None where none did."""
    if request.method != "POST" or ADDRESS in request.POST or not request.user.is_authenticated:
        return None
    token = parse_token(request.POST)
    return None if token is None else find_earlier_response(token, user=request.user)


def parse_token(data):
    """Return the token that a form was made with; None where it is missing or none."""
    try:
        return UUID(data.get(TOKEN, ""))
    except ValueError:
        return None


def read_form_token(data):
    """Return the token that a form was made with; a new one where it is missing or none."""
    return parse_token(data) or uuid4()


def mark_private(request, response):
    """Keep what a signed-in person sees out of every cache; let others ask before they show what
    they have."""
    if request.user.is_authenticated:
        response["Cache-Control"] = "no-store"
    else:
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


# A form whose token does not fit.


def csrf_failure_page(request, reason=""):
    """Answer a form whose token does not fit: offered again where it is surely our own page.

    Signing in anew changes the token, so a form that was open meanwhile is refused once.
    """
    if is_own_form(request, reason):
        return offer_form_again(request)
    note_refused_access(request, cause="csrf")
    return HttpResponseForbidden(render_to_string("403_csrf.html", {}, request))


def is_own_form(request, reason):
    """Whether the browser says that the form stood on a page of the workspace here."""
    view = getattr(request.resolver_match, "func", None)
    own = {f"{request.scheme}://{request.get_host()}"}
    return (
        getattr(view, "access", None) is Access.KEEPS
        and request.headers.get("Origin") in own
        and ("token" in reason.lower() or reason == REASON_NO_CSRF_COOKIE)
    )
