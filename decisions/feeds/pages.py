"""The feeds that can be followed: of a dossier, a municipality and a round.

A feed carries no session, so everybody gets what the public sees."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.models import Municipality
from municipalities.roles import reader_of

from ..history.changes.entries import FollowedScope
from ..history.changes.reading import read_changes
from ..models import Dossier, Round
from ..web.access import Access, request_moment, restrict_to
from ..web.kept_pages import keep_page
from .atom import MEDIA_TYPE, FeedHead, find_updated_moment, write_feed

MOST_ENTRIES = 50


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def dossier_feed(request, slug):
    """Give what changed in a dossier as Atom; Http404 where the reader may not see it."""
    dossier = find_followed_dossier(request, slug)
    title = _("%s: wat er verandert") % dossier.title
    return answer_feed(
        request, FollowedScope(dossier=dossier.pk), title, dossier.get_absolute_url()
    )


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def municipality_feed(request, slug):
    """Give what changed of the bodies of a municipality, in every dossier, as Atom."""
    home = get_object_or_404(Municipality, slug=slug)
    title = _("Gemeente %s: wat er verandert") % home.name
    page = reverse("municipality", args=[home.slug])
    return answer_feed(request, FollowedScope(municipality=home.pk), title, page)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def round_feed(request, slug, pk):
    """Give what happened in a round, and what was corrected of that, as Atom."""
    dossier = find_followed_dossier(request, slug)
    today = reader_of(request.user, at=request_moment(request)).today
    found = get_object_or_404(Round.objects.filter(dossier=dossier, first_on__lte=today), pk=pk)
    title = _("%(round)s: wat er verandert") % {"round": found.title}
    page = reverse("round", args=[dossier.slug, found.pk])
    return answer_feed(request, FollowedScope(round=found.pk), title, page)


def find_followed_dossier(request, slug):
    reader = reader_of(request.user, at=request_moment(request))
    return get_object_or_404(Dossier.objects.visible_to(reader), slug=slug)


def answer_feed(request, scope, title, page):
    """Return the feed of a FollowedScope, as the public may see it now."""
    entries = read_changes(scope, at=request_moment(request), most=MOST_ENTRIES)
    about = _("Wat er gebeurde, en verbeteringen in wat Regio zegt.")
    head = FeedHead(title, about, page, request.path)
    body = write_feed(head, entries, absolute=request.build_absolute_uri)
    updated = http_date(find_updated_moment(entries).timestamp())
    headers = {"Last-Modified": updated, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(body, MEDIA_TYPE, headers=headers)
