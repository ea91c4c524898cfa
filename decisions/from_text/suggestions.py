"""Everything that a paragraph names by rule: references, dates, bodies and municipalities."""

from collections.abc import Iterable

from .bodies import GivenBody, bodies_in
from .dates import dates_in
from .municipality_names import GivenMunicipality, municipalities_in
from .references import references_in
from .suggestion import Kind, Suggestion

_ORDER = list(Kind)


def suggestions(
    text: str,
    *,
    municipalities: Iterable[GivenMunicipality],
    bodies: Iterable[GivenBody],
    year_hint: int | None = None,
) -> tuple[Suggestion, ...]:
    """Return what `text` names, in order and without overlap; the earliest longest wins.

    `municipalities` are (key, name), `bodies` (key, name, kind, municipality name or '').
    A date without a year is offered only with `year_hint`, the year of the letter, and then as
    uncertain. A name that two of them carry is not offered: nothing is guessed.
    """
    found = [
        *references_in(text),
        *dates_in(text, year_hint),
        *bodies_in(text, tuple(bodies)),
        *municipalities_in(text, tuple(municipalities)),
    ]
    return tuple(_without_overlap(found))


def _without_overlap(found: list[Suggestion]) -> Iterable[Suggestion]:
    end = 0
    for each in sorted(found, key=lambda s: (s.start, -s.end, _ORDER.index(s.kind))):
        if each.start >= end:
            yield each
            end = each.end
