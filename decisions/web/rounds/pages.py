"""The rounds of a dossier, and the page of one of them."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404, render

from ...board import build_readiness
from ...models import Dossier, Round
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from ..public.panels import list_shown_panels
from .downloads import ROUND_FILES_PANEL
from .parts import (
    ASKED_PANEL,
    COUNTS_PANEL,
    QUESTIONS_PANEL,
    REPLIES_PANEL,
    ROUND_READINESS_PANEL,
    SHARED_POINTS_PANEL,
    STILL_OPEN_PANEL,
)

# Where one round stands on the day of its page.


@dataclass(frozen=True)
class RoundStanding:
    """What was Requested, and its Readiness: None where nobody was asked yet."""

    requested: Any
    readiness: Any

    @property
    def asked(self):
        return self.readiness.asked if self.readiness else ()


def read_round_standing(open_, round_):
    """Return the RoundStanding of a round for the reader of a page."""
    told = open_.requests(round_=round_)
    return RoundStanding(told, next(iter(build_readiness(told, open_.day)), None))


# The rounds of a dossier, the latest first, each with who spoke and who did not yet.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def rounds_page(request, slug):
    """Show the rounds that were opened by ?peildatum=, as known at ?bekend=."""
    open_ = open_dossier(request, slug)
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    rounds = rounds.select_related("subject", "opened_by").order_by("-first_on", "-id")
    told = build_readiness(open_.requests(), open_.day)
    by_round = {each.round.pk: each for each in told}
    context = {"rounds": [(each, by_round.get(each.pk)) for each in rounds], **open_.context}
    return render(request, "decisions/rounds/list.html", context)


# The parts of the page of a round, in the order of the page; a new part adds its line.

ROUND_PANELS = (
    ROUND_READINESS_PANEL,
    ASKED_PANEL,
    QUESTIONS_PANEL,
    COUNTS_PANEL,
    SHARED_POINTS_PANEL,
    REPLIES_PANEL,
    STILL_OPEN_PANEL,
    ROUND_FILES_PANEL,
)


# One round: what was asked of whom, what each body did with it, and what became of it.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def round_page(request, slug, pk):
    """Show a round at ?peildatum=, as known at ?bekend=; Http404 before it was opened."""
    open_ = open_dossier(request, slug)
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    found = get_object_or_404(
        rounds.select_related("subject", "opened_by", "bundle", "follows"), pk=pk
    )
    found.standing = read_round_standing(open_, found)
    context = {
        "round": found,
        "panels": list_shown_panels(ROUND_PANELS, open_, found),
        **open_.context,
    }
    return render(request, "decisions/rounds/round.html", context)
