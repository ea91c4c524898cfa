"""Whose stances count for support on a subject, where rows say so."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ToldConcern:
    """The municipalities that count, of which `outside` do not take part in the region, and the
    members `aside` that do not; `members` is how many take part."""

    counted: tuple[Any, ...]
    outside: tuple[Any, ...]
    aside: tuple[Any, ...]
    members: int

    @property
    def inside(self):
        """How many of those that count take part in the region."""
        return len(self.counted) - len(self.outside)


def tell_concern(scene, subject):
    """Return the ToldConcern of a subject on the day, None where all members count because no row
    says otherwise."""
    if not scene.material.concern_book.find_lines(subject):
        return None
    counted = tuple(scene.concerned(subject))
    return ToldConcern(
        counted=counted,
        outside=tuple(each for each in counted if each.id not in scene.member_keys),
        aside=tuple(each for each in scene.members if scene.is_aside(each.id, subject)),
        members=len(scene.members),
    )
