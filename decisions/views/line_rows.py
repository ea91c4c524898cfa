"""The line as a table: the equal of the drawing, with the place in a source beside each row."""

from dataclasses import dataclass
from typing import Any

from ..board.line import places_of


@dataclass(frozen=True)
class Row:
    """A line of the table: who, and a segment with its entry; `place` shows it.

    Without an entry nothing is known; with an entry but no segment it held on no day.
    """

    name: str
    label: str
    entry: Any = None
    segment: Any = None
    via: Any = None
    place: Any = None
    is_current: bool = False


def rows_of(found, window, open_, subjects):
    """Return the Rows of everything that is drawn; one query."""
    told = [
        (lane, strand, *each)
        for lane in found
        for strand in lane.strands
        for each in told_of(strand, window)
    ]
    entries = [entry for *_, entry, _ in told if entry]
    places = places_of(open_.dossier, entries, **open_.scope)
    names = {subject.pk: subject for subject in subjects}
    return [row_of(*each, places, names, open_.day) for each in told]


def told_of(strand, window):
    """Return (entry, segment) of each segment in the window and of each that held on no day."""
    held = [s for s in strand.segments if window.touches(s.first_on, s.until)]
    passed = [e for e in strand.passed if window.holds(e.decision.first_on)]
    told = [(s.entry, s) for s in held] + [(entry, None) for entry in passed]
    return told or ([(None, None)] if strand.is_council else [])


def row_of(lane, strand, entry, segment, places, names, day):
    name = strand.body.name if strand.body else lane.name
    if entry is None:
        return Row(name, strand.label)
    return Row(
        name,
        strand.label,
        entry,
        segment,
        names.get(entry.position.subject_id) if segment and segment.lent else None,
        places.get(entry.position.id),
        segment is not None and segment.holds_on(day),
    )
