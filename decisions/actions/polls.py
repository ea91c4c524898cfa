"""Save a poll with its events, areas, answers and results at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from municipalities.roles import Reader
from municipalities.tracking import RowRefused, reword_refusal

from ..domain.polls import PollFigures
from ..models import (
    Owned,
    Poll,
    PollArea,
    PollAreaMunicipality,
    PollEvent,
    PollOption,
    PollResult,
)
from .deletion import delete_draft
from .parts import set_parts
from .records import change_record, get_stored_record, save_record, writing_in


@dataclass
class TypedArea:
    """An area as it is to be, the keys of its municipalities, and the figures of each answer by its
    place among the options; an answer without any has no result."""

    area: PollArea
    municipalities: Collection[int] = ()
    results: Mapping[int, PollFigures] = field(default_factory=dict)


def save_poll(
    poll: Poll,
    *,
    events: Sequence[PollEvent] = (),
    options: Sequence[PollOption] = (),
    areas: Sequence[TypedArea] = (),
    by: Reader,
    reason: str = "",
) -> Poll:
    """Save a poll that has exactly these events, answers and areas with their results, or nothing.

    Each is a record that stands, changed or not, or a new one; what is not among them goes. New
    ones are numbered after those that stand. Raises PermissionDenied, ValidationError or Conflict.
    """
    with writing_in(poll):
        change_record(poll, by=by, reason=reason)
        writer = PollWriter(poll, by, reason)
        writer.drop_results(areas, options)
        writer.set_rows(poll.events.all(), events)
        writer.set_rows(poll.options.all(), options)
        writer.set_rows(poll.areas.all(), [each.area for each in areas], save_new_only=True)
        for row, each in enumerate(areas, start=1):
            with reword_refusal(partial(RowRefused, row, PollArea)):
                writer.set_area(each, options)
    return poll


@dataclass
class PollWriter:
    """Brings the parts of one poll to what a form says that they are."""

    poll: Poll
    by: Reader
    reason: str

    def set_rows[R: (PollEvent, PollOption, PollArea)](
        self, standing: Iterable[R], wanted: Sequence[R], *, save_new_only: bool = False
    ) -> None:
        """Delete rows that are not wanted, and save those that are new or say something else."""
        rows = list(standing)
        keys = {each.pk for each in wanted}
        for row in rows:
            if row.pk not in keys:
                delete_draft(row, by=self.by, reason=self.reason)
        number = max((getattr(each, "number", 0) for each in rows), default=0)
        for place, each in enumerate(wanted, start=1):
            is_new = each._state.adding
            if is_new:
                number += 1
                self.take_in(each, number)
            if is_new or not save_new_only:
                with reword_refusal(partial(RowRefused, place, type(each))):
                    self.save_changed(each)

    def take_in(self, row: PollEvent | PollOption | PollArea, number: int) -> None:
        """Make a new row one of the poll."""
        row.poll, row.dossier = self.poll, self.poll.dossier
        if not isinstance(row, PollEvent):
            row.number = number

    def save_changed(self, record: Owned) -> None:
        """Save a record that is new or says something else than what is stored."""
        stored = get_stored_record(record)
        if stored is None or list_values(record) != list_values(stored):
            save_record(record, by=self.by, reason=self.reason)

    def drop_results(self, areas: Sequence[TypedArea], options: Sequence[PollOption]) -> None:
        """Delete each result of an answer or an area that goes, or of which no figure is left."""
        told = {
            (typed.area.pk, options[place].pk)
            for typed in areas
            for place, figures in typed.results.items()
            if figures.is_told
        }
        for result in PollResult.objects.filter(area__poll=self.poll).select_related("area"):
            if (result.area_id, result.option_id) not in told:
                delete_draft(result, by=self.by, reason=self.reason)

    def set_area(self, typed: TypedArea, options: Sequence[PollOption]) -> None:
        """Save the results of an area, which are judged by the votes that it comes to have, then
        itself and its municipalities."""
        area = typed.area
        for each in self.build_results(typed, options):
            self.save_changed(each)
        self.save_changed(area)
        standing = {each.municipality_id: each for each in area.municipalities.all()}
        wanted = {
            key: PollAreaMunicipality(area=area, municipality_id=key)
            for key in typed.municipalities
        }
        if not wanted:
            raise ValidationError(_("Kies bij elk gebied ten minste één gemeente."))
        set_parts(standing, wanted, by=self.by, reason=self.reason)

    def build_results(
        self, typed: TypedArea, options: Sequence[PollOption]
    ) -> Iterable[PollResult]:
        """Yield the results of an area as they are to be: those that stand changed, or new ones."""
        standing = {each.option_id: each for each in typed.area.results.all()}
        for place, figures in typed.results.items():
            if not figures.is_told:
                continue
            option = options[place]
            result = standing.get(option.pk) or PollResult(dossier=self.poll.dossier)
            result.area, result.option = typed.area, option
            result.votes, result.percentage = figures.votes, figures.percentage
            yield result


def list_values(record: Model) -> list[object]:
    """Return what a record says, field by field."""
    fields = record._meta.concrete_fields
    return [getattr(record, each.attname) for each in fields if each.editable]
