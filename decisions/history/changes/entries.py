"""One thing that the public came to know, and what may be followed of all that."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from ...domain.stances import ToldStance
from ...models import Dossier, Position


class ChangeKind(StrEnum):
    """What happened: something became known, changed or came about as planned; or its record was
    put right or taken back."""

    NEW = "nieuw"
    CHANGED = "veranderd"
    REACHED = "bereikt"
    CLOSED = "voorbij"
    CORRECTED = "verbeterd"
    WITHDRAWN = "ingetrokken"


CORRECTIONS = (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN)


@dataclass(frozen=True)
class ToldFacts:
    """What is told of a version of a record. A kind of record adds its own fields: those that are
    compared decide what is news, the others are only its words."""

    def tells_as(self, other: "ToldFacts") -> bool:
        """Whether both tell the same, so that what differs between them is no news."""
        return self == other


@dataclass(frozen=True)
class FollowedScope:
    """What is followed, by key: a dossier, the bodies of a municipality or a round; all without."""

    dossier: int | None = None
    municipality: int | None = None
    round: int | None = None


@dataclass(frozen=True)
class ChangeEntry:
    """One thing that the public came to know `at` a moment.

    `told` is the record since then, `was` what it told before, where it changed; `before` is of a
    stance the one that the same speaker took on the subject in the act before, None where it took
    none. `homes` are the keys of the municipalities that it is about, `rounds` of its rounds.
    """

    kind: ChangeKind
    at: datetime
    record: Any
    told: ToldFacts
    was: ToldFacts | None = None
    before: ToldStance | None = None
    reason: str = ""
    homes: frozenset[int] = frozenset()
    rounds: frozenset[int] = frozenset()

    @property
    def is_correction(self) -> bool:
        return self.kind in CORRECTIONS

    @property
    def key(self) -> str:
        """A name that no other entry has, and that stays."""
        name = f"{self.record.pk}-{self.kind}-{self.at:%Y%m%dT%H%M%S%f}"
        # Stances were told before the others were, under names without their kind.
        is_stance = isinstance(self.record, Position)
        return name if is_stance else f"{self.record._meta.model_name}-{name}"

    @property
    def dossier(self) -> Dossier:
        home: Dossier = self.record.dossier
        return home

    def is_within(self, scope: FollowedScope) -> bool:
        """Whether it belongs to what is followed."""
        if scope.dossier is not None and self.record.dossier_id != scope.dossier:
            return False
        if scope.municipality is not None and scope.municipality not in self.homes:
            return False
        return scope.round is None or scope.round in self.rounds
