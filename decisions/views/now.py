"""The moment at which a page is read: now, or for a preview the moment of publication."""

from django.utils import timezone


def now_of(request):
    """Return the moment of a request; `read_at` is set by the preview of the workspace only."""
    return getattr(request, "read_at", None) or timezone.now()
