"""How far the replies to the points of a round are: of all together, by theme and by person."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PointWork:
    """What is known of the work on one point: whose it is, by when, and how far.

    `theme` and `assignee` are keys, None where there is none. Offered is what a second person was
    asked to read.
    """

    theme: int | None
    assignee: int | None
    due_on: date | None
    is_answered: bool
    is_offered: bool = False
    is_reviewed: bool = False

    def is_late(self, today: date) -> bool:
        """Whether it has no reply while its day has passed."""
        return not self.is_answered and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class WorkTally:
    """How many points there are, how many got a reply, how many of those were read, how many are
    late, and the first day by which one that is left is due."""

    total: int
    answered: int
    reviewed: int
    late: int
    due_on: date | None

    @property
    def unanswered(self) -> int:
        return self.total - self.answered

    @property
    def unreviewed(self) -> int:
        """How many have a reply that nobody else read yet."""
        return self.answered - self.reviewed

    @property
    def is_done(self) -> bool:
        return self.reviewed == self.total


def tally_work(points: Iterable[PointWork], today: date) -> WorkTally:
    """Return the WorkTally of these points on a day."""
    found = list(points)
    waits = [each.due_on for each in found if not each.is_answered and each.due_on is not None]
    return WorkTally(
        total=len(found),
        answered=sum(each.is_answered for each in found),
        reviewed=sum(each.is_answered and each.is_reviewed for each in found),
        late=sum(each.is_late(today) for each in found),
        due_on=min(waits, default=None),
    )


def tally_work_by[K: Hashable](
    points: Iterable[PointWork], key: Callable[[PointWork], K], today: date
) -> dict[K, WorkTally]:
    """Return the WorkTally of the points that share a key, by that key; what has most left to be
    done first."""
    by_key: defaultdict[K, list[PointWork]] = defaultdict(list)
    for each in points:
        by_key[key(each)].append(each)
    found = {each: tally_work(own, today) for each, own in by_key.items()}
    order = sorted(found, key=lambda each: (-found[each].late, -found[each].unanswered))
    return {each: found[each] for each in order}
