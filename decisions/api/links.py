"""Absolute addresses in an answer, and how it writes a moment."""

from datetime import UTC
from urllib.parse import urlencode

from django.urls import reverse

from ..web.parameters import AMSTERDAM, pin_query


class AbsoluteLinks:
    """Makes absolute addresses for one request."""

    def __init__(self, request):
        self.request = request

    def to(self, name, *args):
        """Return the absolute address of a named view."""
        return self.request.build_absolute_uri(reverse(name, args=args))

    def of_site(self):
        """Return the address of the site, without a slash at its end."""
        return self.request.build_absolute_uri("/").rstrip("/")

    def pinned(self, name, board, known_until, **more):
        """Return the absolute address of a view of a board's dossier that pins both clocks."""
        query = pin_query(board.day, known_until, **more)
        return f"{self.to(name, board.dossier.slug)}?{query}"

    def asking(self, name, *args, **asked):
        """Return the absolute address of a view with what it asks."""
        return f"{self.to(name, *args)}?{urlencode(asked, safe=':')}"


def format_dutch_time(moment):
    """Return a moment in Dutch time, to the second; in UTC where that had no whole minutes.

    Before 1937 the Dutch clock stood some minutes and seconds off, which RFC 3339 cannot say.
    """
    local = moment.astimezone(AMSTERDAM).replace(microsecond=0)
    return local.astimezone(UTC) if local.utcoffset().seconds % 60 else local
