"""Things to do in one shape, whatever they are: of which dossier, for which body, by when."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import DateField, F, IntegerField, Subquery, Value

from municipalities.models import User

# No more of one kind are counted and laid out than this; a choice of dossier or body shows others.
MOST_COUNTED = 1_000
# So many are on one page.
MOST_AT_ONCE = 20


class TaskHome(NamedTuple):
    """Where one thing to do belongs: the keys of its dossier and of its body, None where it has
    none, and the day by which it must be done."""

    dossier: int | None
    body: int | None
    due_on: date | None


class Tasks(ABC):
    """The things to do of one sort: `homes` tells where each belongs, at most one more than
    MOST_COUNTED, in the order in which `read` gives them."""

    @abstractmethod
    def of(self, *, dossier=None, body=None):
        """Return those of a dossier and of a body, by key."""

    @property
    @abstractmethod
    def homes(self):
        """Where each belongs."""

    @abstractmethod
    def read(self, first, last):
        """Return (row, TaskHome) of a part of the list."""

    @abstractmethod
    def to_count(self):
        """Return querysets with as many rows together as there are things to do."""


# Rows of the database, and rows that are read all at once.


class TaskQuery(Tasks):
    """Rows of a queryset, in its order. `dossier`, `body` and `due` name the way from a row to
    each; without one it has none. What has a day comes first, the earliest before the others."""

    def __init__(self, rows, *, dossier="dossier", body="body", due=""):
        none = Value(None, IntegerField())
        told = rows.annotate(
            task_dossier=F(dossier) if dossier else none,
            task_body=F(body) if body else none,
            task_due=F(due) if due else Value(None, DateField()),
        )
        by_day = F("task_due").asc(nulls_last=True)
        self.due = due
        self.rows = told.order_by(by_day, *told.query.order_by) if due else told

    def of(self, *, dossier=None, body=None):
        wanted = {"task_dossier": dossier, "task_body": body}
        chosen = {name: key for name, key in wanted.items() if key is not None}
        found = TaskQuery.__new__(TaskQuery)
        found.due, found.rows = self.due, self.rows.filter(**chosen)
        return found

    @cached_property
    def first_rows(self):
        """The first rows, and one more: mostly these are all, and nothing else is asked."""
        return list(self.rows[: MOST_AT_ONCE + 1])

    @property
    def is_short(self):
        return len(self.first_rows) <= MOST_AT_ONCE

    @cached_property
    def homes(self):
        """Of a long list without a day in no order: the newest first is not looked for to count
        them."""
        if self.is_short:
            return [home_of(each) for each in self.first_rows]
        rows = self.rows if self.due else self.rows.order_by()
        found = rows.values_list("task_dossier", "task_body", "task_due")[: MOST_COUNTED + 1]
        return [TaskHome(*each) for each in found]

    def read(self, first, last):
        is_read = self.is_short or last <= MOST_AT_ONCE
        rows = self.first_rows[first:last] if is_read else self.rows[first:last]
        return [(row, home_of(row)) for row in rows]

    def to_count(self):
        return [self.rows]


def home_of(row):
    """Return the TaskHome that a row was told with."""
    return TaskHome(row.task_dossier, row.task_body, row.task_due)


class TaskList(Tasks):
    """Rows that `find` reads all at once, in order, and `home_of` each; `counted` is a queryset
    of as many."""

    def __init__(self, find, home_of, counted):
        self.find, self.home_of, self.counted = find, home_of, counted
        self.dossier = self.body = None

    def of(self, *, dossier=None, body=None):
        found = TaskList(self.find, self.home_of, self.counted)
        found.dossier, found.body = dossier, body
        return found

    @cached_property
    def found(self):
        told = [(row, self.home_of(row)) for row in self.find()]
        return [
            (row, home)
            for row, home in told
            if self.dossier in (None, home.dossier) and self.body in (None, home.body)
        ]

    @property
    def homes(self):
        return [home for _row, home in self.found[: MOST_COUNTED + 1]]

    def read(self, first, last):
        return self.found[first:last]

    def to_count(self):
        return [self.counted]


# For whom something waits, and on which day that is asked.


@dataclass(frozen=True)
class Waiting:
    """Who asks what there is to do, and on which day."""

    reader: Any
    today: date


@dataclass(frozen=True)
class TaskSort:
    """One sort of thing to do: `ask` gives the Tasks of a Waiting, `who` says whether a reader
    has it at all. `slug` is its word in an address and names the template of a row.

    `batch` is the slug of what may be done with several at once, '' for nothing. A chore waits
    until there is time, and is not counted in the menu.
    """

    slug: str
    title: Any
    who: Callable[[Any], bool]
    ask: Callable[[Waiting], Tasks]
    tells_readings: bool = False
    batch: str = ""
    is_chore: bool = False


# How many there are, in one query, for the menu.

MOST_IN_MENU = 99


class CountOf(Subquery):
    """The number of rows of a queryset, as a value of another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
    empty_result_set_value = 0


def count_tasks(sorts, waiting):
    """Return how many things of these sorts there are, counted to just beyond MOST_IN_MENU of
    each; one query, and one for the proposals with which remarks fell."""
    rows = [rows for each in sorts for rows in each.ask(waiting).to_count()]
    limited = [each.order_by().values("pk")[: MOST_IN_MENU + 1] for each in rows]
    own = User.objects.filter(pk=waiting.reader.user.pk)
    numbers = own.values_list(*[CountOf(each) for each in limited]).get() if limited else ()
    return sum(numbers)
