"""When a version counts: when it was written, or when it was noticed that it stands.

A version is dated while its transaction runs, and may be seen much later. Who is told once, by
e-mail, is therefore told by the moment at which it was noticed: a Noticing reads how long the
chain of each dossier is, and those moments rise. Writers of one dossier come one by one and each
adds to its chain before it ends, so a version is seen with all before it. Whatever is seen after a
Noticing has a later moment than that one, however long it took to end (docs/following.md)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from municipalities.proof.links import ChainLink

from ...models import Dossier, DossierCounter, Noticing
from ..rows import HistoryRow, carrying

# SQLite takes no condition that is a thousand deep.
MOST_CHAINS_APART = 200


class Moments(Protocol):
    """When versions count."""

    def attach(self, rows: QuerySet[Any]) -> QuerySet[Any]: ...

    def find(self, row: HistoryRow) -> datetime | None: ...

    def are_one_go(self, row: HistoryRow, after: HistoryRow) -> bool: ...


def are_of_one_form(row: HistoryRow, after: HistoryRow) -> bool:
    """Whether two versions were written within a second, for one reason: by one form."""
    seconds = abs((after.history_date - row.history_date).total_seconds())
    return seconds < 1 and after.history_change_reason == row.history_change_reason


class RecordedMoments:
    """When a version was written; of a dossier, which stands before all in it, when it became
    public if that was earlier."""

    def attach(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows

    def find(self, row: HistoryRow) -> datetime | None:
        if row.instance_type is Dossier and row.public_from is not None:
            return min(row.history_date, row.public_from)
        return row.history_date

    def are_one_go(self, row: HistoryRow, after: HistoryRow) -> bool:
        return are_of_one_form(row, after)


class NoticedMoments:
    """When it was noticed that a version stands, None where that was not noticed yet."""

    def __init__(self, noticings: Iterable[Noticing]) -> None:
        self.noticings = sorted(noticings, key=lambda each: each.number)
        self.lengths: defaultdict[int, list[int]] = defaultdict(list)
        self.moments: defaultdict[int, list[datetime]] = defaultdict(list)
        for each in self.noticings:
            for key, length in each.lengths.items():
                self.lengths[int(key)].append(length)
                self.moments[int(key)].append(each.noticed_at)

    def attach(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return rows of the history, each with its number in the chain of its dossier."""
        label = rows.model.instance_type._meta.label_lower
        links = ChainLink.objects.filter(
            kind=label, record_id=OuterRef("id"), row_id=OuterRef("history_id")
        )
        return carrying(rows, link_number=Subquery(links.values("number")[:1]))

    def find(self, row: Any) -> datetime | None:
        dossier: int = row.id if row.instance_type is Dossier else row.dossier_id
        place = bisect_left(self.lengths[dossier], row.link_number or 0)
        moments = self.moments[dossier]
        return moments[place] if place < len(moments) else None

    def are_one_go(self, row: HistoryRow, after: HistoryRow) -> bool:
        return self.find(row) == self.find(after) and are_of_one_form(row, after)

    def list_lengths_by(self, moment: datetime) -> dict[int, int]:
        """Return how long the chain of each dossier was at the last Noticing by a moment."""
        lengths: dict[int, int] = {}
        for each in self.noticings:
            if each.noticed_at <= moment:
                lengths |= {int(key): length for key, length in each.lengths.items()}
        return lengths


class NoticedWrites:
    """What was noticed after a moment and by another, as keys of records."""

    def __init__(self, moments: NoticedMoments, since: datetime, until: datetime) -> None:
        self.since, self.until = since, until
        self.before = moments.list_lengths_by(since)
        after = moments.list_lengths_by(until)
        self.longer = {
            key: length for key, length in after.items() if length > self.before.get(key, 0)
        }
        # Dossiers that became public in between, which the reading finds first.
        self.opened: list[int] = []

    def list_keys(self, model: type[Model]) -> QuerySet[Any]:
        """Return the keys of the records of a kind of which a version was noticed."""
        links = ChainLink.objects.filter(kind=model._meta.label_lower).filter(self.in_chains)
        return links.values("record_id")

    @cached_property
    def in_chains(self) -> Q:
        """The condition on links that they were noticed; for many dossiers on some before too."""
        chains = {name_chain(key): self.before.get(key, 0) for key in self.longer}
        if len(chains) > MOST_CHAINS_APART or not chains:
            return Q(chain__in=list(chains), number__gt=min(chains.values(), default=0))
        found = Q()
        for chain, length in chains.items():
            found |= Q(chain=chain, number__gt=length)
        return found

    def became_public(self, way: str = "") -> Q:
        """Return the condition that an embargo ended, of the record to which `way` leads."""
        name = f"{way}public_from"
        return Q(**{f"{name}__gt": self.since, f"{name}__lte": self.until})


def name_chain(dossier: int) -> str:
    return str(DossierCounter(dossier_id=dossier).chain)
