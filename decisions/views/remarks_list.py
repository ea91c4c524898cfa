"""All wishes, objections, conditions and questions of a dossier, chosen, sorted and counted."""

from django.shortcuts import render

from .. import history
from ..forms.choices import page_of
from .opened import opened
from .remarks_chosen import chosen
from .remarks_counts import count_tables, counts_of
from .remarks_file import files_of, kept_of
from .rules import Access, open_to


@open_to(Access.EVERYBODY)
def remarks_list(request, slug):
    """Show the remarks raised by ?peildatum= that the form's choices leave, fifty a page."""
    open_ = opened(request, slug)
    found = chosen(request.GET, open_)
    page = page_of(request.GET, found.keys)
    raised = found.register.raised(page.object_list)
    context = {
        "page": page,
        "shown": raised,
        "total": found.total,
        "counts": counts_of(found.sorts),
        "tables": count_tables(found.sorts, found.records, kept_of(request.GET)),
        "choices": found.choices.values(),
        "sought": found.sought,
        "files": files_of(request.GET, len(found.keys)),
        "places": found.register.places(raised),
        "links": history.linked(found.register, page.object_list),
        **open_.context,
    }
    return render(request, "decisions/remarks_list.html", context)
