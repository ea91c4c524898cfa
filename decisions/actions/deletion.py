"""Throw a record away: what goes along, what blocks it, and doing it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched, groupby

from django.core.exceptions import ValidationError
from django.db.models import PROTECT, Count, Model, Q, QuerySet, Subquery
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.roles import Reader
from municipalities.tracking import discard_many, discard_record

from ..models import (
    TARGETS,
    AgendaItem,
    Decision,
    Evidence,
    Owned,
    Poll,
    PollArea,
    PollOption,
    Position,
    PositionGroup,
    Remark,
    Reply,
    Round,
    RoundBody,
    Status,
)
from .records import (
    check_change_has_reason,
    check_may_save,
    get_stored_record,
    save_record,
    save_records,
    writing_in,
)

# What goes along when a record is thrown away, in words; asked before anything is done.


def describe_dependents(record: Owned) -> list[str]:
    """Return a sentence for each kind of thing that hangs on a record; eight queries at most."""
    counts = count_dependents(record)
    return [words % number for words, number in counts if number]


def count_dependents(record: Owned) -> list[tuple[str, int]]:
    """Return (words, number) of what has no meaning without the record."""
    positions = Position.objects.none()
    if isinstance(record, Decision):
        positions = Position.objects.filter(decision=record)
    elif isinstance(record, Position):
        positions = Position.objects.filter(pk=record.pk)
    remarks = dependent_remarks(record, positions)
    others = positions.exclude(pk=record.pk) if isinstance(record, Position) else positions
    lines = record.lines.count() if isinstance(record, AgendaItem) else 0
    groups = PositionGroup.objects.filter(position__in=positions)
    numbers = [others.count(), remarks.count(), groups.count(), lines]
    numbers.append(dependent_evidence(record, positions, remarks).count())
    found = list(zip(describe_counts(numbers), numbers, strict=True))
    return found + (count_round_parts(record) if isinstance(record, Round) else [])


def count_round_parts(round_: Round) -> list[tuple[str, int]]:
    """Return (words, number) of what a round is made of."""
    questions, bodies = round_.listed_questions.count(), round_.asked.count()
    extensions = round_.extensions.count()
    return [
        (ngettext("%d vraag", "%d vragen", questions), questions),
        (ngettext("%d gevraagd orgaan", "%d gevraagde organen", bodies), bodies),
        (ngettext("%d verlenging", "%d verlengingen", extensions), extensions),
    ]


def dependent_remarks(record: Owned, positions: QuerySet[Position]) -> QuerySet[Remark]:
    if isinstance(record, Decision):
        return Remark.objects.filter(Q(decision=record) | Q(position__in=positions))
    return Remark.objects.filter(position__in=positions)


def dependent_evidence(
    record: Owned, positions: QuerySet[Position], remarks: QuerySet[Remark]
) -> QuerySet[Evidence]:
    """Return the places in sources that show the record or something that goes along."""
    own = Q(position__in=positions) | Q(remark__in=remarks)
    for name, model in TARGETS.items():
        if isinstance(record, model):
            own |= Q(**{name: record})
    return Evidence.objects.filter(own)


def describe_counts(numbers: Iterable[int]) -> list[str]:
    """Return the words for each number, in the order of `count_dependents`."""
    positions, remarks, groups, lines, places = numbers
    return [
        ngettext("%d standpunt", "%d standpunten", positions),
        ngettext("%d wens, bedenking of voorwaarde", "%d wensen of bedenkingen", remarks),
        ngettext("%d fractie achter een standpunt", "%d fracties achter een standpunt", groups),
        ngettext("%d regel", "%d regels", lines),
        ngettext("%d plaats in een bron", "%d plaatsen in een bron", places),
    ]


# What a record is made of, and what keeps it from being thrown away: others that rest on it.

# What has no meaning without the record, what rests on another part first.
PART_RELATIONS: dict[type[Model], tuple[str, ...]] = {
    Decision: ("remarks", "positions", "group_tallies"),
    Evidence: ("readings",),
    Position: ("conditions", "groups"),
    AgendaItem: ("lines", "treatments"),
    Reply: ("review",),
    Round: ("extensions", "listed_questions", "asked"),
    # A result goes with its area as well as with its answer.
    Poll: ("events", "areas", "options"),
    PollArea: ("results", "municipalities"),
    PollOption: ("results",),
}
# A query of a number, and of nothing else.
type Numbers = QuerySet[Model, dict[str, object]]
HAS_ANSWERED = Q(answer__isnull=False) | Q(no_view_on__isnull=False)


def part_relations(model: type[Model]) -> tuple[str, ...]:
    """Return the names of the relations that hold the parts of a kind of record."""
    shown = ("evidence",) if model in TARGETS.values() else ()
    return (*PART_RELATIONS.get(model, ()), *shown)


def check_nothing_blocks_deletion(record: Owned) -> None:
    """Refuse to throw away what others rest on, and say what."""
    found = describe_blockers(record)
    if found:
        told = {"what": ", ".join(found)}
        raise ValidationError(_("Hierop rusten nog: %(what)s. Haal die eerst weg.") % told)


def describe_blockers(record: Owned) -> list[str]:
    """Return in words what rests on a record or on a part of it and would not go along, kind by
    kind; one query."""
    counted = [*count_blockers(record)]
    if not counted:
        return []
    names = {f"n{number}": Subquery(rows) for number, (_model, rows) in enumerate(counted)}
    own = type(record)._base_manager.filter(pk=record.pk).order_by()
    numbers = own.values_list(*names.values()).first() or ()
    totals: dict[type[Model], int] = {}
    for (model, _rows), number in zip(counted, numbers, strict=False):
        totals[model] = totals.get(model, 0) + (number or 0)
    return [describe_number(model, number) for model, number in totals.items() if number]


def count_blockers(record: Owned) -> Iterator[tuple[type[Model], Numbers]]:
    """Yield (model, query of a number) for what rests on a record or on one of its parts."""
    model = type(record)
    for link in blocking_relations(model):
        if link.get_accessor_name() not in part_relations(model):
            yield link.related_model, blocking_count(link.related_model, record, link.field.name)
            continue
        for other in blocking_relations(link.related_model):
            if other.get_accessor_name() not in part_relations(link.related_model):
                way = f"{other.field.name}__{link.field.name}"
                yield other.related_model, blocking_count(other.related_model, record, way)
    if model in (Round, RoundBody):
        yield RoundBody, answered_bodies(record)


def blocking_relations(model: type[Model]) -> list[ForeignObjectRel]:
    """Return the relations of other records to this kind that keep it from being deleted."""
    return [each for each in model._meta.related_objects if each.on_delete is PROTECT]


def blocking_count(model: type[Model], record: Owned, way: str) -> Numbers:
    """Return the query of how many records of a kind lead to this one that way."""
    rows = model._base_manager.filter(**{way: record.pk}).order_by()
    if model is type(record):
        rows = rows.exclude(pk=record.pk)
    numbers: Numbers = rows.values(way).annotate(n=Count("pk")).values("n")
    return numbers


def answered_bodies(record: Owned) -> Numbers:
    """Return the query of how many bodies that go along have answered."""
    way = "round" if isinstance(record, Round) else "pk"
    rows = RoundBody.objects.filter(HAS_ANSWERED, **{way: record.pk}).order_by()
    numbers: Numbers = rows.values(way).annotate(n=Count("pk")).values("n")
    return numbers


def describe_number(model: type[Model], number: int) -> str:
    """Return a number of records of a kind in words."""
    if model is RoundBody:
        told = ngettext("%d orgaan dat antwoordde", "%d organen die antwoordden", number)
        return told % number
    names = model._meta
    return f"{number} {names.verbose_name if number == 1 else names.verbose_name_plural}"


# Delete what nobody but its own griffie has seen, with everything that hangs on it.


def delete_draft(record: Owned, *, by: Reader, reason: str = "") -> None:
    """Delete a draft and its parts, or nothing.

    A part of something public, such as one of its places of evidence, goes with a reason only;
    the history keeps it. Raises ValidationError that names what else rests on the record.
    """
    with writing_in(record) as opened:
        stored = get_stored_record(record)
        check_may_save(record, stored, by, opened)
        if getattr(stored, "status", Status.DRAFT) != Status.DRAFT:
            raise ValidationError(_("Alleen een concept kan worden weggegooid; trek dit in."))
        check_change_has_reason(stored, reason)
        check_nothing_blocks_deletion(record)
        clear_shown_reading(record, by=by, reason=reason)
        for part in list_parts(record):
            delete_draft(part, by=by, reason=reason)
        discard_record(record, by=by, reason=reason)


def clear_shown_reading(record: Owned, *, by: Reader, reason: str) -> None:
    """Let a position show no reading, so that its readings can go before it."""
    if isinstance(record, Position) and record.shown_id is not None:
        record.shown = None
        save_record(record, by=by, reason=reason)


def list_parts(record: Owned) -> list[Owned]:
    """Return what has no meaning without the record, what rests on another part first."""
    names = part_relations(type(record))
    return [each for name in names for each in read_parts(record, name)]


def read_parts(record: Owned, name: str) -> list[Owned]:
    """Return the parts of a record that one of its relations holds: many, or at most one."""
    link = next(each for each in record._meta.related_objects if name == each.get_accessor_name())
    rows = link.related_model._base_manager.filter(**{link.field.name: record.pk})
    return [each for each in rows.order_by("pk") if isinstance(each, Owned)]


# Throw many away that rest on each other and on nothing else, in few questions.

MANY_KEYS = 500


def delete_drafts(records: Sequence[Owned], *, by: Reader, reason: str) -> None:
    """Delete drafts with whatever of them rests on each other, or nothing.

    Each comes after what it rests on. Raises ValidationError that names what else rests on one of
    them, PermissionDenied or Conflict.
    """
    with writing_in(*records) as opened:
        for each in records:
            check_may_save(each, None, by, opened)
            if getattr(each, "status", Status.DRAFT) != Status.DRAFT:
                raise ValidationError(_("Alleen een concept kan worden weggegooid; trek dit in."))
            check_change_has_reason(each, reason)
        for _record, other in find_resting(records):
            told = {"what": describe_number(type(other), 1)}
            raise ValidationError(_("Hierop rusten nog: %(what)s. Haal die eerst weg.") % told)
        showing = [each for each in records if isinstance(each, Position) and each.shown_id]
        for each in showing:
            each.shown = None
        save_records(showing, by=by, reason=reason)
        for _model, run in groupby(reversed(records), key=type):
            discard_many(run, by=by, reason=reason)


def find_resting(records: Iterable[Owned]) -> Iterator[tuple[Owned, Model]]:
    """Yield (record, other) for each other record that rests on one of these and is none of them;
    a query for each way in which something can, and for every five hundred of a kind."""
    own: dict[type[Model], dict[int, Owned]] = {}
    for each in records:
        own.setdefault(type(each), {})[each.pk] = each
    for model, known in own.items():
        for keys in batched(known, MANY_KEYS):
            for link in blocking_relations(model):
                name = link.field.attname
                rows = link.related_model._base_manager.filter(**{f"{name}__in": keys})
                for other in rows.order_by("pk"):
                    if other.pk not in own.get(link.related_model, {}):
                        yield known[getattr(other, name)], other
