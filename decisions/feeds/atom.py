"""Atom feeds (RFC 4287) of what became known: of a dossier, of a municipality, of a round.

A feed is for anybody, so it tells what the public sees, whoever asks; what ended an embargo an hour
ago is news of an hour ago."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.models import Municipality
from municipalities.roles import Reader

from .. import history
from ..models import Dossier, Round
from ..web.access import Access, restrict_to
from ..web.kept_pages import keep_page
from .followed import followed_dossiers, read_changes_of_municipality, read_changes_of_round

MOST_ENTRIES = 50


@dataclass(frozen=True)
class Feed:
    """What a feed is about: its title, the path of the page that it follows, and ChangeEntries,
    newest first."""

    title: str
    page: str
    entries: list


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def dossier_feed(request, slug):
    """Give what became known of the stances in a dossier."""
    reader = Reader(at=timezone.now())
    dossier = find_followed_dossier(reader, slug)
    entries = history.read_changes(dossier, reader=reader)
    return write_feed(request, Feed(dossier.title, dossier.get_absolute_url(), latest(entries)))


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def municipality_feed(request, slug):
    """Give what became known of the stances of the bodies of a municipality, in every dossier."""
    reader = Reader(at=timezone.now())
    municipality = get_object_or_404(Municipality, slug=slug)
    entries = read_changes_of_municipality(municipality, reader)
    page = reverse("municipality", args=[municipality.slug])
    return write_feed(request, Feed(municipality.name, page, latest(entries)))


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def round_feed(request, slug, pk):
    """Give what became known of the stances of those whom a round asked, on what it asked, since it
    was opened."""
    reader = Reader(at=timezone.now())
    dossier = find_followed_dossier(reader, slug)
    rounds = Round.objects.filter(dossier=dossier, first_on__lte=reader.today)
    found = get_object_or_404(rounds, pk=pk)
    entries = read_changes_of_round(found, reader)
    page = reverse("round", args=[slug, pk])
    return write_feed(request, Feed(f"{dossier.title}: {found}", page, latest(entries)))


def find_followed_dossier(reader, slug):
    return get_object_or_404(followed_dossiers(reader), slug=slug)


def latest(entries):
    return sorted(entries, key=lambda each: (each.at, each.key), reverse=True)[:MOST_ENTRIES]


# From a Feed to Atom.


def write_feed(request, feed):
    """Return a Feed as the response that a reader of feeds asks for."""
    written = Atom1Feed(
        title=f"{feed.title} – Regio",
        link=request.build_absolute_uri(feed.page),
        description=None,
        language="nl",
        feed_url=request.build_absolute_uri(),
        feed_guid=request.build_absolute_uri(request.path),
        author_name="Regio",
    )
    for each in feed.entries:
        address = request.build_absolute_uri(each.path)
        written.add_item(
            title=each.words,
            link=address,
            description=each.reason or None,
            unique_id=f"{address}#{each.key}",
            updateddate=each.at,
            categories=[name_kind(each)],
        )
    return HttpResponse(written.writeString("utf-8"), "application/atom+xml; charset=utf-8")


def name_kind(change):
    """Return whether a ChangeEntry is news, or an error of Regio that was mended."""
    return _("Verbeterd in wat Regio zegt") if change.is_correction else _("Nieuw")
