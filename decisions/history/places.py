"""Places in documents as a page tells them: in order, each spot once, with all that it shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from municipalities.models import Paragraph, Source
from municipalities.roles import Reader

from ..models import Evidence
from ..text_intake import parse_paragraph_numbers
from .rows import RecordKey, evidence_target_of

type Spot = tuple[int, str]
type ShownRecord = tuple[RecordKey, str]


@dataclass(frozen=True)
class PlaceStatement:
    """What stands at a spot, in our own words, and the records that it shows there: a place for
    each record, once, and once more where it is read there as another stance. `merged` are the
    places that tell a record which is shown already."""

    words: tuple[str, ...]
    quotes: tuple[str, ...]
    shown: tuple[Evidence, ...]
    merged: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class PlaceGroup:
    """One spot of a document; `place` says where, as every place of the spot does."""

    place: Evidence
    statements: tuple[PlaceStatement, ...]

    @property
    def quotes(self) -> tuple[str, ...]:
        """Everything that was quoted there, each once."""
        return _distinct(quote for each in self.statements for quote in each.quotes)


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
            tuple(each for own in groups for each in own[1:]),
        )
        for words, groups in told.items()
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


# What a passage shows of its document: the paragraphs themselves, or where the document is.


def attach_passages(places: Iterable[Evidence], reader: Reader) -> None:
    """Give each place its `document`, None where the reader may not see that, and its `passage`:
    the paragraphs that it names, as far as the reader may read them; two queries at most.

    A place names the paragraph that it is tied to, and the others that its words name beside it.
    The words of a paragraph show as now, also at an earlier moment.
    """
    found = list(places)
    seen = Source.objects.visible_to(reader)
    documents = seen.select_related("body").in_bulk({each.source_id for each in found})
    paragraphs = _read_passages([each for each in found if each.paragraph_id is not None], reader)
    for place in found:
        place.document = documents.get(place.source_id)
        place.passage = tuple(_name_passage(place, paragraphs.get(place.source_id, {})))


def _read_passages(places: list[Evidence], reader: Reader) -> dict[int, dict[int, Paragraph]]:
    """Return {source: {number: Paragraph}} of all that these places may name."""
    if not places:
        return {}
    tied = {each.paragraph_id for each in places}
    numbers = {number for each in places for number in parse_paragraph_numbers(each.place)}
    wanted = Q(pk__in=tied) | Q(source__in={each.source_id for each in places}, number__in=numbers)
    found: dict[int, dict[int, Paragraph]] = {}
    for row in Paragraph.objects.readable_by(reader).filter(wanted).order_by("number"):
        found.setdefault(row.source_id, {})[row.number] = row
    return found


def _name_passage(place: Evidence, paragraphs: dict[int, Paragraph]) -> list[Paragraph]:
    """Return the paragraph of a place, with those that its words name beside it."""
    tied = [each for each in paragraphs.values() if each.pk == place.paragraph_id]
    if not tied:
        return []
    numbers = parse_paragraph_numbers(place.place)
    if tied[0].number not in numbers:
        return tied
    return [paragraphs[number] for number in numbers if number in paragraphs]
