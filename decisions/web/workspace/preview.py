"""'Zoals het publiek het ziet': the public pages as they will be, before anything is public."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ...actions.publication import list_published_along, record_identity
from ...models import Preview
from ..access import Access, restrict_to
from .form_flow import open_workspace
from .publication import PublishSetForm, list_candidate_blockers, list_candidates

# A public page, read by nobody in particular at a chosen moment, inside a request of somebody.


class PreviewReader(AnonymousUser):
    """Nobody in particular, to whom the records of a Preview are public already."""

    def __init__(self, preview):
        super().__init__()
        self.preview = preview


def render_as_public(request, address, moment, preview, bar):
    """Return the response of the view at `address` as the public gets it at `moment` once the
    records of a Preview are public, with the bar of a preview above it."""
    match = resolve(address)
    public = copy(request)
    public.method = "GET"
    public.path = public.path_info = address
    public.GET, public.POST = QueryDict(""), QueryDict("")
    public.META = {**request.META, "REQUEST_METHOD": "GET", "QUERY_STRING": ""}
    public.user = PreviewReader(preview)
    public.resolver_match = match
    public.read_at = moment
    public.preview = bar
    return match.func(public, *match.args, **match.kwargs)


# The very views of the public read with a Preview, which takes the chosen records for public: what
# is shown is what will be shown. Nothing is written, and memory keeps nothing of it
# (`may_keep` in board/cache.py).

LEFT_OUT = ("csrfmiddlewaretoken", "once", "bladzijde")
PAGES = {"besluit": "decision", "standpunt": "position", "agendapunt": "agenda-item"}
LISTS = {"bord": "dossier", "wensen": "remarks", "uitspraken": "statements", "tijdlijn": "line"}


@dataclass(frozen=True)
class PreviewBar:
    """What stands above a preview: the form to look at another page of the same set."""

    dossier: Any
    fields: list
    pages: list
    page: str
    public_from: Any
    number: int
    same: list


@restrict_to(Access.KEEPS)
def preview_page(request, slug):
    """Show a page as the public will see it once the ticked records are public; a GET asks for
    everything that the reader keeps and that can be public."""
    desk = open_workspace(request, slug)
    if not desk.reader.keeps:
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie."))
    if request.method != "POST":
        found = list_candidates(desk.dossier, desk.reader)
        return render_preview(desk, [each for each in found if not each.blocks])
    kinds = {key.partition("-")[0] for key in request.POST.getlist("stuk")}
    found = list_candidates(desk.dossier, desk.reader, kinds)
    form = PublishSetForm(request.POST, candidates=found, reader=desk.reader)
    if not form.is_valid():
        return show_preview_refusal(desk, [e for errors in form.errors.values() for e in errors])
    typed = form.cleaned_data
    return render_preview(desk, typed["stuk"], form.public_from, typed["reason"])


def render_preview(desk, chosen, public_from=None, reason=""):
    """Return the page that is asked for, as it will be once the set is public."""
    if not may_see_future_publications(desk):
        public_from = None
    page = desk.request.POST.get("bladzijde", "bord")
    address = preview_page_address(page, desk.dossier.slug)
    moment = public_from or desk.reader.at
    if sentences := list_preview_blockers(desk, chosen, moment):
        return show_preview_refusal(desk, sentences)
    bar = build_preview_bar(desk, chosen, public_from, page)
    seen_as = Preview(
        collect_preview_keys(chosen),
        moment,
        recorded_at=timezone.now(),
        user=desk.reader.user,
        reason=reason,
    )
    # The clock once more, because what was recorded a moment ago has to be past.
    response = render_as_public(desk.request, address, public_from or timezone.now(), seen_as, bar)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def list_preview_blockers(desk, chosen, moment):
    """Return why records cannot be public by a moment, each sentence with the record's name."""
    will_be = {(type(each.record), each.record.pk) for each in chosen}
    return [
        _("‘%(name)s’: %(why)s") % {"name": each.name, "why": why}
        for each in chosen
        for why in list_candidate_blockers(each.record, desk.dossier, moment, will_be)
    ]


def collect_preview_keys(chosen):
    """Return the model and the key of each chosen record, and of what goes public with it."""
    records = [each.record for each in chosen]
    return frozenset(
        record_identity(each)
        for record in records
        for each in (record, *list_published_along(record))
    )


def may_see_future_publications(desk):
    """Whether the reader may see what else of the region becomes public by a later moment."""
    return desk.reader.is_beheer or desk.dossier.region_id in desk.reader.shares_in


def preview_page_address(page, slug):
    """Return the public address of a page that the bar offers; Http404 for any other."""
    if page in LISTS:
        return reverse(LISTS[page], args=[slug])
    soort, _dash, key = page.partition("-")
    if soort not in PAGES or not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return reverse(PAGES[soort], args=[int(key)])


def build_preview_bar(desk, chosen, public_from, page):
    lists = desk.request.POST.lists()
    fields = [(name, text) for name, texts in lists for text in texts if name not in LEFT_OUT]
    if desk.request.method != "POST":
        fields = [("when", "nu"), *(("stuk", each.key) for each in chosen)]
    same = {act.pk: act for each in chosen for act in each.same}
    pages, number = list_preview_pages(chosen), len(chosen)
    return PreviewBar(desk.dossier, fields, pages, page, public_from, number, list(same.values()))


def list_preview_pages(chosen):
    """Return (value, words) of each page that may be looked at."""
    lists = [
        ("bord", _("Bord")),
        ("tijdlijn", _("Tijdlijn")),
        ("wensen", _("Wensen en bedenkingen")),
        ("uitspraken", _("Uitspraken")),
    ]
    own = [
        (f"{each.kind.slug}-{each.record.pk}", each.name)
        for each in chosen
        if each.kind.slug in PAGES
    ]
    return lists + own


def show_preview_refusal(desk, sentences):
    """Tell why there is nothing to look at."""
    context = {**desk.context, "sentences": sentences, "here": _("Nog geen voorbeeld")}
    return render(desk.request, "desk/preview_refused.html", context, status=422)
