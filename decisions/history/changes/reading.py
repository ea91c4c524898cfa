"""Reading what the public came to know: the newest for a feed, what was noticed for an e-mail."""

from collections.abc import Iterator
from datetime import datetime
from itertools import batched
from typing import Any

from django.db.models import Model

from municipalities.roles import Reader

from ...models import Dossier, Noticing
from .agenda import AgendaItemTeller, CommitmentTeller
from .entries import ChangeEntry, FollowedScope
from .events import MilestoneTeller, RoundTeller
from .moments import NoticedMoments, NoticedWrites, RecordedMoments
from .remarks import RemarkTeller, ReplyTeller
from .stances import DecisionTeller, PositionTeller
from .telling import Teller
from .versions import DOSSIER, ChangeGround, StateVersion, find_public_moment, fold_rows

TELLERS: tuple[type[Teller], ...] = (
    *(PositionTeller, DecisionTeller, MilestoneTeller, RoundTeller),
    *(RemarkTeller, ReplyTeller, AgendaItemTeller, CommitmentTeller),
)
# Records that are looked through for the newest entries, for each that is told: a record whose
# last version changed nothing of what is told stands among them too.
LOOKED_THROUGH = 3
# Records of which the versions are held at once.
MANY = 2_000


def read_changes(
    scope: FollowedScope, *, at: datetime, most: int | None = None
) -> list[ChangeEntry]:
    """Return what the public came to know by `at` within a scope, the newest first; no more than
    `most` of the newest. As many queries, however many there are."""
    ground = ChangeGround(Reader(at=at), RecordedMoments())
    found: list[ChangeEntry] = []
    for teller in (each() for each in TELLERS):
        rows = teller.list_visible(ground.reader).filter(teller.narrow(scope))
        if not teller.is_few:
            rows = rows.annotate(touched_at=teller.build_touched_moment())
            rows = rows.order_by("-touched_at", "-pk")
            rows = rows if most is None else rows[: most * LOOKED_THROUGH]
        records = list(rows)
        if records:
            found += teller.tell(records, ground)
    within = [each for each in found if each.at <= at and each.is_within(scope)]
    return sort_changes(within)[:most]


def read_noticed_changes(*, since: datetime, until: datetime) -> list[ChangeEntry]:
    """Return what was noticed after one moment and by another, the newest first: each ChangeEntry
    in one such window and no other, where `until` is the moment of a Noticing. It is told as the
    public sees it at `until`; what it does not see any more is left out."""
    moments = NoticedMoments(Noticing.objects.filter(noticed_at__lte=until))
    writes = NoticedWrites(moments, since, until)
    ground = ChangeGround(Reader(at=until), moments)
    writes.opened = find_opened_dossiers(writes, ground)
    found: list[ChangeEntry] = []
    for teller in (each() for each in TELLERS):
        for records in batched(list_touched_records(teller, writes, ground.reader), MANY):
            found += teller.tell(records, ground)
    return sort_changes([each for each in found if since < each.at <= until])


ORDER: dict[type[Model], int] = {each.model: place for place, each in enumerate(TELLERS)}


def sort_changes(found: list[ChangeEntry]) -> list[ChangeEntry]:
    """Return entries, the newest first; of one moment the kinds in the reverse order of TELLERS."""

    def order(entry: ChangeEntry) -> tuple[datetime, int, int, bool]:
        place = ORDER[type(entry.record)]
        return (entry.at, place, entry.record.pk, entry.is_correction)

    return sorted(found, key=order, reverse=True)


def find_opened_dossiers(writes: NoticedWrites, ground: ChangeGround) -> list[int]:
    """Return the keys of the dossiers that became public in a window; two queries at most."""
    touched = Dossier.objects.filter(pk__in=writes.list_keys(Dossier)).order_by()
    ended = Dossier.objects.filter(writes.became_public()).order_by()
    keys = set(touched.values_list("pk").union(ended.values_list("pk")).order_by())
    found = []
    for key, rows in ground.read_rows(DOSSIER, Dossier, {key for (key,) in keys}).items():
        versions = fold_rows(rows, (DOSSIER,), ground.moments)
        since = find_public_moment(versions, find_dossier_opening, writes.until)
        if since is not None and since[1] > writes.since:
            found.append(key)
    return found


def find_dossier_opening(version: StateVersion) -> datetime | None:
    return version.state.find_public_from((DOSSIER,))


def list_touched_records(teller: Teller, writes: NoticedWrites, reader: Reader) -> Iterator[Any]:
    """Yield the public records of a kind of which something was noticed; two queries, and one more
    for each so many. What touched them is looked up apart: a condition that joins it all would
    read the table."""
    rows = teller.model.objects.order_by()
    first, *rest = [rows.filter(each).values_list("pk") for each in teller.list_touched(writes)]
    keys = sorted(key for (key,) in first.union(*rest).order_by())
    for some in batched(keys, MANY):
        yield from teller.list_visible(reader).filter(pk__in=some).order_by("pk")
