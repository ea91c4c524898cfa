"""What several bodies say alike: one point, each wording kept, and who wants more or less of it."""

from django.http import Http404
from django.shortcuts import render

from .. import history
from .opened import opened
from .rules import Access, open_to


@open_to(Access.EVERYBODY)
def point(request, slug, pk):
    """Show a point with the remarks that the reader may see; Http404 where there is none."""
    open_ = opened(request, slug)
    register = open_.register
    found = history.point_seen(register, pk)
    if found is None:
        raise Http404
    keys = list(history.links(register, point=pk).values_list("remark", flat=True))
    raised = register.raised(keys)
    context = {
        "point": found,
        "shared": history.Shared(found, history.voices_of(register, [pk])[pk]),
        "raised": raised,
        "links": history.linked(register, keys),
        "places": register.places(raised),
        **open_.context,
    }
    return render(request, "decisions/point.html", context)
