"""What needs me: the first page of everybody who keeps records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from ... import worklist
from ..access import Access, open_to
from ..parameters import choose, page_of
from .form_flow import desk_of
from .kinds import KINDS
from .record_pages import ReadingForm

# The lists of the front page of the workspace, in the order in which they press.


@dataclass(frozen=True)
class Need:
    """One list: `rows` gives what waits for a reader on a day.

    `slug` is its word in the address and names the template of one row; `who` says whether it
    is a list for this reader at all.
    """

    slug: str
    title: Any
    rows: Callable
    who: Callable
    tells_readings: bool = False

    @property
    def template(self):
        return f"desk/needs/_{self.slug}.html"


def keeps(reader):
    return reader.keeps


def confirms(reader):
    return bool(reader.griffie_of or reader.college_of or reader.redactie_of)


def is_college(reader):
    return bool(reader.college_of)


def keeps_dossiers(reader):
    return bool(reader.redactie_of or reader.is_beheer)


def on_any_day(ask):
    """Return a question of a reader and a day, of one that no day matters to."""
    return lambda reader, today: ask(reader)


NEEDS = (
    Need("meldingen", _("Gemelde fouten"), on_any_day(worklist.unanswered_reports), keeps),
    Need("rondes", _("Rondes die op een antwoord wachten"), worklist.waiting, keeps),
    Need("lezingen", _("Lezingen die anderen voorstelden"), on_any_day(worklist.proposed), keeps),
    Need(
        "verschillen",
        _("Standpunten waarvan de bronnen verschillen"),
        on_any_day(worklist.differing),
        confirms,
        tells_readings=True,
    ),
    Need(
        "bevestigen",
        _("Standpunten van uw college om te bevestigen"),
        on_any_day(worklist.agreeing_of_colleges),
        is_college,
        tells_readings=True,
    ),
    Need("concepten", _("Concepten"), on_any_day(worklist.drafts), keeps),
    Need("wensen", _("Wensen en bedenkingen zonder reactie"), worklist.unanswered, keeps),
    Need(
        "agendapunten", _("Agendapunten zonder vergadering"), on_any_day(worklist.unplanned), keeps
    ),
    Need(
        "open-rondes",
        _("Rondes waarin nog niet elk orgaan sprak"),
        on_any_day(worklist.open_rounds),
        keeps_dossiers,
    ),
    Need(
        "gemeenten",
        _("Gemeenten zonder griffie"),
        worklist.councils_without_griffie,
        keeps_dossiers,
    ),
)


# What needs me: the first page after signing in of everybody who keeps something.

MOST_ROWS = 10
MOST_DOSSIERS = 20


@dataclass(frozen=True)
class ShownList:
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
    counts = worklist.draft_counts(desk.reader)
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
        "dossiers": list(worklist.open_to_enter(desk.reader)[:MOST_DOSSIERS]) if not chosen else (),
        "kinds": kinds(),
        "counts": counts[0],
        "of_griffies": () if chosen else counts[1],
    }


def kinds():
    """Return the RecordKind of the workspace for each kind of draft."""
    own = {each.model: each for each in KINDS.values() if not each.fixed}
    return {each.name: own[each.model] for each in worklist.DRAFTS}


def tell_readings(lists, reader):
    """Give the positions of the lists the readings that they are told with; one query for all."""
    told = [row for each in lists if each.need.tells_readings for row in each.rows]
    worklist.with_readings(told, reader)


def start(need, desk, today):
    """Return the first rows of a list."""
    page = Paginator(need.rows(desk.reader, today), MOST_ROWS).page(1)
    return ShownList(need, list(page.object_list), page.paginator.count)


def whole(need, desk, today):
    """Return a page of a list."""
    page = page_of(desk.request.GET, need.rows(desk.reader, today))
    return ShownList(need, list(page.object_list), page.paginator.count, page)
