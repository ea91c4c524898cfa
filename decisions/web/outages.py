"""What is answered while the database is away: later again, with what was typed."""

import re
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.defaults import server_error

from municipalities.waiting import ReadOnlyRefused

# No connection, a disk that is full, a lock that did not come in time, a statement that took too
# long: the same request may succeed later.
PASSING = (OperationalError, InterfaceError)
RETRY_SECONDS = 5
# What is never given back: the token, which is made anew, and what nobody may read over a shoulder.
SECRET = re.compile("csrfmiddlewaretoken|password")


def broken_page(request):
    """Return the page of an error that nobody caught: 503 where it will pass, else 500.

    Django calls it while the error is being handled, so it is read from there.
    """
    error = sys.exc_info()[1]
    if isinstance(error, PASSING):
        return away_page(request, str(error) if isinstance(error, ReadOnlyRefused) else "")
    return server_error(request)


def away_page(request, sentence=""):
    """Return 503 with the moment to try again, and a form that came in to send once more; with the
    `sentence` of beheer where Regio is to be read only.

    It asks no database: neither who is signed in, nor what its form was about.
    """
    told = tell_given_back(request) | {"seconds": RETRY_SECONDS, "sentence": sentence}
    return HttpResponse(
        render_to_string("read_only.html" if sentence else "503.html", told),
        status=503,
        headers={"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"},
    )


def tell_given_back(request):
    """Return what `_given_back.html` needs to offer a form that came in once more."""
    typed = list_typed_fields(request) if is_sent_from_here(request) else ()
    return {
        "fields": typed,
        "files": sorted(request.FILES) if typed else (),
        "is_sent": request.method == "POST",
        "address": request.get_full_path(),
        "token": get_token(request) if typed else "",
    }


def is_sent_from_here(request):
    """Whether the browser says that the form stood on one of our own pages."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.method == "POST" and request.headers.get("Origin") == own


def list_typed_fields(request):
    """Return (name, text) of what a form sent, its token and passwords left out."""
    sent = ((name, text) for name, texts in request.POST.lists() for text in texts)
    return [(name, text) for name, text in sent if not SECRET.search(name)]
