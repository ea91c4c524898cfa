"""The page that says which part of an address could not be read, and what is expected."""

from dataclasses import replace

from django.shortcuts import render
from django.utils import timezone

from .stamp import stamp_of


def bad_parameter(request, error):
    """Return the 400 page of a BadParameter; its address leaves out what could not be read."""
    stamp = stamp_of(request, timezone.now())
    plain = replace(stamp, address=request.build_absolute_uri(request.path))
    return render(request, "400.html", {"error": error, "stamp": plain}, status=400)
