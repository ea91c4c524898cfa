"""The rounds of a dossier, and the page of one of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404, render

from ... import history
from ...board import readiness
from ...models import Round
from ..access import Access, open_to
from ..dossier_context import open_dossier
from ..public.panels import shown_panels
from .downloads import DOWNLOADS
from .parts import ASKED, COUNTS, QUESTIONS, READY, REPLIES, SHARED, STILL_OPEN

# Where one round stands on the day of its page.


@dataclass(frozen=True)
class RoundStanding:
    """What was Requested, and its Readiness: None where nobody was asked yet."""

    requested: Any
    readiness: Any

    @property
    def asked(self):
        return self.readiness.asked if self.readiness else ()


def standing(open_, round_):
    """Return the RoundStanding of a round for the reader of a page; one query."""
    told = history.requested(open_.dossier, only=Q(round=round_), **open_.scope)
    return RoundStanding(told, next(iter(readiness(told, open_.day)), None))


# The rounds of a dossier, the latest first, each with who spoke and who did not yet.


@open_to(Access.EVERYBODY)
def rounds_list(request, slug):
    """Show the rounds that were opened by ?peildatum=, as known at ?bekend=."""
    open_ = open_dossier(request, slug)
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    rounds = rounds.select_related("subject", "opened_by").order_by("-first_on", "-id")
    told = readiness(history.requested(open_.dossier, **open_.scope), open_.day)
    by_round = {each.round.pk: each for each in told}
    context = {"rounds": [(each, by_round.get(each.pk)) for each in rounds], **open_.context}
    return render(request, "decisions/rounds/list.html", context)


# The parts of the page of a round, in the order of the page; a new part adds its line.

PARTS = (
    ASKED,
    READY,
    QUESTIONS,
    COUNTS,
    SHARED,
    REPLIES,
    STILL_OPEN,
    DOWNLOADS,
)


# One round: what was asked of whom, what each body did with it, and what became of it.


@open_to(Access.EVERYBODY)
def round_page(request, slug, pk):
    """Show a round at ?peildatum=, as known at ?bekend=; Http404 before it was opened."""
    open_ = open_dossier(request, slug)
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    found = get_object_or_404(
        rounds.select_related("subject", "opened_by", "bundle", "follows"), pk=pk
    )
    found.standing = standing(open_, found)
    context = {"round": found, "panels": shown_panels(PARTS, open_, found), **open_.context}
    return render(request, "decisions/rounds/round.html", context)
