"""Who sat in a region since when, as it was known at a moment."""

from datetime import datetime

from municipalities.members import Seating, build_seating
from municipalities.models import Municipality, RegionMembership, Succession
from municipalities.successions import Lifetime

from .rows import known_rows, read_known_records


def read_seating_as_known(region_id: int | None, known_at: datetime) -> Seating:
    """Return the Seating of a region as it was known at a moment, under the names of now; four
    queries. Memberships, successions and the days of municipalities are those of then."""
    joined = read_known_records(RegionMembership, known_at, region=region_id)
    pairs = list_known_successions(joined, known_at)
    keys = {each.municipality_id for each in joined} | {key for pair in pairs for key in pair}
    days = known_rows(Municipality, known_at, id__in=keys).values_list(
        "id", "started_on", "ended_on"
    )
    lives = {key: Lifetime(first_on, last_on) for key, first_on, last_on in days}
    return build_seating(joined, pairs, lives, Municipality.objects.in_bulk(keys))


def list_known_successions(
    joined: list[RegionMembership], known_at: datetime
) -> list[tuple[int, int]]:
    """Return (municipality, successor) by which a seat may have passed on, as `read_seating`
    reads them now."""
    if not joined:
        return []
    since = min(each.first_on for each in joined)
    ended = Municipality.history.filter(ended_on__gte=since).values("id")
    found = known_rows(Succession, known_at, municipality__in=ended)
    return list(found.values_list("municipality_id", "successor_id"))
