"""What several bodies say alike, as a reader may see it: a point, with those remarks only."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from ..models import Point, PointHeading, PointRemark, Remark, Status
from .remarks import Register
from .rows import known_rows, visible_rows

VOICE_FIELDS = ("id", "body_id", "body__name", "gathering")
MOST_VOICES = 10_000


@dataclass(frozen=True)
class PointLink:
    """The point that a remark is in, with its PointHeading there, None where it has none."""

    point: Point
    heading: PointHeading | None


@dataclass(frozen=True)
class PointVoice:
    """Who says it, `key` telling one from another of the same name, and in which PointHeading."""

    key: int | str
    name: str
    heading: PointHeading | None


@dataclass(frozen=True)
class SharedPoint:
    """A point with the PointVoice of each remark that the reader may see and that still stands."""

    point: Point
    voices: tuple[PointVoice, ...]

    @property
    def names(self) -> list[str]:
        """Return who says it, each once."""
        return list(dict.fromkeys(each.name for each in self.voices))

    @property
    def sides(self) -> list[tuple[PointHeading, list[str]]]:
        """Return (Heading, names) of each heading that somebody gave it, the most first."""
        return [(heading, names) for heading in PointHeading if (names := self.wanting(heading))]

    def wanting(self, heading: PointHeading) -> list[str]:
        return list(dict.fromkeys(each.name for each in self.voices if each.heading == heading))

    @property
    def is_contradictory(self) -> bool:
        """Whether one wants more of it where another wants less."""
        sides = [{v.key for v in self.voices if v.heading == each} for each in PointHeading]
        return all(sides) and len(set.union(*sides)) > 1


def visible_point_links(register: Register, **only: object) -> QuerySet[PointRemark]:
    """Return the links of remarks of a Register as a queryset; `only` filters them further.

    Live, each remark is looked up by its key: SQLite would read all remarks of a round first.
    """
    found = known_point_links(register).filter(**only).order_by("id")
    if register.known_at is None:
        return found.filter(Exists(register.remarks().filter(id=OuterRef("remark_id"))))
    return found.filter(remark__in=register.remarks().values("id"))


def known_point_links(register: Register) -> QuerySet[PointRemark]:
    """Return the links of the dossier, as known at the moment of a Register."""
    return known_rows(PointRemark, register.known_at, remark__dossier=register.dossier)


def read_point_links(register: Register, keys: Collection[int]) -> dict[int, PointLink]:
    """Return the PointLink of each of these remarks, that the reader may see, by its key.

    Two queries; a remark that is in no point is left out.
    """
    found = list(known_point_links(register).filter(remark__in=keys))
    points = read_points_by_key(register, {each.point_id for each in found})
    return {
        each.remark_id: PointLink(points[each.point_id], parse_heading(each.heading))
        for each in found
        if each.point_id in points
    }


def find_visible_point(register: Register, key: int) -> Point | None:
    """Return a point of which the reader may see a remark, None for any other."""
    if not visible_point_links(register, point=key).exists():
        return None
    return read_points_by_key(register, [key]).get(key)


def read_points_by_key(register: Register, keys: Collection[int]) -> dict[int, Point]:
    found = known_rows(Point, register.known_at, dossier=register.dossier)
    return {each.id: each for each in found.filter(id__in=keys)}


def read_most_shared_points(register: Register, number: int) -> list[SharedPoint]:
    """Return the SharedPoint with the most remarks of a Register, at most so many; three
    queries."""
    counted = visible_point_links(register).order_by().values("point").annotate(size=Count("id"))
    keys = list(counted.order_by("-size", "point").values_list("point", flat=True)[:number])
    voices = read_point_voices(register, keys)
    points = read_points_by_key(register, keys)
    return [SharedPoint(points[key], voices[key]) for key in keys if key in points]


def read_point_voices(
    register: Register, keys: Collection[int]
) -> defaultdict[int, tuple[PointVoice, ...]]:
    """Return the PointVoices of each of these points by its key; a remark taken back says nothing.

    They are those of every remark of the dossier, also where the Register is narrowed.
    """
    found = known_point_links(register).filter(point__in=keys).order_by("id")[:MOST_VOICES]
    headings = {each.remark_id: (each.point_id, parse_heading(each.heading)) for each in found}
    remarks = visible_rows(Remark, id__in=list(headings), **register.own, **register.scope)
    standing = remarks.filter(first_on__lte=register.day).exclude(status=Status.WITHDRAWN)
    about = standing.order_by("first_on", "id").values_list(*VOICE_FIELDS)
    voices: defaultdict[int, tuple[PointVoice, ...]] = defaultdict(tuple)
    for remark, body, name, gathering in about:
        point, heading = headings[remark]
        voices[point] += (PointVoice(body or gathering, name or gathering, heading),)
    return voices


def parse_heading(value: str) -> PointHeading | None:
    return PointHeading(value) if value else None
