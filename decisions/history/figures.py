"""Where the sources of a record differ about a date or a number of it, and what each of them says.

What the record holds is its editor's choice among these; it is told with them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date
from municipalities.roles import Reader

from ..domain.figures import (
    Figure,
    ReadNumber,
    any_figures_differ,
)
from ..models import (
    READ_FIELDS,
    TARGETS,
    Decision,
    Dossier,
    Evidence,
    Owned,
    Position,
    ReadField,
    ValueReading,
    evidence_kind_of,
    parse_stored_value,
)
from .rows import PlacesByRecord, known_rows, visible_rows

# How a figure of a record is told in a sentence.

WORDS = {
    ReadField.SEATS: _("%s zetels"),
    ReadField.VOTES_FOR: _("%s voor"),
    ReadField.VOTES_AGAINST: _("%s tegen"),
    ReadField.ABSTAINED: _("%s onthouden"),
    ReadField.ABSENT: _("%s afwezig"),
    ReadField.LEFT: _("%s vertrokken"),
    ReadField.AMOUNT: _("€ %s"),
    ReadField.TURNOUT: _("%s % opkomst"),
    ReadField.VOTES: _("%s stemmen"),
    ReadField.PERCENTAGE: _("%s %"),
}
APPROXIMATELY = _("ongeveer %s")
# What happened on one day, also where its source gives a period: 'op een dag in april of mei'.
ON_ONE_DAY = ("decision", "remark", "reply", "answer", "round")


@dataclass(frozen=True)
class ToldFigure:
    """A value in words, with the places that read it; of none it stands in the record alone."""

    words: str
    places: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class DifferingFigure:
    """A date or a number of a record about which sources differ: what is told, the record's own
    first."""

    field: str
    label: str
    told: tuple[ToldFigure, ...]


def kind_of_target(record: Owned) -> str:
    """Return the kind of a record as its places name it, also of a row as it was known."""
    model = getattr(record, "instance_type", type(record))
    return next((name for name, each in TARGETS.items() if each is model), "")


def find_places_of_target(
    places: PlacesByRecord, record: Any, positions: Iterable[int] = ()
) -> tuple[Evidence, ...]:
    """Return the places that show this very record, and those of these positions, by key, which
    read the date of the decision that they follow from."""
    found = places.get((kind_of_target(record), record.id), ()) if places else ()
    for key in positions:
        found += places.get(("position", key), ())
    return found


def list_read_pairs(place: Evidence) -> Iterable[tuple[str, str]]:
    """Return (field, value) of what a place reads, beside the stance that it reads."""
    if place.position_id is None:
        return place.read_values
    return ((ReadField.DATED_ON, place.reads_on),) if place.reads_on else ()


def list_differing_figures(
    record: Owned, places: Iterable[Evidence]
) -> tuple[DifferingFigure, ...]:
    """Return a DifferingFigure for each date or number about which the places of a record, or
    these and the record, differ; it asks the database nothing.

    `places` carry their `read_values`, as `read_evidence` returns them; of a decision they are also
    those of its positions.
    """
    read: defaultdict[str, dict[Figure, list[Evidence]]] = defaultdict(dict)
    for place in places:
        for name, value in list_read_pairs(place):
            figure = parse_stored_value(name, value)
            read[name].setdefault(figure, []).append(place)
    names = (name for name in READ_FIELDS.get(kind_of_target(record), ()) if name in read)
    found = (find_differing_figure(record, name, read[name]) for name in names)
    return tuple(each for each in found if each is not None)


def find_differing_figure(
    record: Owned, name: str, read: Mapping[Figure, Sequence[Evidence]]
) -> DifferingFigure | None:
    """Return what is told of one field where two figures of it differ, None where none do."""
    own = read_own_figure(record, name)
    told = {} if own is None else {own: read.get(own, ())}
    told |= read
    if not any_figures_differ(told):
        return None
    is_one_day = is_on_one_day(record)
    lines = tuple(
        ToldFigure(format_figure(name, figure, one_day=is_one_day), tuple(places))
        for figure, places in told.items()
    )
    return DifferingFigure(name, str(ReadField(name).label), lines)


def read_own_figure(record: Any, name: str) -> Figure | None:
    """Return what the record itself holds, None where it holds nothing."""
    held = getattr(record, name)
    if held in (None, ""):
        return None
    if name == ReadField.DATED_ON:
        return parse_stored_value(name, held)
    is_approximate = name == ReadField.AMOUNT and record.is_approximate
    return ReadNumber(Decimal(held), is_approximate)


def is_on_one_day(record: Any) -> bool:
    """Whether the date of a record is told as of one day; of a milestone where it is a state."""
    kind = kind_of_target(record)
    return kind in ON_ONE_DAY or (kind == "milestone" and bool(record.state))


def format_figure(name: str, figure: Figure, *, one_day: bool) -> str:
    """Return a figure in Dutch words: '10 voor', 'ongeveer € 1.000', '9 mei 2017'."""
    if not isinstance(figure, ReadNumber):
        return format_dutch_date(figure.text, one_day=one_day)
    exact = figure.number.normalize()
    plain = int(exact) if exact == exact.to_integral_value() else exact
    number = number_format(plain, use_l10n=True, force_grouping=True)
    words = str(WORDS[ReadField(name)]).replace("%s", number)
    return str(APPROXIMATELY) % words if figure.is_approximate else words


def list_read_words(place: Evidence) -> list[str]:
    """Return what a place reads of its record, in words: '9 mei 2017', '11 voor'."""
    one_day = evidence_kind_of(place) in ON_ONE_DAY
    return [
        format_figure(field, parse_stored_value(field, value), one_day=one_day)
        for field, value in place.read_values
    ]


READ_AT = ("evidence_id", "field", "value")
type FiguresByDecision = defaultdict[int, defaultdict[str, list[Figure]]]

# Of which decisions of a dossier the sources differ, for who tells many at once.


def read_differing_fields(
    dossier: Dossier, *, reader: Reader, known_at: datetime | None = None
) -> dict[int, list[str]]:
    """Return the fields about which sources differ, by the key of each decision that the reader may
    see; five queries."""
    scope = {"dossier": dossier}
    positions = visible_rows(Position, reader, known_at, **scope).exclude(status="ingetrokken")
    follows = dict(positions.values_list("id", "decision_id"))
    read = read_figures_by_decision(dossier, follows, known_at)
    decisions = visible_rows(Decision, reader, known_at, **scope).filter(id__in=list(read))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in decisions.only("id", *READ_FIELDS["decision"]):
        for name in READ_FIELDS["decision"]:
            own = read_own_figure(row, name)
            if any_figures_differ((*read[row.id][name], *(() if own is None else (own,)))):
                found[row.id].append(name)
    return dict(found)


def read_figures_by_decision(
    dossier: Dossier, follows: Mapping[int, int], known_at: datetime | None
) -> FiguresByDecision:
    """Return every figure that an accepted place reads, by decision and by field; `follows` are the
    decisions by the key of the position."""
    places = known_rows(Evidence, known_at, dossier=dossier).filter(is_accepted=True)
    of_decision = dict(places.filter(decision__isnull=False).values_list("id", "decision_id"))
    values = known_rows(ValueReading, known_at, evidence__in=list(of_decision))
    read = [(of_decision[key], *told) for key, *told in values.values_list(*READ_AT)]
    dated = places.filter(position__in=list(follows)).exclude(reads_on="")
    for position, value in dated.values_list("position_id", "reads_on"):
        read.append((follows[position], ReadField.DATED_ON, value))
    found: FiguresByDecision = defaultdict(lambda: defaultdict(list))
    for decision, name, value in read:
        found[decision][name].append(parse_stored_value(name, value))
    return found
