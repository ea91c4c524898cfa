"""The addresses of the API. Each says who may ask, and answers GET and HEAD, and the question of a
browser whether another site may ask (OPTIONS); but for the one that takes in anchors."""

from copy import copy
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.common import no_append_slash

from ..models import Dossier
from ..web.access import Access
from ..web.kept_pages import keep_page
from .anchors import anchors_view
from .index import index_view
from .operations import api
from .problems import build_problem

READING = ("GET", "HEAD")
# For a day a browser need not ask again whether a page of another site may read.
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def open_to_all(view):
    """Mark a view that anybody may ask; what it shows is the reader's to see."""
    view.csrf_exempt = True
    view.access = Access.EVERYBODY
    return login_not_required(view)


def allow_reading_only(view):
    """Return a view that answers GET and HEAD only.

    HEAD is answered as GET; the server leaves the body out.
    """

    @open_to_all
    @wraps(view)
    def answered(request, *args, **kwargs):
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        if request.method not in READING:
            return build_problem(405, headers={"Allow": PREFLIGHT["Allow"]})
        if request.method == "HEAD":
            request = copy(request)
            request.method = "GET"
        return view(request, *args, **kwargs)

    return answered


@open_to_all
@no_append_slash
def answer_unknown_address(request):
    """Answer for an address that the API does not have."""
    return build_problem(404)


def allow_pattern_reading_only(pattern):
    """Return a pattern of the API with its view made readable, and its answers kept."""
    of = Dossier if "slug" in pattern.pattern.converters else None
    view = allow_reading_only(keep_page(of)(pattern.callback))
    return URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


answer_index = allow_reading_only(keep_page()(index_view))

urlpatterns = [allow_pattern_reading_only(each) for each in api.urls[0] if each.name != "api-root"]
urlpatterns.append(path("", answer_index, name="api-index-slash"))
urlpatterns.append(path("ankers", open_to_all(anchors_view), name="api-anchors"))
urlpatterns.append(re_path("", answer_unknown_address, name="api-nothing"))
