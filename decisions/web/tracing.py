"""The number that a request has in every line of the log, and what is told of it: that somebody
was refused, and that somebody who signed in took a file along."""

import re
from uuid import uuid4

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.utils import timezone

from municipalities.audit import ActOutcome, AuditedAct, RequestTrace, note_act, tracing_request
from municipalities.roles import reader_of

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestTraceMiddleware:
    """Gives each request a number, which its answer carries too.

    That of a proxy is taken where one is announced (REGIO_BEHIND_PROXY); what anybody else says is
    not, or one could write in the log what another did.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        trace = RequestTrace(read_request_number(request), read_origin(request))
        with tracing_request(trace):
            response = self.get_response(request)
            if response.status_code == 200 and is_signed_in_export(request):
                taken = describe_taken_file(request)
                note_act(AuditedAct.EXPORTED, by=read_actor(request), **taken)
        response[HEADER] = trace.number
        return response

    def process_exception(self, request, error):
        """Tell that a rule refused somebody; the page of it is made by others."""
        if isinstance(error, PermissionDenied):
            note_refused_access(request)


def read_request_number(request):
    """Return the number that the proxy gave, or a new one."""
    given = request.headers.get(HEADER, "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
    return given if WELL_FORMED.fullmatch(given) else uuid4().hex


def read_origin(request):
    """Return the address that a request came from, '' where it cannot be told."""
    try:
        return get_adapter(request).get_client_ip(request).strip()
    except PermissionDenied:
        return ""


def is_signed_in_export(request):
    """Whether somebody who signed in asked for a file; every address of one has an `ending`."""
    match = request.resolver_match
    return bool(match and "ending" in match.kwargs and request.user.is_authenticated)


def note_refused_access(request, **more):
    """Tell that somebody may not see or do what this page is for."""
    note_act(
        AuditedAct.ACCESS,
        by=read_actor(request),
        outcome=ActOutcome.REFUSED,
        **describe_page(request),
        **more,
    )


def describe_taken_file(request):
    """Return which file was taken along, with the dossier in its address and its kind: both are
    known, because the file was there."""
    known = request.resolver_match.kwargs
    told = {"dossier": known["slug"]} if "slug" in known else {}
    return describe_page(request) | told | {"ending": str(known["ending"])}


def read_actor(request):
    """Return the Reader who asks; None for the public, and while the database is away: what is told
    of a request must not make it fail."""
    try:
        if not request.user.is_authenticated:
            return None
        known = getattr(request, "reader", None)
        return known or reader_of(request.user, at=timezone.now())
    except DatabaseError:
        return None


def describe_page(request):
    """Return the name of a page and the number in its address, where it has one; no other part of
    an address, which may hold what somebody typed."""
    match = request.resolver_match
    if match is None:
        return {}
    number = match.kwargs.get("pk")
    return {"page": match.view_name or ""} | ({"number": number} if type(number) is int else {})
