"""Absolute addresses of the pages and answers that an answer points to."""

from django.urls import reverse


class Links:
    """Makes absolute addresses for one request."""

    def __init__(self, request):
        self.request = request

    def to(self, name, *args):
        """Return the absolute address of a named view."""
        return self.request.build_absolute_uri(reverse(name, args=args))
