"""What a place reads of its record beside a stance: dates and numbers, as a form says they are."""

from collections.abc import Mapping

from municipalities.models import Paragraph
from municipalities.roles import Reader

from ..models import Evidence, ValueReading
from .deletion import delete_draft
from .positions import save_evidence
from .records import change_record, writing_in


def save_reading_place(
    place: Evidence,
    *,
    paragraph: Paragraph | None,
    readings: Mapping[str, str] | None = None,
    by: Reader,
    reason: str = "",
) -> Evidence:
    """Save a place, new or changed, that reads exactly these values, by field; None says nothing of
    them."""
    with writing_in(place):
        save_evidence(place, paragraph=paragraph, by=by, reason=reason)
        if readings is not None:
            set_value_readings(place, readings, by=by, reason=reason)
    return place


def set_value_readings(
    place: Evidence, readings: Mapping[str, str], *, by: Reader, reason: str = ""
) -> None:
    """Let a place read exactly these values, by field; a value that changed keeps its history."""
    standing = {each.field: each for each in place.readings.all()}
    for field, row in standing.items():
        if field not in readings:
            delete_draft(row, by=by, reason=reason)
    for field, value in readings.items():
        row = standing.get(field) or ValueReading(evidence=place, field=field)
        if row.value != value:
            row.value = value
            change_record(row, by=by, reason=reason)
