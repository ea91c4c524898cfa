"""What a round left open for the one that follows it, and what lives on there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from ..models import Remark, Status
from .raised import Raised, carriers, told
from .replied import Replied

RELATED = ("body__municipality", "subject", "theme", "round__bundle")


@dataclass(frozen=True)
class Left:
    """A remark of the round before, as it stands; `carried` is the one in which it lives on, or
    None."""

    raised: Raised
    carried: Any


@dataclass(frozen=True)
class StillOpen:
    """The remarks of the round that `round` follows to which nobody replied by `day`, lapsed ones
    included, as `reader` may see them. `states` says on `day` which proposals fell."""

    round: Any
    reader: Any
    day: date
    states: dict
    known_at: datetime | None = None

    def remarks(self):
        """Return them in the order in which they were raised."""
        before = Replied(self.round.follows, self.reader, self.day, self.known_at)
        replied = before.standing().values("remark")
        return before.remarks().exclude(id__in=replied).order_by("first_on", "last_on", "id")

    def takeable(self, bodies, *, of_gatherings):
        """Return those of one of these bodies, and of gatherings, that live on nowhere yet."""
        own = Q(body__in=bodies) | (Q(body__isnull=True) if of_gatherings else Q())
        living = Remark.objects.filter(carried_from__isnull=False).exclude(status=Status.WITHDRAWN)
        return self.remarks().filter(own).exclude(id__in=living.values("carried_from"))

    def left(self, part):
        """Return a Left for each of them in a slice; two queries."""
        found = list(self.remarks().select_related(*RELATED)[part])
        carried = self.carried([each.id for each in found])
        for each in found:
            each.is_carried = each.id in carried
        return [Left(told(each, (), self.states, self.day), carried.get(each.id)) for each in found]

    def carried(self, keys):
        """Return the remarks in which these live on by the day, by the old key."""
        scope = {"reader": self.reader, "known_at": self.known_at}
        found = carriers(scope | {"dossier": self.round.dossier_id}, self.day)
        found = found.filter(carried_from__in=keys)
        return {each.carried_from_id: each for each in found.order_by("id")}
