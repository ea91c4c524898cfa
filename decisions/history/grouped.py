"""The remarks of a round by what they have in common, a page at a time."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from ..models import Point
from .replied import Replied

RELATED = ("body", "subject", "theme", "link")


@dataclass(frozen=True)
class Said:
    """A remark with the replies to it that stand, and its direction in a shared point."""

    remark: Any
    replies: tuple
    heading: str = ""

    @property
    def who(self):
        """The body or the gathering that raised it, in words."""
        return self.remark.body.name if self.remark.body_id else self.remark.gathering


@dataclass(frozen=True)
class Group:
    """What is linked as one point, or one remark by itself: then `point` is None."""

    point: Any
    said: tuple[Said, ...]

    @property
    def unanswered(self):
        return tuple(each for each in self.said if not each.replies)


class Groups:
    """A list of Group: the shared points that have one of the remarks that `only` leaves, with
    all that they have in the round, then the remarks that stand alone.

    Counted with two queries, and a page of it read with four.
    """

    def __init__(self, told: Replied, only=None):
        self.told = told
        found = told.remarks().filter(only or Q())
        points = Point.objects.filter(links__remark__in=found.values("id"))
        self.points = points.distinct().order_by("id")
        self.alone = found.filter(link__isnull=True).order_by("first_on", "id")

    @cached_property
    def numbers(self):
        return self.points.count(), self.alone.count()

    def __len__(self):
        return sum(self.numbers)

    def __getitem__(self, part):
        number = self.numbers[0]
        points = list(self.points[part.start : part.stop])
        rest = slice(max(0, part.start - number), max(0, part.stop - number))
        alone = list(self.alone.select_related(*RELATED)[rest])
        linked = self.told.remarks().filter(link__point__in=points).select_related(*RELATED)
        linked = list(linked.order_by("first_on", "id"))
        replies = self.replies_to([*linked, *alone])
        by_point = defaultdict(tuple)
        for each in linked:
            said = Said(each, replies[each.pk], each.link.get_heading_display())
            by_point[each.link.point_id] += (said,)
        shared = [Group(each, by_point[each.pk]) for each in points]
        return shared + [Group(None, (Said(each, replies[each.pk]),)) for each in alone]

    def replies_to(self, remarks):
        """Return the replies that count to these remarks, by the remark's key."""
        found = self.told.replies().filter(remark__in=[each.pk for each in remarks])
        by_remark = defaultdict(tuple)
        for each in found.select_related("body", "changed_in").order_by("first_on", "id"):
            by_remark[each.remark_id] += (each,)
        return by_remark


def group_of(told: Replied, remark):
    """Return the Group that a remark of the round is in."""
    link = getattr(remark, "link", None)
    only = Q(pk=remark.pk) if link is None else Q(link__point=link.point_id)
    return Groups(told, only)[0:1][0]
