"""The remarks of a round by what they have in common, a page at a time."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from ..models import Heading, Point
from .replied import Replied, Said

RELATED = ("body", "subject", "theme", "link")


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

    A list that Paginator counts with two queries, and reads a page of with four.
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
        replies = self.told.replies_to([*linked, *alone])
        by_point = defaultdict(tuple)
        for each in linked:
            said = Said(each, replies[each.pk], heading_of(each.link))
            by_point[each.link.point_id] += (said,)
        shared = [Group(each, by_point[each.pk]) for each in points]
        return shared + [Group(None, (Said(each, replies[each.pk]),)) for each in alone]


def heading_of(link):
    return Heading(link.heading) if link.heading else None


def group_of(told: Replied, remark):
    """Return the Group that a remark of the round is in."""
    link = getattr(remark, "link", None)
    only = Q(pk=remark.pk) if link is None else Q(link__point=link.point_id)
    return Groups(told, only)[0:1][0]
