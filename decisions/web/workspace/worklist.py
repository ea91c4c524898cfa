"""What there is to do: the first page of everybody who keeps records, one list by deadline."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Body, Region

from ... import worklist
from ...domain.deadlines import DeadlineGround, Urgency, judge_urgency, merge_by_deadline
from ...history import read_same_acts
from ...models import Dossier
from ..access import Access, restrict_to
from ..parameters import SLUG, BadParameter, parse_choice, parse_page, parse_single_value
from .form_flow import keep_menu_number, open_workspace, record_short_name, shorten_name
from .kinds import RECORD_KINDS
from .record_pages import ReadingForm
from .together import ChooseThemeForm

# One thing to do, as the page tells it.

URGENCIES = {
    Urgency.LATE: gettext_lazy("Te laat"),
    Urgency.THIS_WEEK: gettext_lazy("Deze week"),
    Urgency.THIS_MONTH: gettext_lazy("Binnen een maand"),
    Urgency.LATER: gettext_lazy("Later"),
    Urgency.UNDATED: gettext_lazy("Zonder datum"),
}
IN_TIME = gettext_lazy("Als er tijd is")
GROUNDS = {
    "rondes": {
        DeadlineGround.SAFE_DAY: gettext_lazy("laatste werkdag buiten het reces"),
        DeadlineGround.TERM: gettext_lazy("einde van de termijn"),
    },
    "open-rondes": gettext_lazy("uiterste dag van de ronde"),
    "vragen": gettext_lazy("dag van de vergadering"),
    "tegenlezen": gettext_lazy("zoals de regioredactie vraagt"),
    "aanbod": gettext_lazy("uiterste dag van de ronde"),
    "uitkomsten": gettext_lazy("dag van de vergadering"),
    "toezeggingen": gettext_lazy("zoals is toegezegd"),
    "mijn-punten": gettext_lazy("zoals het is toegewezen"),
    "meelezen": gettext_lazy("zoals het punt is toegewezen"),
    "reces": gettext_lazy("dan begint de volgende schoolvakantie"),
}


@dataclass(frozen=True)
class ShownTask:
    """A thing to do: its TaskSort, the row that its template tells, of which dossier and for which
    body (None where it has none), and by when on a day."""

    sort: Any
    row: Any
    due_on: date | None
    today: date
    dossier: Any = None
    body: Any = None

    @property
    def template(self):
        return f"desk/needs/_{self.sort.slug}.html"

    @property
    def key(self):
        """What a form sends where it is ticked: which record, at which version it was seen."""
        if isinstance(self.row, dict):
            kind = list_draft_kinds()[self.row["draft_kind"]]
            return f"{kind.slug}-{self.row['draft_pk']}-{self.row['draft_version']}"
        return f"{self.row.pk}-{self.row.version}"

    @property
    def name(self):
        """What it is called where it is ticked."""
        words = self.row["draft_text"] if isinstance(self.row, dict) else None
        return record_short_name(self.row) if words is None else shorten_name(words)

    @property
    def urgency(self):
        return judge_urgency(self.due_on, self.today)

    @property
    def group(self):
        """The heading under which it stands."""
        is_chore = self.sort.is_chore and self.due_on is None
        return str(IN_TIME if is_chore else URGENCIES[self.urgency])

    @property
    def ground(self):
        """Why it must be done by its day, in words; '' without a day."""
        if self.due_on is None:
            return ""
        told = GROUNDS[self.sort.slug]
        return told[self.row.deadline.ground] if isinstance(told, dict) else told


# What is asked for: all, or what the address chooses of it.


@dataclass(frozen=True)
class TaskChoice:
    """What an address chooses: one sort, the tasks of one dossier, of one body; None for all."""

    sort: Any = None
    dossier: Any = None
    body: Any = None

    @property
    def is_any(self):
        return any((self.sort, self.dossier, self.body))

    @property
    def query(self):
        """The parameters of an address that chooses the same."""
        return {
            "soort": self.sort.slug if self.sort else None,
            "dossier": self.dossier.slug if self.dossier else None,
            "orgaan": self.body.slug if self.body else None,
        }


def parse_task_choice(parameters, sorts, reader):
    """Return the TaskChoice of an address; raise BadParameter for what is none of the reader's.
    A query for each of dossier and body that is named."""
    options = [(each.slug, each.title) for each in sorts]
    slug = parse_choice(parameters, "soort", "", options).value
    dossiers = Dossier.objects.visible_to(reader).select_related("region")
    return TaskChoice(
        next((each for each in sorts if each.slug == slug), None),
        parse_named(parameters, "dossier", dossiers),
        parse_named(parameters, "orgaan", Body.objects.all()),
    )


def parse_named(parameters, name, rows):
    """Return the row whose slug an address names, None where it names none; raise BadParameter."""
    slug = parse_single_value(parameters, name)
    if not slug:
        return None
    found = rows.filter(slug=slug).first() if SLUG.fullmatch(slug) else None
    if found is None:
        raise BadParameter(name, slug, _("Kies een van de mogelijkheden van deze bladzijde."))
    return found


# The list, counted by what may be chosen and read a page at a time.


@dataclass(frozen=True)
class Facet:
    """One choice with how many there are of it. `leads_to` chooses it, or is the way back where
    it is chosen."""

    label: str
    number: str
    is_chosen: bool
    leads_to: str


class TaskPages:
    """All that there is to do for who is Waiting, as far as a TaskChoice goes: a list that
    Paginator counts and reads a part of."""

    def __init__(self, sorts, waiting, choice):
        self.waiting, self.choice, self.reader = waiting, choice, waiting.reader
        keys = {name: each.pk for name, each in self.kept.items() if each is not None}
        self.asked = [(each, each.ask(waiting).of(**keys)) for each in sorts]

    @property
    def kept(self):
        return {"dossier": self.choice.dossier, "body": self.choice.body}

    @cached_property
    def shown(self):
        """(TaskSort, Tasks) of the sorts that the choice leaves."""
        return [each for each in self.asked if self.choice.sort in (None, each[0])]

    @cached_property
    def days(self):
        """By when each row of each of these must be done."""
        return [list_days(tasks.homes) for _sort, tasks in self.shown]

    def count(self):
        return sum(map(len, self.days))

    def __getitem__(self, part):
        places = merge_by_deadline(self.days, part.start, part.stop - part.start)
        rows = self.read(places)
        return self.name([rows[place] for place in places])

    def read(self, places):
        """Return {place: (TaskSort, row, TaskHome)}: of each sort what is on the page at once."""
        found = {}
        for which in {which for which, _row in places}:
            own = [row for each, row in places if each == which]
            sort, tasks = self.shown[which]
            read = tasks.read(min(own), max(own) + 1)
            for place, (row, home) in enumerate(read, min(own)):
                found[which, place] = (sort, row, home)
        return {place: found[place] for place in places if place in found}

    def name(self, rows):
        """Return the ShownTasks of these rows; two queries, with what the choices are called."""
        homes = [home for *_row, home in rows]
        self.dossier_names = self.read_named(
            Dossier.objects.visible_to(self.reader), "dossier", homes
        )
        self.body_names = self.read_named(Body.objects.all(), "body", homes)
        return [
            ShownTask(
                sort,
                row,
                home.due_on,
                self.waiting.today,
                self.dossier_names.get(home.dossier),
                self.body_names.get(home.body),
            )
            for sort, row, home in rows
        ]

    def read_named(self, rows, name, homes):
        """Return by key the dossiers or bodies of these homes and of the choices."""
        keys = {getattr(home, name) for home in homes} | {*self.most(name)}
        return rows.in_bulk(keys - {None})

    # What may be chosen, each with its number.

    @cached_property
    def homes(self):
        """Where everything belongs that the chosen sort has, or all of them."""
        return [home for _sort, tasks in self.shown for home in tasks.homes]

    @property
    def pressing(self):
        """How many there are that are no chores."""
        return sum(len(tasks.homes) for sort, tasks in self.asked if not sort.is_chore)

    @property
    def is_cut(self):
        """Whether there is more of a sort than is laid out."""
        most = worklist.MOST_COUNTED
        return any(len(tasks.homes) > most for _sort, tasks in self.shown)

    @property
    def sorts(self):
        """The sorts of which there is something, as Facets in the order in which they press."""
        return [
            self.build_facet("soort", sort.slug, str(sort.title), len(tasks.homes))
            for sort, tasks in self.asked
            if tasks.homes or sort == self.choice.sort
        ]

    def build_facet(self, name, slug, label, number):
        """Return the Facet of one value of the parameter of that name."""
        query = self.choice.query
        is_chosen = query[name] == slug
        asked = {**query, name: None if is_chosen else slug}
        told = urlencode({name: value for name, value in asked.items() if value})
        leads_to = f"{reverse('desk')}?{told}" if told else reverse("desk")
        return Facet(label, tell_bounded_number(number), is_chosen, leads_to)

    def dossiers(self):
        """The dossiers as Facets, the most to do first, once a part of the list was read."""
        return self.list_facets("dossier", self.dossier_names)

    def bodies(self):
        """The bodies as Facets, once a part of the list was read."""
        return self.list_facets("body", self.body_names)

    def most(self, name):
        """Return how many there are of the dossiers or bodies with the most to do, by key."""
        numbers = Counter(getattr(home, name) for home in self.homes)
        numbers.pop(None, None)
        if (chosen := self.kept[name]) is not None:
            numbers.setdefault(chosen.pk, 0)
        return dict(numbers.most_common(MOST_FACETS))

    def list_facets(self, name, named):
        """Return the Facets of the dossiers or bodies with the most to do, MOST_FACETS of them."""
        parameter = {"dossier": "dossier", "body": "orgaan"}[name]
        return [
            self.build_facet(parameter, named[key].slug, label_home(named[key]), number)
            for key, number in self.most(name).items()
            if key in named
        ]


def label_home(home):
    return home.title if isinstance(home, Dossier) else home.name


MOST_FACETS = 12


def list_days(homes):
    """Return the days of rows as they are laid out: no more than are counted, what has none
    last."""
    days = [home.due_on for home in homes[: worklist.MOST_COUNTED]]
    return sorted(days, key=lambda day: (day is None, day or date.max))


def tell_bounded_number(number):
    """Return a number for a choice; beyond what is counted that there are more."""
    most = worklist.MOST_COUNTED
    return _("meer dan %d") % most if number > most else str(number)


# The page.

MOST_DOSSIERS = 20


@restrict_to(Access.KEEPS)
def worklist_page(request):
    """Show what the reader has to do by deadline, or with ?soort=, ?dossier= and ?orgaan= a part
    of it."""
    desk = open_workspace(request)
    waiting = worklist.Waiting(desk.reader, desk.reader.today)
    sorts = worklist.list_sorts_of(desk.reader)
    choice = parse_task_choice(request.GET, sorts, desk.reader)
    tasks = TaskPages(sorts, waiting, choice)
    page = parse_page(request.GET, tasks)
    page.object_list = attach_told(list(page.object_list), desk.reader)
    if not (desk.reader.is_beheer or any(tasks.kept.values())):
        # Beheer keeps everything there is: a number says nothing to it.
        keep_menu_number(desk, tasks.pressing)
    context = {**build_list_context(desk, tasks, page), **build_ways_context(desk, choice)}
    return render(request, "desk/needs.html", context)


def build_list_context(desk, tasks, page):
    """Return what the list and the choices are told with; `batch` is what may be done with several
    of the rows at once."""
    choice = tasks.choice
    batch = choice.sort.batch if choice.sort else ""
    return {
        **desk.context,
        "tasks": tasks,
        "page": page,
        "choice": choice,
        "today": tasks.waiting.today,
        "most": worklist.MOST_COUNTED,
        "batch": batch,
        "together": [] if batch else list_together(tasks),
        **(build_batch_context(desk.request.GET, tasks, page) if batch else {}),
        "kinds": list_draft_kinds(),
        "reason": ReadingForm.base_fields["reason"].initial,
    }


def build_ways_context(desk, choice):
    """Return what the rest of the first page is told with, nothing where a part was chosen."""
    if choice.is_any:
        return {}
    reader = desk.reader
    return {
        "dossiers": list(worklist.list_dossiers_to_enter(reader)[:MOST_DOSSIERS]),
        "regions": list_kept_regions(reader),
        "of_griffies": worklist.count_drafts_of_griffies(reader),
    }


def list_kept_regions(reader):
    """Return the regions that the reader sets up; one query, none for who keeps no region."""
    if not reader.redactie_of:
        return ()
    return list(Region.objects.filter(pk__in=reader.redactie_of).order_by("name"))


@cache
def list_draft_kinds():
    """Return the RecordKind of the workspace for each kind of draft."""
    own = {each.model: each for each in RECORD_KINDS.values() if not each.fixed}
    return {each.name: own[each.model] for each in worklist.DRAFT_KINDS}


def attach_told(tasks, reader):
    """Give the rows of a page what they are told with: the readings of positions, and the acts
    that a decision looks like; one query for the first and three for the second, none where there
    are none."""
    told = [each.row for each in tasks if each.sort.tells_readings]
    worklist.attach_readings(told, reader)
    doubles = [each.row for each in tasks if each.sort.slug == "dubbel"]
    same = read_same_acts(doubles, reader=reader)
    return [
        replace(each, row=with_same(each.row, same)) if each.sort.slug == "dubbel" else each
        for each in tasks
    ]


def with_same(decision, same):
    """Return a decision with `same`, the acts that it looks like."""
    decision.same = same.get(decision.pk, [])
    return decision


# What may be done with several at once.

FEWEST = 2
BATCHES = {
    worklist.CONFIRM: gettext_lazy("Samen bevestigen"),
    worklist.THEME: gettext_lazy("Samen een thema geven"),
    worklist.PUBLISH: gettext_lazy("Samen publiceren"),
}


def list_together(tasks):
    """Return (slug of the sort, words, number) of what may be done with several at once here."""
    return [
        (sort.slug, BATCHES[sort.batch], tell_bounded_number(len(own.homes)))
        for sort, own in tasks.shown
        if sort.batch and len(own.homes) >= FEWEST
    ]


def build_theme_form(tasks):
    """Return the form that asks a theme of the dossiers of these tasks."""
    form = ChooseThemeForm(auto_id="id_%s")
    form.offer_themes({each.dossier.pk for each in tasks if each.dossier})
    return form


# What is ticked: what stands on the page, or all of a sort, also on the other pages.

ALL_PAGES, MOST_TICKED = "alle", 200


def build_batch_context(parameters, tasks, page):
    """Return what is told where several may be done at once: whether what the page shows is ticked,
    the tasks on other pages that are ticked along (`carried`), how many there may be ticked where
    they stand on several pages, and for themes the form that asks one."""
    asked = parameters.get("alles")
    shown = {each.key for each in page.object_list}
    everything = tasks[0:MOST_TICKED] if asked == ALL_PAGES else ()
    carried = [each for each in everything if each.key not in shown]
    number = min(page.paginator.count, MOST_TICKED) if page.paginator.num_pages > 1 else 0
    return {
        "ticked": asked is not None,
        "carried": carried,
        "tick_number": number,
        "ticks_all": asked == ALL_PAGES and number > 0,
        "theme_form": build_theme_form([*page.object_list, *carried])
        if tasks.choice.sort.batch == worklist.THEME
        else None,
    }
