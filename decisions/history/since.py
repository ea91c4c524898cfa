"""From which version on a reader may read the history of one record."""

from itertools import pairwise

from ..models import is_public, is_shared
from ..permissions import may_keep


def seen_by(reader, record, rows):
    """Return the history rows of a record, oldest first, that the reader may see.

    A version that was replaced before the record became visible stays unseen: an embargoed
    text that was corrected in time was never public, and neither is why it was.
    """
    if may_keep(reader, record):
        return rows
    since = seen_since(reader, record, rows)
    if since is None:
        return []
    seen = [row for row, until in standing(rows) if until is None or until > since]
    if seen and seen[0].history_date < since:
        seen[0].history_change_reason = ""
    return seen


def seen_since(reader, record, rows):
    """Return the first moment at which the reader could see the record, or None."""
    owner = record.status_holder
    if owner is not record:
        rows = owner.history.order_by("history_id")
    shares = owner.owning_region_id in reader.shares_in
    moments = (first_seen(row, until, reader, shares) for row, until in standing(list(rows)))
    return min((each for each in moments if each is not None), default=None)


def standing(rows):
    """Yield each row with the moment at which the next one replaced it, None for the last."""
    for row, after in pairwise([*rows, None]):
        yield row, after and after.history_date


def first_seen(row, until, reader, shares):
    """Return the first moment, while this row stood, at which the reader could see it."""
    if shares and is_shared(row):
        return row.history_date
    if not is_public(row, reader.at):
        return None
    moment = max(row.history_date, row.public_from)
    return moment if until is None or moment < until else None
