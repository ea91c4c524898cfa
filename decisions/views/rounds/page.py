"""One round: what was asked of whom, what each body did with it, and what became of it."""

from django.shortcuts import get_object_or_404, render

from ...models import Round
from ...panels import shown_panels
from ..opened import opened
from ..rules import Access, open_to
from .parts import PARTS
from .standing import standing


@open_to(Access.EVERYBODY)
def round_page(request, slug, pk):
    """Show a round at ?peildatum=, as known at ?bekend=; Http404 before it was opened."""
    open_ = opened(request, slug)
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    found = get_object_or_404(
        rounds.select_related("subject", "opened_by", "bundle", "follows"), pk=pk
    )
    found.standing = standing(open_, found)
    context = {"round": found, "panels": shown_panels(PARTS, open_, found), **open_.context}
    return render(request, "decisions/rounds/round.html", context)
