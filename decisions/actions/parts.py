"""Bring the parts of a record to what a form says that they are."""

from collections.abc import Hashable, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.models import Body, Group
from municipalities.roles import Reader

from ..models import (
    Owned,
    Position,
    PositionGroup,
    Round,
    RoundBody,
    Subject,
    SubjectRelation,
    VariantElement,
)
from .deletion import delete_draft
from .records import save_record, writing_in


def set_parts[K: Hashable, R: Owned](
    rows: Mapping[K, R], wanted: Mapping[K, R], *, by: Reader, reason: str = ""
) -> None:
    """Delete the parts that are not wanted and save those that are new, or do nothing.

    `rows` are the parts that stand and `wanted` the unsaved ones, both by what tells them apart.
    """
    with writing_in(*rows.values(), *wanted.values()):
        for key, row in rows.items():
            if key not in wanted:
                delete_draft(row, by=by, reason=reason)
        for key, part in wanted.items():
            if key not in rows:
                save_record(part, by=by, reason=reason)


def set_position_groups(
    position: Position, groups: Iterable[Group], *, by: Reader, reason: str = ""
) -> None:
    """Let exactly these groups stand behind a position."""
    rows = {each.group_id: each for each in position.groups.all()}
    wanted = {each.pk: PositionGroup(position=position, group=each) for each in groups}
    set_parts(rows, wanted, by=by, reason=reason)


def set_asked_bodies(
    round_: Round, bodies: Iterable[Body], *, by: Reader, reason: str = ""
) -> None:
    """Let a round ask exactly these bodies; one that answered cannot be left out."""
    rows = {each.body_id: each for each in round_.asked.select_related("body")}
    wanted = {each.pk: RoundBody(round=round_, body=each) for each in bodies}
    for key, row in rows.items():
        if key not in wanted and (row.answer_id or row.no_view_on):
            raise ValidationError(_("%s heeft al geantwoord en blijft erbij.") % row.body.name)
    set_parts(rows, wanted, by=by, reason=reason)


RELATION_FIELDS = ("change", "url", "source_id", "place")


def set_subject_relations(
    subject: Subject, relations: Iterable[SubjectRelation], *, by: Reader, reason: str = ""
) -> None:
    """Let a subject be exactly this to others; `relations` are unsaved. One that says something
    else of the same subject is corrected."""
    rows = {(each.kind, each.other_id): each for each in subject.relations.all()}
    wanted: dict[tuple[str, int], SubjectRelation] = {}
    for each in relations:
        if (each.kind, each.other_id) in wanted:
            raise ValidationError(_("Dit verband staat er twee keer."))
        wanted[each.kind, each.other_id] = each
        each.subject = subject
    set_parts(rows, wanted, by=by, reason=reason)
    for key in rows.keys() & wanted.keys():
        told = {name: getattr(wanted[key], name) for name in RELATION_FIELDS}
        if any(getattr(rows[key], name) != value for name, value in told.items()):
            for name, value in told.items():
                setattr(rows[key], name, value)
            save_record(rows[key], by=by, reason=reason)


def set_variant_elements(
    variant: Subject, elements: Iterable[tuple[Subject, str]], *, by: Reader, reason: str = ""
) -> None:
    """Let a derived variant take exactly these elements, as (variant that lends, name)."""
    rows = {(each.taken_from_id, each.name): each for each in variant.elements.all()}
    wanted = {
        (lender.pk, name): VariantElement(variant=variant, taken_from=lender, name=name)
        for lender, name in elements
    }
    set_parts(rows, wanted, by=by, reason=reason)
