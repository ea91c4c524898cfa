"""Places in documents as a page tells them: in order, each spot once, with all that it shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Evidence
from .rows import RecordKey, evidence_target_of

type Spot = tuple[int, str]
type ShownRecord = tuple[RecordKey, str]


@dataclass(frozen=True)
class PlaceStatement:
    """What stands at a spot, in our own words, and the records that it shows there: a place for
    each record, once, and once more where it is read there as another stance."""

    words: tuple[str, ...]
    quotes: tuple[str, ...]
    shown: tuple[Evidence, ...]


@dataclass(frozen=True)
class PlaceGroup:
    """One spot of a document; `place` says where, as every place of the spot does."""

    place: Evidence
    statements: tuple[PlaceStatement, ...]


def group_places(places: Iterable[Evidence]) -> list[PlaceGroup]:
    """Return a PlaceGroup for each spot, those of one document together.

    Within a document they stand in the order of its text where the spot is tied to a paragraph;
    the others follow in the order in which they were recorded. A statement stands there once,
    whatever it shows, and a record once, however many places tell it.
    """
    found = list(places)
    documents = {source: n for n, source in enumerate(dict.fromkeys(p.source_id for p in found))}
    spots: dict[Spot, list[Evidence]] = {}
    for place in found:
        spots.setdefault((place.source_id, place.place), []).append(place)
    made = [PlaceGroup(_leading(rows), _state(rows)) for rows in spots.values()]
    return sorted(made, key=lambda group: (documents[group.place.source_id], *_order(group.place)))


def _leading(rows: list[Evidence]) -> Evidence:
    """Return the place that tells a spot: one that is tied to a paragraph, else the first."""
    return next((each for each in rows if each.paragraph_order is not None), rows[0])


def _order(place: Evidence) -> tuple[bool, int]:
    return (place.paragraph_order is None, place.paragraph_order or 0)


def _state(rows: list[Evidence]) -> tuple[PlaceStatement, ...]:
    """Return the statements of one spot, what says the same of several records told once."""
    records: dict[ShownRecord, list[Evidence]] = {}
    for place in rows:
        key = (evidence_target_of(place), place.reads_stance)
        records.setdefault(key, []).append(place)
    told: dict[tuple[str, ...], list[list[Evidence]]] = {}
    for own in records.values():
        told.setdefault(_distinct(each.summary for each in own), []).append(own)
    return tuple(
        PlaceStatement(
            words,
            _distinct(each.quote for own in groups for each in own if each.quote),
            tuple(own[0] for own in groups),
        )
        for words, groups in told.items()
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
