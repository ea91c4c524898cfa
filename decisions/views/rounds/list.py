"""The rounds of a dossier, the latest first."""

from django.shortcuts import render

from ...models import Round
from ..opened import opened
from ..rules import Access, open_to


@open_to(Access.EVERYBODY)
def rounds_list(request, slug):
    """Show the rounds that were opened by ?peildatum=."""
    open_ = opened(request, slug)
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    rounds = rounds.select_related("subject", "opened_by").order_by("-first_on", "-id")
    return render(request, "decisions/rounds/list.html", {"rounds": rounds, **open_.context})
