"""A public page, read by nobody in particular at a chosen moment, inside a request of somebody."""

from copy import copy

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.urls import resolve


class Onlooker(AnonymousUser):
    """Nobody in particular, to whom the records of a Preview are public already."""

    def __init__(self, preview):
        super().__init__()
        self.preview = preview


def as_public(request, address, moment, preview, bar):
    """Return the response of the view at `address` as the public gets it at `moment` once the
    records of a Preview are public, with the bar of a preview above it."""
    match = resolve(address)
    public = copy(request)
    public.method = "GET"
    public.path = public.path_info = address
    public.GET, public.POST = QueryDict(""), QueryDict("")
    public.META = {**request.META, "REQUEST_METHOD": "GET", "QUERY_STRING": ""}
    public.user = Onlooker(preview)
    public.resolver_match = match
    public.read_at = moment
    public.preview = bar
    return match.func(public, *match.args, **match.kwargs)
