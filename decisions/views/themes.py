"""The themes of a dossier, with how much was said about each."""

from collections import Counter

from django.shortcuts import render

from .. import history
from ..models import Remark, Statement, Theme
from .opened import opened
from .rules import Access, open_to


@open_to(Access.EVERYBODY)
def themes(request, slug):
    """Show every theme with its remarks and statements by ?peildatum= counted; four queries."""
    open_ = opened(request, slug)
    remarks, statements = (count_of(model, open_) for model in (Remark, Statement))
    found = Theme.objects.filter(dossier=open_.dossier).order_by("name", "id")
    lines = [(each, remarks[each.pk], statements[each.pk]) for each in found]
    return render(request, "decisions/themes.html", {"lines": lines, **open_.context})


def count_of(model, open_):
    """Return how many records of a kind the reader may see, by the key of their theme."""
    seen = history.seen(model, dossier=open_.dossier, **open_.scope)
    begun = seen.filter(first_on__lte=open_.day, theme__isnull=False)
    return Counter(begun.values_list("theme", flat=True))
