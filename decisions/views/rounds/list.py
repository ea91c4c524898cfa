"""The rounds of a dossier, the latest first, each with who spoke and who did not yet."""

from django.shortcuts import render

from ... import history
from ...board import readiness
from ...models import Round
from ..opened import opened
from ..rules import Access, open_to


@open_to(Access.EVERYBODY)
def rounds_list(request, slug):
    """Show the rounds that were opened by ?peildatum=, as known at ?bekend=."""
    open_ = opened(request, slug)
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    rounds = rounds.select_related("subject", "opened_by").order_by("-first_on", "-id")
    told = readiness(history.requested(open_.dossier, **open_.scope), open_.day)
    by_round = {each.round.pk: each for each in told}
    context = {"rounds": [(each, by_round.get(each.pk)) for each in rounds], **open_.context}
    return render(request, "decisions/rounds/list.html", context)
