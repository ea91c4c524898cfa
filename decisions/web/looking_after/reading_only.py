"""What is answered while Regio is to be read only: the sentence of beheer, and a form to keep.

Every page is read as always, under a banner for who is signed in. Pages of the public stay as they
are, so that what is kept of them stays right."""

from http import HTTPStatus

from django.utils.functional import SimpleLazyObject

from municipalities.read_only import find_read_only_sentence

from ...api.problems import build_problem, is_api_path
from ..outages import RETRY_SECONDS, away_page

READING = ("GET", "HEAD", "OPTIONS", "TRACE")
# Signing in and out, and the home of /beheer/, where it is switched off.
FREE_VIEWS = {
    *("login", "logout", "account_login", "account_logout", "mfa_login_webauthn"),
    *("mfa_authenticate", "openid_connect_login", "account_reauthenticate"),
    *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("admin:index", "admin:login", "admin:logout"),
}


class ReadOnlyMiddleware:
    """Answers 503 with the sentence to whatever would write. What writes all the same, such as a
    command, is refused below (municipalities.read_only)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in READING or request.resolver_match.view_name in FREE_VIEWS:
            return None
        sentence = find_read_only_sentence(anew=True)
        return read_only_page(request, sentence) if sentence else None


def read_only_page(request, sentence):
    """Return 503 with the sentence, and a form that came in to send once more."""
    if is_api_path(request.path_info):
        headers = {"Retry-After": str(RETRY_SECONDS)}
        return build_problem(HTTPStatus.SERVICE_UNAVAILABLE, sentence, headers=headers)
    return away_page(request, sentence)


def tell_read_only(request):
    """Return for a template the sentence that stands above each page of who is signed in; it is
    asked for where the template shows it."""
    return {"read_only": SimpleLazyObject(lambda: find_banner_sentence(request))}


def find_banner_sentence(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    return find_read_only_sentence()
