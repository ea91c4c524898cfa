"""A form that came in without a session, or with an old one: nothing of it is lost."""

from http import HTTPStatus

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseForbidden
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.template.loader import render_to_string

LEFT_OUT = ("csrfmiddlewaretoken",)


def signed_out(request):
    """Lead to the sign-in page; a form that was sent comes back, to be sent again after it."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    return offered_again(request)


def offered_again(request):
    """Show the page that holds what was typed until it is sent again."""
    fields = [
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if name not in LEFT_OUT
    ]
    return render(request, "desk/resend.html", {"fields": fields}, status=HTTPStatus.FORBIDDEN)


def csrf_failure(request, reason=""):
    """Answer a form whose token does not fit: offered again where it is surely our own page.

    Signing in anew changes the token, so a form that was open meanwhile is refused once.
    """
    if is_own_form(request, reason):
        return offered_again(request)
    return HttpResponseForbidden(render_to_string("403_csrf.html", {}, request))


def is_own_form(request, reason):
    """Whether the browser says that the form stood on a page of the workspace here."""
    from .rules import Access

    view = getattr(request.resolver_match, "func", None)
    own = {f"{request.scheme}://{request.get_host()}"}
    return (
        getattr(view, "access", None) is Access.KEEPS
        and request.headers.get("Origin") in own
        and ("token" in reason.lower() or reason == REASON_NO_CSRF_COOKIE)
    )
