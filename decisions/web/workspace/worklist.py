"""What needs me: the first page of everybody who keeps records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.shortcuts import render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from municipalities.models import Region

from ... import worklist
from ..access import Access, restrict_to
from ..parameters import parse_choice, parse_page
from .form_flow import open_workspace
from .kinds import RECORD_KINDS
from .record_pages import ReadingForm

# The lists of the front page of the workspace, in the order in which they press.


@dataclass(frozen=True)
class Waiting:
    """For whom something waits on a day; its drafts are counted once."""

    reader: Any
    today: date

    @cached_property
    def drafts(self):
        return worklist.list_drafts(self.reader)


@dataclass(frozen=True)
class WorkList:
    """One list: `rows` gives what is Waiting.

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


def is_keeper(reader):
    return reader.keeps


def may_confirm_positions(reader):
    return bool(reader.griffie_of or reader.college_of or reader.redactie_of)


def is_griffie(reader):
    return bool(reader.griffie_of)


def is_college_member(reader):
    return bool(reader.college_of)


def keeps_dossiers_of_region(reader):
    return bool(reader.redactie_of or reader.is_beheer)


def of_reader(ask):
    """Return a question of what is Waiting, of one of a reader."""
    return lambda waiting: ask(waiting.reader)


def on_day(ask):
    """Return a question of what is Waiting, of one of a reader and a day."""
    return lambda waiting: ask(waiting.reader, waiting.today)


WORK_LISTS = (
    WorkList(
        "meldingen", _("Gemelde fouten"), of_reader(worklist.list_unanswered_reports), is_keeper
    ),
    WorkList(
        "rondes",
        _("Rondes die op een antwoord wachten"),
        on_day(worklist.list_waiting_bodies),
        is_keeper,
    ),
    WorkList(
        "tegenlezen",
        _("Tegenlezen"),
        on_day(worklist.list_read_backs_to_answer),
        is_griffie,
    ),
    WorkList(
        "lezingen",
        _("Lezingen die anderen voorstelden"),
        of_reader(worklist.list_proposed_readings),
        is_keeper,
    ),
    WorkList(
        "verschillen",
        _("Standpunten waarvan de bronnen verschillen"),
        of_reader(worklist.list_differing),
        may_confirm_positions,
        tells_readings=True,
    ),
    WorkList(
        "bevestigen",
        _("Standpunten van uw college om te bevestigen"),
        of_reader(worklist.list_agreeing_of_colleges),
        is_college_member,
        tells_readings=True,
    ),
    WorkList(
        "bronnen",
        _("Standpunten zonder bron, of met een bron die iets anders zegt"),
        of_reader(worklist.list_lacking_source),
        is_keeper,
        tells_readings=True,
    ),
    WorkList("concepten", _("Concepten"), attrgetter("drafts"), is_keeper),
    WorkList(
        "wensen",
        _("Wensen en bedenkingen zonder reactie"),
        on_day(worklist.list_unanswered_questions),
        is_keeper,
    ),
    WorkList(
        "agendapunten",
        _("Agendapunten zonder vergadering"),
        of_reader(worklist.list_unplanned_items),
        is_keeper,
    ),
    WorkList(
        "open-rondes",
        _("Rondes waarin nog niet elk orgaan sprak"),
        of_reader(worklist.list_open_rounds),
        keeps_dossiers_of_region,
    ),
    WorkList(
        "bijgehouden",
        _("Dossiers waarin iets nieuws staat: tot wanneer zijn zij bijgehouden?"),
        on_day(worklist.list_dossiers_to_mark_kept),
        keeps_dossiers_of_region,
    ),
    WorkList(
        "gemeenten",
        _("Gemeenten zonder griffie"),
        on_day(worklist.list_councils_without_griffie),
        keeps_dossiers_of_region,
    ),
)


# What needs me: the first page after signing in of everybody who keeps something.

MOST_ROWS = 10
MOST_COUNTED = 1_000
MOST_DOSSIERS = 20


@dataclass(frozen=True)
class ShownList:
    """A list as far as the page shows it: ten rows, or a page of all where that was asked.

    `total` is counted no further than just beyond MOST_COUNTED beside ten rows.
    """

    need: WorkList
    rows: Any
    total: int
    page: Any = None

    @property
    def has_more(self):
        return self.page is None and self.total > len(self.rows)

    @property
    def most(self):
        """The number that there are more of than that, None where they were counted."""
        is_beyond = self.page is None and self.total > MOST_COUNTED
        return MOST_COUNTED if is_beyond else None


@restrict_to(Access.KEEPS)
def worklist_page(request):
    """Show the lists that wait for the reader, or with ?alles= the whole of one."""
    desk = open_workspace(request)
    own = [each for each in WORK_LISTS if each.who(desk.reader)]
    options = [(each.slug, each.title) for each in own]
    chosen = parse_choice(request.GET, "alles", "", options).value
    waiting = Waiting(desk.reader, desk.now.astimezone(get_current_timezone()).date())
    if chosen:
        lists = [read_list_page(each, desk, waiting) for each in own if each.slug == chosen]
    else:
        found = (read_first_rows(need, waiting) for need in own)
        lists = [each for each in found if each.rows]
    attach_told_readings(lists, desk.reader)
    return render(request, "desk/needs.html", build_worklist_context(desk, lists, chosen, waiting))


def build_worklist_context(desk, lists, chosen, waiting):
    """Return what the page is told with; `counts` are of the own drafts and of the griffies'."""
    return {
        **desk.context,
        "lists": lists,
        "chosen": chosen,
        "today": waiting.today,
        "reason": ReadingForm.base_fields["reason"].initial,
        "dossiers": list(worklist.list_dossiers_to_enter(desk.reader)[:MOST_DOSSIERS])
        if not chosen
        else (),
        "regions": list_kept_regions(desk.reader),
        "kinds": list_draft_kinds(),
        "counts": waiting.drafts.counted,
        "of_griffies": () if chosen else worklist.count_drafts_of_griffies(desk.reader),
    }


def list_kept_regions(reader):
    """Return the regions that the reader sets up; one query, none for who keeps no region."""
    if not reader.redactie_of:
        return ()
    return list(Region.objects.filter(pk__in=reader.redactie_of).order_by("name"))


def list_draft_kinds():
    """Return the RecordKind of the workspace for each kind of draft."""
    own = {each.model: each for each in RECORD_KINDS.values() if not each.fixed}
    return {each.name: own[each.model] for each in worklist.DRAFT_KINDS}


def attach_told_readings(lists, reader):
    """Give the positions of the lists the readings that they are told with; one query for all."""
    told = [row for each in lists if each.need.tells_readings for row in each.rows]
    worklist.attach_readings(told, reader)


def read_first_rows(need, waiting):
    """Return the first rows of a list, each list that grows asked for just these; they are counted
    only where there are more."""
    rows = need.rows(waiting)
    found = list(rows[: MOST_ROWS + 1])
    total = len(found) if len(found) <= MOST_ROWS else count_rows(rows)
    return ShownList(need, found[:MOST_ROWS], total)


def count_rows(rows):
    """Return how many rows there are; of a queryset no more are counted than a page tells."""
    if isinstance(rows, QuerySet):
        return rows.order_by()[: MOST_COUNTED + 1].count()
    return Paginator(rows, MOST_ROWS).count


def read_list_page(need, desk, waiting):
    """Return a page of a list."""
    page = parse_page(desk.request.GET, need.rows(waiting))
    return ShownList(need, list(page.object_list), page.paginator.count, page)
