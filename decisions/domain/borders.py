"""Borders of municipalities from a GeoJSON file, as shapes of a small drawing.

RFC 7946, and files of before it in the Dutch grid (RD, EPSG:28992). A drawing is flat: longitudes
are shortened by the cosine of the middle latitude, which bends nothing within one region. Points
are put on a grid of whole units, the same for neighbours, so that their border stays one line."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, isfinite, radians
from typing import Any

# How large a file may be, and how many points a drawing keeps.
MOST_BYTES = 5 * 1024 * 1024
MOST_POINTS_READ, MOST_POINTS_KEPT = 200_000, 6_000
MOST_FEATURES, MOST_RINGS = 2_000, 400
# How fine the grid is, the finest first: units along the longest side.
FINENESS = (1000, 700, 500, 350, 250, 150)

# Properties in which files of CBS, Kadaster and others name the code of a municipality.
CODE_PROPERTIES = ("statcode", "gemeentecode", "gm_code", "code", "identificatie")
CODE = re.compile(r"(?:GM)?(\d{4})", re.IGNORECASE)

type Point = tuple[float, float]
type Ring = list[Point]
type WholeRing = list[tuple[int, int]]


class BordersRefused(ValueError):
    """A file that gives no borders: `sentence` says what is wrong, where, and what is expected."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """The rings of one municipality in whole units, and where its name stands."""

    rings: tuple[tuple[tuple[int, int], ...], ...]
    label: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DrawnBorders:
    """Shapes by the code of the municipality, in a drawing of `width` by `height` units."""

    width: int
    height: int
    shapes: Mapping[str, DrawnShape]


def read_borders(data: bytes, codes: Collection[str]) -> DrawnBorders:
    """Return the DrawnBorders of the municipalities with these codes (`gm0546`), others left out.

    Raises BordersRefused, also where the file has the borders of none of them.
    """
    found = _collect_rings(_read_features(data), set(codes))
    if not found:
        raise BordersRefused(
            "In dit bestand staat geen gemeente van deze regio. Verwacht per gemeente haar code, "
            f"zoals GM0546, in een van de eigenschappen: {', '.join(CODE_PROPERTIES)}."
        )
    return _draw(_flatten(found))


# Reading: what is no such file is told with where it goes wrong.


def _read_features(data: bytes) -> list[Any]:
    if len(data) > MOST_BYTES:
        raise BordersRefused("Het bestand is groter dan 5 MB. Neem een gegeneraliseerde versie.")
    try:
        read = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BordersRefused(
            "Dit bestand is geen GeoJSON: het is niet als JSON te lezen."
        ) from error
    if not isinstance(read, dict) or read.get("type") != "FeatureCollection":
        raise BordersRefused("Verwacht een GeoJSON-bestand met een FeatureCollection.")
    features = read.get("features")
    if not isinstance(features, list) or not features:
        raise BordersRefused("De FeatureCollection heeft geen features.")
    if len(features) > MOST_FEATURES:
        raise BordersRefused(f"Het bestand heeft meer dan {MOST_FEATURES} features.")
    return features


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _collect_rings(features: list[Any], codes: set[str]) -> dict[str, list[Ring]]:
    """Return the rings of each municipality that is asked for, over all its features."""
    found: dict[str, list[Ring]] = {}
    points = 0
    for number, feature in enumerate(features, start=1):
        code = _code_of(feature, number)
        if code not in codes:
            continue
        rings = list(_rings_of(feature, f"feature {number} ({code.upper()})"))
        points += sum(map(len, rings))
        if points > MOST_POINTS_READ:
            raise BordersRefused(
                f"De grenzen hebben meer dan {MOST_POINTS_READ} punten. "
                "Neem een gegeneraliseerde versie."
            )
        found.setdefault(code, []).extend(rings)
    if sum(map(len, found.values())) > MOST_RINGS:
        raise BordersRefused(f"De grenzen hebben meer dan {MOST_RINGS} losse delen.")
    return found


def _code_of(feature: Any, number: int) -> str:
    """Return the code of a feature as Regio writes it, '' where it has none."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise BordersRefused(f"Feature {number} is geen GeoJSON-feature.")
    own = feature.get("properties")
    told = (
        {str(name).lower(): value for name, value in own.items()} if isinstance(own, dict) else {}
    )
    for value in (*(told.get(name) for name in CODE_PROPERTIES), feature.get("id")):
        if isinstance(value, str) and (code := CODE.fullmatch(value.strip())):
            return f"gm{code[1]}"
    return ""


def _rings_of(feature: dict[str, Any], where: str) -> Iterator[Ring]:
    told = feature.get("geometry")
    geometry = told if isinstance(told, dict) else {}
    kind = geometry.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        raise BordersRefused(f"In {where} staat geen Polygon of MultiPolygon.")
    parts = geometry.get("coordinates")
    for polygon in _list_of([parts] if kind == "Polygon" else parts, where):
        for ring in _list_of(polygon, where):
            yield _read_ring(ring, where)


def _list_of(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise BordersRefused(f"De coördinaten van {where} zijn geen lijst van ringen van punten.")
    return value


def _read_ring(ring: Any, where: str) -> Ring:
    points = [_read_point(each, where) for each in _list_of(ring, where)]
    if len(points) < 4 or points[0] != points[-1]:
        raise BordersRefused(
            f"Een ring van {where} is niet gesloten: verwacht ten minste vier punten, waarvan het "
            "laatste gelijk is aan het eerste."
        )
    return points


def _read_point(point: Any, where: str) -> Point:
    pair = point[:2] if isinstance(point, list) else []
    if len(pair) != 2 or not all(_is_number(each) for each in pair):
        raise BordersRefused(f"Een punt van {where} is geen paar getallen.")
    return (float(pair[0]), float(pair[1]))


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e9 and isfinite(value)


# Flattening: longitudes and latitudes, or metres of the Dutch grid, to x and y of a drawing.


def _flatten(found: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Return the rings with x to the right and y down, in equal units."""
    points = [point for rings in found.values() for ring in rings for point in ring]
    if all(3 <= x <= 8 and 50 <= y <= 54 for x, y in points):
        latitudes = [y for _x, y in points]
        wide = cos(radians((min(latitudes) + max(latitudes)) / 2))
        return _each_point(found, lambda x, y: (x * wide, -y))
    if all(-10_000 <= x <= 300_000 and 290_000 <= y <= 640_000 for x, y in points):
        return _each_point(found, lambda x, y: (x, -y))
    if all(50 <= x <= 54 and 3 <= y <= 8 for x, y in points):
        raise BordersRefused("Lengte en breedte zijn verwisseld: verwacht eerst de lengtegraad.")
    raise BordersRefused(
        "De coördinaten liggen buiten Nederland. Verwacht lengte- en breedtegraden (EPSG:4326) of "
        "meters van de Rijksdriehoeksmeting (EPSG:28992)."
    )


def _each_point(found: dict[str, list[Ring]], move: Any) -> dict[str, list[Ring]]:
    return {
        code: [[move(x, y) for x, y in ring] for ring in rings] for code, rings in found.items()
    }


# Drawing: whole units on the finest grid that keeps few enough points.


def _draw(found: dict[str, list[Ring]]) -> DrawnBorders:
    for fineness in FINENESS:
        width, height, whole = _put_on_grid(found, fineness)
        if sum(len(ring) for rings in whole.values() for ring in rings) <= MOST_POINTS_KEPT:
            break
    else:
        raise BordersRefused(
            "De grenzen hebben te veel punten om te tekenen. Neem een gegeneraliseerde versie."
        )
    if empty := sorted(code.upper() for code, rings in whole.items() if not rings):
        raise BordersRefused(f"Van {empty[0]} blijft geen vlak over: de vorm heeft geen oppervlak.")
    shapes = {code: _draw_shape(rings) for code, rings in sorted(whole.items())}
    return DrawnBorders(width, height, shapes)


def _put_on_grid(
    found: dict[str, list[Ring]], fineness: int
) -> tuple[int, int, dict[str, list[WholeRing]]]:
    points = [point for rings in found.values() for ring in rings for point in ring]
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    longest = max(max(x for x, _y in points) - left, max(y for _x, y in points) - top) or 1.0
    scale = fineness / longest

    def put(point: Point) -> tuple[int, int]:
        return round((point[0] - left) * scale), round((point[1] - top) * scale)

    whole = {
        code: [kept for ring in rings if len(kept := _without_repeats(map(put, ring))) >= 3]
        for code, rings in found.items()
    }
    width, height = (max(max(put(point)[axis] for point in points), 1) for axis in (0, 1))
    return width, height, whole


def _without_repeats(points: Iterable[tuple[int, int]]) -> WholeRing:
    """Return an open ring: no point twice in a row, none on the line between its neighbours."""
    kept: WholeRing = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) == 0:
            kept.pop()
        kept.append(point)
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _turn(first: tuple[int, int], second: tuple[int, int], third: tuple[int, int]) -> int:
    """Return twice the area that three points span; 0 on one line."""
    (ax, ay), (bx, by), (cx, cy) = first, second, third
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def _draw_shape(rings: Sequence[WholeRing]) -> DrawnShape:
    return DrawnShape(tuple(tuple(ring) for ring in rings), _find_label_place(rings))


# Where a name stands: in the middle of the widest place across the municipality.

LINES_TRIED = 24


def _find_label_place(rings: Sequence[WholeRing]) -> tuple[int, int]:
    """Return the middle of the longest stretch that lies inside, near the middle of the shape."""
    tops = [y for ring in rings for _x, y in ring]
    top, tall = min(tops), max(max(tops) - min(tops), 1)
    best = (-1.0, rings[0][0])
    for number in range(1, LINES_TRIED):
        share = number / LINES_TRIED
        y = top + tall * share
        # The edges of a shape are poor places for a name, however wide they are.
        weight = 1 - abs(share - 0.5)
        crossed = sorted(_crossings(rings, y))
        for left, right in zip(crossed[::2], crossed[1::2], strict=False):
            if (right - left) * weight > best[0]:
                best = ((right - left) * weight, (round((left + right) / 2), round(y)))
    return best[1]


def _crossings(rings: Sequence[WholeRing], y: float) -> Iterator[float]:
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay <= y) != (by <= y):
                yield ax + (y - ay) * (bx - ax) / (by - ay)
