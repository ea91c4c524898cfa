"""What a page says where it cannot do what was asked, and of itself wherever it can."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.utils import timezone

from ..history import read_unkept_after
from .parameters import CLOCKS

# What every page and print says of itself: dossier, day, state of knowledge, moment, address.


@dataclass(frozen=True)
class PageStamp:
    """`known_at` None is as recorded at `made_at`; `day` and `dossier` are None where a page has
    none. `unkept_after` is the day after which nobody kept the dossier, where `day` is later.
    A page that is the same on every day says so in `timeless`, in Dutch; `asks_time` is whether its
    address asked for a day or a state of knowledge none the less."""

    made_at: datetime
    address: str
    dossier: Any = None
    day: date | None = None
    known_at: datetime | None = None
    unkept_after: date | None = None
    timeless: Any = ""
    asks_time: bool = False


def build_page_stamp(request, at, *, dossier=None, wanted=None, shown_on=None, timeless=""):
    """Return the PageStamp of a page about a dossier, at the day and the knowledge asked for.

    A page that tells what is recorded now, whatever was asked, names in `shown_on` the day from
    which its links lead on; `timeless` says why, where no page of it tells another day.
    """
    day = wanted.day if wanted else shown_on
    known_at = wanted.known_at if wanted else None
    return PageStamp(
        made_at=at,
        address=request.build_absolute_uri(),
        dossier=dossier,
        day=wanted.day if wanted else None,
        known_at=known_at,
        unkept_after=read_unkept_after(dossier, day=day, known_at=known_at)
        if dossier and day
        else None,
        timeless=timeless,
        asks_time=any(request.GET.get(name) for name in CLOCKS),
    )


# The page that says which part of an address could not be read, and what is expected.


def bad_parameter_page(request, error):
    """Return the 400 page of a BadParameter; its address leaves out what could not be read."""
    stamp = build_page_stamp(request, timezone.now())
    plain = replace(stamp, address=request.build_absolute_uri(request.path))
    return render(request, "400.html", {"error": error, "stamp": plain}, status=400)


# A form that came in without a session, or with an old one: nothing of it is lost.

LEFT_OUT = ("csrfmiddlewaretoken",)


def signed_out_page(request):
    """Lead to the sign-in page; a form that was sent comes back, to be sent again after it."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    return offer_form_again(request)


def offer_form_again(request):
    """Show the page that holds what was typed until it is sent again."""
    fields = [
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if name not in LEFT_OUT
    ]
    return render(request, "desk/resend.html", {"fields": fields}, status=HTTPStatus.FORBIDDEN)
