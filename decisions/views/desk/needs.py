"""What needs me: the first page after signing in of everybody who keeps something."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.timezone import get_current_timezone

from ...forms.choices import choose, page_of
from ...forms.kinds import KINDS
from ...forms.reading import ReadingForm
from ...history import needs
from ..rules import Access, open_to
from .frame import desk_of
from .need_lists import NEEDS, Need

MOST_ROWS = 10
MOST_DOSSIERS = 20


@dataclass(frozen=True)
class Shown:
    """A list as far as the page shows it: ten rows, or a page of all where that was asked."""

    need: Need
    rows: Any
    total: int
    page: Any = None

    @property
    def has_more(self):
        return self.page is None and self.total > len(self.rows)


@open_to(Access.KEEPS)
def needs_me(request):
    """Show the lists that wait for the reader, or with ?alles= the whole of one."""
    desk = desk_of(request)
    own = [each for each in NEEDS if each.who(desk.reader)]
    options = [(each.slug, each.title) for each in own]
    chosen = choose(request.GET, "alles", "", options).value
    today = desk.now.astimezone(get_current_timezone()).date()
    counts = needs.draft_counts(desk.reader)
    if chosen:
        lists = [whole(each, desk, today) for each in own if each.slug == chosen]
    else:
        found = (start(need, desk, today) for need in own)
        lists = [each for each in found if each.rows]
    tell_readings(lists, desk.reader)
    return render(request, "desk/needs.html", context_of(desk, lists, chosen, today, counts))


def context_of(desk, lists, chosen, today, counts):
    """Return what the page is told with; `counts` are of the own drafts and of the griffies'."""
    return {
        **desk.context,
        "lists": lists,
        "chosen": chosen,
        "today": today,
        "reason": ReadingForm.base_fields["reason"].initial,
        "dossiers": list(needs.open_to_enter(desk.reader)[:MOST_DOSSIERS]) if not chosen else (),
        "kinds": kinds(),
        "counts": counts[0],
        "of_griffies": () if chosen else counts[1],
    }


def kinds():
    """Return the Kind of the workspace for each kind of draft."""
    own = {each.model: each for each in KINDS.values() if not each.fixed}
    return {each.name: own[each.model] for each in needs.DRAFTS}


def tell_readings(lists, reader):
    """Give the positions of the lists the readings that they are told with; one query for all."""
    told = [row for each in lists if each.need.tells_readings for row in each.rows]
    needs.with_readings(told, reader)


def start(need, desk, today):
    """Return the first rows of a list."""
    page = Paginator(need.rows(desk.reader, today), MOST_ROWS).page(1)
    return Shown(need, list(page.object_list), page.paginator.count)


def whole(need, desk, today):
    """Return a page of a list."""
    page = page_of(desk.request.GET, need.rows(desk.reader, today))
    return Shown(need, list(page.object_list), page.paginator.count, page)
