"""Records that stand in concept: the reader's own by name, those of a griffie as a number."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, Value

from municipalities.models import Role

from ...models import (
    AgendaItem,
    Answer,
    Decision,
    Dossier,
    Position,
    Remark,
    Reply,
    Statement,
    Status,
)
from .mine import kept


@dataclass(frozen=True)
class Draft:
    """A kind of record with a status, and the ways to what a list tells of it.

    `above` is the record that it goes along with, '' where it stands on its own.
    """

    name: str
    model: Any
    text: str
    above: str = ""
    who: str = "body__name"
    dossier: str = "dossier"


DRAFTS = (
    Draft("dossier", Dossier, "title", who="region__name", dossier=""),
    Draft("decision", Decision, "title"),
    Draft("position", Position, "subject__name", above="decision"),
    Draft("remark", Remark, "text", above="decision"),
    Draft("reply", Reply, "reasons"),
    Draft("answer", Answer, "text"),
    Draft("statement", Statement, "text"),
    Draft("agenda_item", AgendaItem, "title"),
)


def drafts(reader):
    """Return the reader's drafts of every kind as dicts, newest first; one query.

    What goes along with a Decision that is a draft itself is left out.
    """
    return union(told(kind, own_rows(kind, reader)) for kind in DRAFTS).order_by(
        "-made_at", "draft_kind", "-draft_pk"
    )


def draft_counts(reader):
    """Return how many drafts the reader has, and how many the griffies of its regions; one query.

    Two lists of dicts, by body and kind. Of a griffie's drafts the regioredactie is told the
    number, and nothing of what they say.
    """
    rows = [counted(kind, own_rows(kind, reader), True) for kind in DRAFTS]
    if reader.redactie_of:
        others = of_griffies(reader)
        kinds = [kind for kind in DRAFTS if kind.dossier]
        rows += [counted(kind, alone(kind).filter(others), False) for kind in kinds]
    found = list(union(rows).order_by("draft_who", "draft_kind"))
    own = [each for each in found if each["is_own"]]
    return own, [each for each in found if not each["is_own"]]


def of_griffies(reader):
    """Return the condition under which a row is a griffie's in a region of the redactie."""
    return Q(
        dossier__region__in=reader.redactie_of,
        body__municipality__in=Role.objects.staffed_municipalities(reader.at),
    ) & ~Q(body__municipality__in=reader.griffie_of)


def own_rows(kind, reader):
    if not kind.dossier:
        return alone(kind).filter(kept(reader, body=None, region="region", dossier="pk"))
    return alone(kind).filter(kept(reader))


def alone(kind):
    """Return the drafts of a kind that do not go along with another draft."""
    rows = kind.model.objects.filter(status=Status.DRAFT)
    return rows.exclude(**{f"{kind.above}__status": Status.DRAFT}) if kind.above else rows


def told(kind, rows):
    """Return what a list tells of these rows, under names that no model uses."""
    home = f"{kind.dossier}__" if kind.dossier else ""
    born = kind.model.history.filter(id=OuterRef("pk"), history_type="+").order_by("history_id")
    return rows.order_by().values(
        draft_kind=Value(kind.name),
        draft_pk=F("pk"),
        draft_text=F(kind.text),
        draft_who=F(kind.who),
        draft_home=F(f"{home}title"),
        draft_slug=F(f"{home}slug"),
        made_at=Subquery(born.values("history_date")[:1]),
    )


def counted(kind, rows, is_own):
    named = rows.order_by().values(
        is_own=Value(is_own), draft_who=F(kind.who), draft_kind=Value(kind.name)
    )
    return named.annotate(n=Count("pk"))


def union(queries):
    first, *more = queries
    return first.union(*more, all=True)
