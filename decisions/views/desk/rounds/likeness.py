"""Which remarks of a round resemble each other, to be linked by a person or set aside."""

from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....forms.choices import page_of
from ....likeness import MOST_COMPARED, MOST_WORDINGS
from ...rules import Access, open_to
from ..action import Action
from .alike import (
    found_alike,
    holding_nothing,
    name_of,
    opened_to_link,
    points_seen,
    remarks_of,
    suggestions,
    theme_of,
)

MOST_ASIDE = 100
MOST_POINTS = 200


@open_to(Access.KEEPS)
def likeness(request, slug, pk):
    """Show the suggestions, closest first, and the points of the round; nothing is written."""
    opened = opened_to_link(request, slug, pk)
    theme = theme_of(request.GET, opened)
    remarks = remarks_of(opened, theme)
    found = found_alike(remarks)
    aside = request.GET.getlist("zonder")[:MOST_ASIDE]
    page = page_of(request.GET, [each for each in found.groups if name_of(each) not in aside])
    context = {
        "here": _("Wat lijkt op elkaar: %s") % opened.round.title,
        "opened": opened,
        "round": opened.round,
        "theme": theme,
        "found": found,
        "number": remarks.count(),
        "most": MOST_WORDINGS,
        "most_compared": MOST_COMPARED,
        "aside": aside,
        "page": page,
        "suggestions": suggestions(page, aside, opened.desk.reader),
        "points": points_of(opened),
        **opened.desk.context,
    }
    return render(request, "desk/rounds/likeness.html", context)


def points_of(opened):
    """Return the points of the round that the reader may see, and those that hold nothing."""
    linked = remarks_of(opened).filter(link__isnull=False).values("link__point")
    points = points_seen(opened).filter(Q(pk__in=linked) | holding_nothing())
    return points.order_by("title", "pk")[:MOST_POINTS]


LIKENESS = Action(
    "desk-likeness", gettext_lazy("Koppelen wat op elkaar lijkt"), lambda opened: opened.keeps_round
)
