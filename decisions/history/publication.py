"""What stands public at a moment, since when it is told as it is now, and what ever was public."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import batched, groupby, pairwise

from django.db.models import Max, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from municipalities.roles import Reader

from ..models import Published, is_public
from ..models.publication import build_public_condition, build_standing_public_condition
from .rows import HistoryRow


def list_standing[M: Model](rows: QuerySet[M], reader: Reader) -> QuerySet[M]:
    """Return the rows of a published kind that everybody may see and that were not withdrawn."""
    return rows.filter(build_standing_public_condition(rows.model, reader))


def build_told_moment(model: type[Model], reader: Reader, link: str = "id") -> Subquery:
    """Return since when everybody can read what the public versions of a kind tell last, for the
    row to whose key `link` of that kind leads: when that version was recorded, or its embargo
    ended where that was later."""
    return build_last_told(model, reader, **{link: OuterRef("pk")})


def build_last_told(model: type[Model], reader: Reader, **of: object) -> Subquery:
    """Return the same for all records of which any version has these values."""
    rows = model.history.filter(build_public_condition(reader.at), **of)  # type: ignore[attr-defined]
    return _select_last(rows, Max(Greatest("history_date", "public_from")))


def build_last_recorded(model: type[Model], **of: object) -> Subquery:
    """Return when a record of a kind without a status of its own was recorded last."""
    return _select_last(model.history.filter(**of), Max("history_date"))  # type: ignore[attr-defined]


def _select_last(rows: QuerySet[Model], last: Max) -> Subquery:
    told = rows.order_by().values(one=Value(1)).annotate(last=last)
    return Subquery(told.values("last"))


# What was public at some moment, whatever became of it.

MANY, NOTHING_MORE = 1_000, "-"


def list_ever_public(
    model: type[Model], keys: Collection[int], *, at: datetime, since: datetime
) -> set[int]:
    """Return which of these records everybody could see at some moment by `at`, and after `since`;
    what has no status could be seen for as long as it stood. A query for each thousand."""
    return {
        key
        for key, versions in read_versions_by_record(model, keys)
        if any(
            until is None or max(begun, since) < until
            for begun, until in list_public_times(versions, at)
        )
    }


def read_first_public_moment(model: type[Model], key: int, at: datetime) -> datetime | None:
    """Return the first moment by `at` at which everybody could see a record, None for never; one
    query."""
    for _key, versions in read_versions_by_record(model, [key]):
        return min((begun for begun, _until in list_public_times(versions, at)), default=None)
    return None


def read_versions_by_record(
    model: type[Model], keys: Collection[int]
) -> Iterator[tuple[int, list[HistoryRow]]]:
    """Yield (key, versions, the oldest first) of records, with no more of these than is asked for
    here."""
    names = ["id", "history_type", "history_date"]
    if issubclass(model, Published):
        names += ["status", "public_from"]
    for some in batched(keys, MANY):
        rows = model.history.filter(id__in=some).only(*names)  # type: ignore[attr-defined]
        ordered = rows.order_by("id", "history_id")
        for key, versions in groupby(ordered, key=lambda row: row.id):
            yield key, list(versions)


def list_public_times(
    versions: list[HistoryRow], at: datetime
) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield (since when, until when) of each version of a record that everybody could see by `at`;
    the last of a record that stands has no end."""
    for row, after in pairwise([*versions, None]):
        if row is None or row.history_type == NOTHING_MORE:
            continue
        begun, until = row.history_date, after.history_date if after else None
        if issubclass(row.instance_type, Published):
            if row.public_from is None or not is_public(row, at):
                continue
            begun = max(begun, row.public_from)
        if until is None or begun < until:
            yield begun, until
