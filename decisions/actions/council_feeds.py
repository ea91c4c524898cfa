"""From which system of a council is read, and what came in from it: kept as proposals."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import batched
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.models import Body
from municipalities.roles import Reader

from ..models import CouncilFeed, PulledKind, PulledRecord, PulledState
from ..permissions import may_keep_feed

# Which system, where, and whether it is asked at all.

RETRY_AFTER = timedelta(hours=1)


def save_council_feed(feed: CouncilFeed, *, by: Reader) -> CouncilFeed:
    """Save from which system of a council is read; one that is on is asked the next minute.

    Raises PermissionDenied, or ValidationError for an address that the installation does not allow.
    """
    if not may_keep_feed(by, feed.body):
        raise PermissionDenied(_("Dit stelt de griffie van deze raad in, of beheer."))
    feed.set_at, feed.set_by, feed.asked_at = by.at, by.user, None
    feed.full_clean()
    check_is_allowed(feed.address)
    feed.save()
    return feed


def check_is_allowed(address: str) -> None:
    """Refuse an address that REGIO_COUNCIL_SYSTEMS does not name."""
    allowed = settings.COUNCIL_SYSTEMS
    if any(address == each or address.startswith(f"{each}/") for each in allowed):
        return
    told = ", ".join(allowed) or _("nog geen enkel adres")
    words = _("Deze installatie staat dit adres niet toe. Toegestaan: %s. Vraag het aan beheer.")
    raise ValidationError({"address": words % told})


def claim_due_feed(at: datetime) -> CouncilFeed | None:
    """Return a feed whose turn it is, noted as asked; None where none is. That is once a day, and
    an hour later again where it failed."""
    midnight = at.astimezone(get_current_timezone()).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    late = ~Q(failure="") & Q(asked_at__lte=at - RETRY_AFTER)
    due = CouncilFeed.objects.filter(
        Q(asked_at__isnull=True) | Q(asked_at__lt=midnight) | late, is_pulled=True
    )
    for feed in due.order_by(F("asked_at").asc(nulls_first=True), "pk")[:1]:
        own = CouncilFeed.objects.filter(pk=feed.pk, asked_at=feed.asked_at, is_pulled=True)
        if feed.asked_at is None:
            own = CouncilFeed.objects.filter(pk=feed.pk, asked_at__isnull=True, is_pulled=True)
        if own.update(asked_at=at):
            return feed
    return None


def note_pull(feed: CouncilFeed, *, failure: str, at: datetime) -> None:
    """Note that a system was asked, and why that failed, '' where it did not."""
    told: dict[str, Any] = {"tried_at": at, "failure": failure[:300]}
    CouncilFeed.objects.filter(pk=feed.pk).update(
        **told if failure else told | {"succeeded_at": at}
    )


# What came in: new as a proposal, changed as a change of it, the rest as seen again.


@dataclass(frozen=True)
class PulledRow:
    """One thing that a source told, under its key there. `meeting` and `item` are the keys of what
    it is part of, '' where it is part of none, and stand before it."""

    kind: PulledKind
    external_id: str
    payload: dict[str, Any]
    meeting: str = ""
    item: str = ""
    place: int = 0
    held_on: date | None = None


STAGES = ((PulledKind.MEETING,), (PulledKind.ITEM,), (PulledKind.DOCUMENT, PulledKind.OUTCOME))
type Known = dict[tuple[str, str], PulledRecord]


def store_uploaded(feed: CouncilFeed, rows: Sequence[PulledRow], *, by: Reader) -> int:
    """Keep what a file told that somebody brought, as if the source had been asked for it; return
    how many things are new or changed. `feed` may be one that was never saved. Raises
    PermissionDenied."""
    if not may_keep_feed(by, feed.body):
        raise PermissionDenied(_("Dit brengt de griffie van deze raad in, of beheer."))
    return store_pulled(feed, rows, at=by.at)


def store_pulled(feed: CouncilFeed, rows: Sequence[PulledRow], *, at: datetime) -> int:
    """Keep what a source told now, all or nothing; return how many things are new or changed.

    What was passed over stays as it was, and what belongs to it is passed over too, a new item of
    a meeting apart: nobody waits for it, and it does not count as new.
    """
    with transaction.atomic():
        # One after the other: a file that is brought while the worker asks leaves no doubles.
        Body.objects.select_for_update(no_key=True).get(pk=feed.body_id)
        known = read_known(feed, rows)
        changed = sum(refresh_known(known, rows, at))
        added = 0
        for kinds in STAGES:
            fresh = [
                each for each in rows if each.kind in kinds and pulled_key_of(each) not in known
            ]
            made = [build_pulled(each, feed, known, at) for each in drop_doubles(fresh)]
            for each in PulledRecord.objects.bulk_create(made, batch_size=200):
                known[each.kind, each.external_id] = each
            added += sum(each.state == PulledState.PROPOSED for each in made)
    return added + changed


class PulledEffect(StrEnum):
    """What keeping a thing would do to what is known."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"
    PASSED = "overgeslagen"


def judge_pulled(
    feed: CouncilFeed, rows: Sequence[PulledRow]
) -> list[tuple[PulledRow, PulledEffect]]:
    """Return each thing with what `store_pulled` would do with it now; nothing is written."""
    known = read_known(feed, rows)
    return [(row, judge_pulled_row(row, known)) for row in drop_doubles(rows)]


def judge_pulled_row(row: PulledRow, known: Known) -> PulledEffect:
    """Return what a thing does to what is known. What was passed over stays so, and what belongs
    to it is, a new item of a meeting apart."""
    found = known.get(pulled_key_of(row))
    if found is not None and found.state == PulledState.PASSED:
        return PulledEffect.PASSED
    if found is not None:
        return PulledEffect.SAME if found.payload == row.payload else PulledEffect.CHANGED
    return PulledEffect.PASSED if comes_passed(row, known) else PulledEffect.NEW


def comes_passed(row: PulledRow, known: Known) -> bool:
    """Whether a new thing is part of what was passed over, and so is passed over itself."""
    above = (PulledKind.ITEM, row.item) if row.item else (PulledKind.MEETING, row.meeting)
    found = known.get(above)
    is_passed = found is not None and found.state == PulledState.PASSED
    return is_passed and row.kind != PulledKind.ITEM


def pulled_key_of(row: PulledRow) -> tuple[str, str]:
    return row.kind, row.external_id


def drop_doubles(rows: Iterable[PulledRow]) -> Iterable[PulledRow]:
    """Return rows of which a source told one twice, once."""
    return {pulled_key_of(each): each for each in rows}.values()


def read_known(feed: CouncilFeed, rows: Sequence[PulledRow]) -> Known:
    """Return what is known of these rows, by kind and key; a query for each five hundred."""
    found: Known = {}
    own = PulledRecord.objects.filter(body=feed.body_id, system=feed.system)
    for keys in batched(sorted({each.external_id for each in rows}), 500):
        found |= {(each.kind, each.external_id): each for each in own.filter(external_id__in=keys)}
    return found


def refresh_known(known: Known, rows: Sequence[PulledRow], at: datetime) -> Iterator[bool]:
    """Note that known things were seen again, and yield of each whether it changed."""
    seen = {pulled_key_of(row): row for row in rows if pulled_key_of(row) in known}
    changed = [known[key] for key, row in seen.items() if take_change(known[key], row, at)]
    keys = [known[key].pk for key in seen]
    for part in batched(keys, 500):
        PulledRecord.objects.filter(pk__in=part).update(seen_at=at)
    names = ["payload", "former", "changed_at", "held_on", "place"]
    PulledRecord.objects.bulk_update(changed, names, batch_size=100)
    yield from (True for _each in changed)


def take_change(record: PulledRecord, row: PulledRow, at: datetime) -> bool:
    """Let a record say what the source says now; return whether that is something else."""
    if record.payload == row.payload or record.state == PulledState.PASSED:
        return False
    if record.state == PulledState.PROPOSED or not record.waits:
        record.former = record.payload
    record.changed_at = at
    if record.state == PulledState.ACCEPTED and record.former == row.payload:
        record.former, record.changed_at = {}, None  # as it was when it was taken over
    record.payload, record.held_on, record.place = row.payload, row.held_on, row.place
    return True


def build_pulled(row: PulledRow, feed: CouncilFeed, known: Known, at: datetime) -> PulledRecord:
    """Return a new record of what a source told, unsaved."""
    meeting = known.get((PulledKind.MEETING, row.meeting))
    item = known.get((PulledKind.ITEM, row.item))
    return PulledRecord(
        body_id=feed.body_id,
        system=feed.system,
        kind=row.kind,
        external_id=row.external_id,
        meeting=meeting,
        item=item,
        place=row.place,
        held_on=row.held_on,
        payload=row.payload,
        first_seen_at=at,
        seen_at=at,
        state=PulledState.PASSED if comes_passed(row, known) else PulledState.PROPOSED,
    )


# What may be kept nowhere.


def redact_pulled_records(passage: str) -> None:
    """Forget what a source told wherever a passage stands in it that may be kept nowhere; it is
    passed over, so that it does not come back."""
    gone = {"title": _("[weggelaten]")}
    for each in list_holding(PulledRecord.objects.order_by("pk"), passage):
        PulledRecord.objects.filter(pk=each.pk).update(
            payload=gone, former={}, state=PulledState.PASSED
        )


def list_holding(rows: QuerySet[PulledRecord], passage: str) -> list[PulledRecord]:
    """Return the records in which a passage stands."""
    told = rows.only("pk", "payload", "former").iterator(chunk_size=500)
    return [
        each
        for each in told
        if any(passage in str(part) for part in (*each.payload.values(), *each.former.values()))
    ]
