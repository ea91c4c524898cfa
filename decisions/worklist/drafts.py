"""Records that stand in concept, and which rows are a reader's to keep."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from municipalities.models import Role

from ..models import (
    AgendaItem,
    Answer,
    Commitment,
    CommonItem,
    Decision,
    Dossier,
    Milestone,
    Poll,
    Position,
    Remark,
    Reply,
    Statement,
    Status,
)
from ..models.decisions import build_speaker_expression
from ..models.publication import build_own_condition
from .tasks import MOST_AT_ONCE, MOST_COUNTED, TaskHome, TaskQuery, Tasks

# Which rows are a reader's to keep: `permissions.may_keep_body` as a condition.


def build_kept_condition(reader, *, body="body", region="dossier__region", dossier="dossier"):
    """Return the condition under which a row is the reader's to keep, in a dossier in sight.

    The arguments name the way from the row; `body` is None where no body keeps it.
    """
    if reader.is_beheer:
        return Q()
    in_sight = Exists(Dossier.objects.visible_to(reader).filter(pk=OuterRef(dossier)))
    return build_own_condition(reader, body=body, region=region) & Q(in_sight)


def build_kept_regions_condition(reader, region="dossier__region"):
    """Return the condition that a row is of a region that the reader keeps as regioredactie."""
    return Q() if reader.is_beheer else Q(**{f"{region}__in": reader.redactie_of})


# Records that stand in concept: the reader's own by name, those of a griffie as a number.


@dataclass(frozen=True)
class DraftKind:
    """A kind of record with a status, and the ways to what a list tells of it.

    `above` is the record that it goes along with, '' where it stands on its own.
    """

    name: str
    model: Any
    text: str
    above: str = ""
    who: str = "body__name"
    dossier: str = "dossier"
    groups: str = ""
    body: str = "body"

    @property
    def speaker(self):
        """The expression of whose record it is: of the body, or of groups of it."""
        return build_speaker_expression(self.who, self.groups) if self.groups else F(self.who)


DRAFT_KINDS = (
    DraftKind("dossier", Dossier, "title", who="region__name", dossier="", body=""),
    DraftKind("decision", Decision, "title"),
    DraftKind("position", Position, "subject__name", above="decision", groups="groups_label"),
    DraftKind("remark", Remark, "text", above="decision", groups="groups_label"),
    DraftKind("reply", Reply, "reasons"),
    DraftKind("answer", Answer, "text"),
    DraftKind("statement", Statement, "text"),
    DraftKind("agenda_item", AgendaItem, "title"),
    DraftKind("common_item", CommonItem, "title", who="dossier__region__name", body=""),
    DraftKind("commitment", Commitment, "text"),
    DraftKind("poll", Poll, "title", who="dossier__region__name", body=""),
)


class DraftList(Tasks):
    """The drafts of a reader as dicts, newest first, of a dossier and of a body where those are
    given: one query for the first of them, and one more where there are more."""

    def __init__(self, reader, *, dossier=None, body=None):
        self.reader, self.dossier, self.body = reader, dossier, body

    def of(self, *, dossier=None, body=None):
        return DraftList(self.reader, dossier=dossier, body=body)

    @cached_property
    def by_kind(self):
        """(DraftKind, its rows) of each kind."""
        return [(kind, self.ask(kind)) for kind in DRAFT_KINDS]

    @cached_property
    def is_kept(self):
        """The condition that a row of a dossier is the reader's: the same for every kind."""
        return build_kept_condition(self.reader)

    def own_rows(self, kind):
        """Return the reader's drafts of a kind as a queryset."""
        return drafts_by_themselves(kind).filter(
            self.is_kept if kind.body else self.of_region(kind)
        )

    def of_region(self, kind):
        """Return the condition that a row which no body keeps is the reader's."""
        ways = {} if kind.dossier else {"region": "region", "dossier": "pk"}
        return build_kept_condition(self.reader, body=None, **ways)

    def ask(self, kind):
        ways = {"dossier": kind.dossier or "pk", "body": kind.body}
        tasks = TaskQuery(self.own_rows(kind), **ways)
        return tasks.of(dossier=self.dossier, body=self.body).rows

    @cached_property
    def first_rows(self):
        return self[: MOST_AT_ONCE + 1]

    @cached_property
    def homes(self):
        if len(self.first_rows) <= MOST_AT_ONCE:
            return [TaskHome(*each) for each in map(DRAFT_HOME, self.first_rows)]
        columns = ("task_dossier", "task_body", "task_due")
        first, *rest = (rows.order_by().values_list(*columns) for _kind, rows in self.by_kind)
        found = first.union(*rest, all=True).order_by()
        return [TaskHome(*each) for each in found[: MOST_COUNTED + 1]]

    def read(self, first, last):
        is_read = last <= MOST_AT_ONCE or len(self.first_rows) <= MOST_AT_ONCE
        rows = self.first_rows[first:last] if is_read else self[first:last]
        return [(row, TaskHome(*DRAFT_HOME(row))) for row in rows]

    def to_count(self):
        return [rows for _kind, rows in self.by_kind]

    def __getitem__(self, part):
        first, *rest = (select_draft_columns(kind, rows) for kind, rows in self.by_kind)
        found = first.union(*rest, all=True)
        return list(found.order_by("-made_at", "draft_kind", "-draft_pk")[part])


DRAFT_HOME = itemgetter("task_dossier", "task_body", "task_due")


def list_drafts(reader):
    """Return the reader's DraftList; what goes along with a Decision that is a draft is left
    out."""
    return DraftList(reader)


def count_drafts_of_griffies(reader):
    """Return how many drafts the griffies of the reader's regions have, as dicts by body and kind;
    a query for every kind.

    The regioredactie is told the number, and nothing of what they say.
    """
    if not reader.redactie_of:
        return []
    theirs = build_griffie_condition(reader)
    found = [
        each
        for kind in DRAFT_KINDS
        if kind.body
        for each in count_by_body(kind, drafts_by_themselves(kind).filter(theirs))
    ]
    return sorted(found, key=sum_by_keeper)


def build_griffie_condition(reader):
    """Return the condition under which a row is a griffie's in a region of the redactie."""
    return Q(
        dossier__region__in=reader.redactie_of,
        body__municipality__in=Role.objects.staffed_municipalities(reader.at),
    ) & ~Q(body__municipality__in=reader.griffie_of)


def drafts_by_themselves(kind):
    """Return the drafts of a kind that do not go along with another draft."""
    rows = kind.model.objects.filter(status=Status.DRAFT)
    return rows.exclude(**{f"{kind.above}__status": Status.DRAFT}) if kind.above else rows


def select_draft_columns(kind, rows):
    """Return what a list tells of these rows, in the same columns for every kind."""
    home = f"{kind.dossier}__" if kind.dossier else ""
    born = kind.model.history.filter(id=OuterRef("pk"), history_type="+").order_by("history_id")
    return rows.order_by().values(
        "task_dossier",
        "task_body",
        "task_due",
        draft_kind=Value(kind.name, CharField()),
        draft_pk=F("pk"),
        draft_text=Cast(kind.text, TextField()),
        draft_who=Cast(kind.speaker, TextField()),
        draft_home=Cast(f"{home}title", TextField()),
        draft_slug=Cast(f"{home}slug", TextField()),
        draft_version=F("version"),
        made_at=Subquery(born.values("history_date")[:1]),
    )


def count_by_body(kind, rows):
    """Return how many of these rows each body has."""
    named = rows.order_by().values(draft_who=F(kind.who), draft_kind=Value(kind.name))
    return named.annotate(n=Count("pk"))


def sum_by_keeper(counted):
    return (counted["draft_who"] or "", counted["draft_kind"])


# The dossiers in which something happened after the day until which they are kept.

DATED_KINDS = (Decision, Statement, Milestone, Remark)


def list_dossiers_to_mark_kept(reader, today):
    """Return the open dossiers of the regioredactie in which something was recorded that happened
    by today and after the day until which they are kept; by title."""
    rows = Dossier.objects.visible_to(reader).filter(closed_on__isnull=True)
    if not reader.is_beheer:
        rows = rows.filter(region__in=reader.redactie_of)
    kept_until = Coalesce(OuterRef("kept_until"), Value(date.min))
    happened = Q()
    for model in DATED_KINDS:
        since = model.objects.filter(dossier=OuterRef("pk"), first_on__gt=kept_until)
        happened |= Exists(since.filter(first_on__lte=today))
    return rows.filter(happened).order_by("title", "pk")


# The dossiers in which a reader can enter something.


def list_dossiers_to_enter(reader):
    """Return the dossiers of the reader's regions, those without a closing day first, by title."""
    rows = Dossier.objects.visible_to(reader)
    if not reader.is_beheer:
        rows = rows.filter(region__in=reader.shares_in | reader.redactie_of)
    return rows.order_by(F("closed_on").desc(nulls_first=True), "title", "pk")
