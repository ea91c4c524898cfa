"""A theme of a dossier: every wish, objection and statement that is about it."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, render

from .. import history
from ..models import Theme
from .opened import opened
from .rules import Access, open_to


@open_to(Access.EVERYBODY)
def theme(request, slug, theme_slug):
    """Show a theme at ?peildatum=, as known at ?bekend=; seven queries."""
    open_ = opened(request, slug)
    found = get_object_or_404(Theme, dossier=open_.dossier, slug=theme_slug)
    states = history.states(open_.milestones(), open_.day)
    about = {"day": open_.day, "only": Q(theme=found), **open_.scope}
    shown = Q(remark__theme=found) | Q(reply__remark__theme=found) | Q(statement__theme=found)
    context = {
        "theme": found,
        "remarks": history.raised(open_.dossier, states=states, **about),
        "statements": history.said(open_.dossier, **about)[::-1],
        "places": history.places(open_.dossier, shown, **open_.scope),
        **open_.context,
    }
    return render(request, "decisions/theme.html", context)
