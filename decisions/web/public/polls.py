"""What residents or members were asked and answered: the polls of a dossier, and one of them."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from ... import history
from ...models import Dossier, Poll
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from ..parameters import parse_page


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def polls_page(request, slug):
    """Show the polls that were known by ?peildatum=, as recorded at ?bekend=, twenty a page, the
    latest first."""
    open_ = open_dossier(request, slug)
    found = [each for each in read_known_polls(open_) if each.standing.is_listed]
    page = parse_page(request.GET, found[::-1])
    return render(request, "decisions/polls_list.html", {"page": page, **open_.context})


def read_known_polls(open_):
    """Return every PollEntry of the dossier as it stands on the day: read now, or kept."""
    return open_.read(history.read_polls, day=open_.day)


def list_polls_about(open_, subjects):
    """Return the PollEntries of the day of which an answer is for or against one of these subjects,
    by key."""
    return [
        each
        for each in read_known_polls(open_)
        if each.standing.is_listed and each.subject_ids & subjects
    ]


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def poll_page(request, slug, pk):
    """Show one poll as it stands on ?peildatum=, as known at ?bekend=, with its history."""
    open_ = open_dossier(request, slug)
    live = history.visible_rows(Poll, open_.reader, None, dossier=open_.dossier)
    live = get_object_or_404(live, pk=pk)
    entry = open_.read(history.read_poll, pk, day=open_.day)
    if entry is None:
        raise Http404
    until = open_.wanted.known_at or open_.now
    versions = history.read_versions(live, reader=open_.reader, until=until)
    context = {
        "entry": entry,
        "poll": entry.poll,
        "live": live,
        "places": open_.read(history.read_evidence, build_poll_condition(pk)),
        "page": parse_page(request.GET, versions),
        **open_.context,
    }
    return render(request, "decisions/poll.html", context)


def build_poll_condition(key):
    """Return the condition of the places that show a poll, or an area or a result of it."""
    of_area = Q(poll_area__poll=key)
    return Q(poll=key) | of_area | Q(poll_result__area__poll=key)
