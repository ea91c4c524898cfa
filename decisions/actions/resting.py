"""What a record is made of, and what keeps it from being thrown away: others that rest on it."""

from django.core.exceptions import ValidationError
from django.db.models import PROTECT, Count, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import TARGETS, AgendaItem, Decision, Position, Round, RoundBody

# What has no meaning without the record, what rests on another part first.
PARTS = {
    Decision: ("remarks", "positions"),
    Position: ("conditions", "groups"),
    AgendaItem: ("lines",),
    Round: ("extensions", "listed_questions", "asked"),
}
ANSWERED = Q(answer__isnull=False) | Q(no_view_on__isnull=False)


def parts_named(model):
    """Return the names of the relations that hold the parts of a kind of record."""
    shown = ("evidence",) if model in TARGETS.values() else ()
    return (*PARTS.get(model, ()), *shown)


def check_nothing_rests(record):
    """Refuse to throw away what others rest on, and say what."""
    found = resting(record)
    if found:
        told = {"what": ", ".join(found)}
        raise ValidationError(_("Hierop rusten nog: %(what)s. Haal die eerst weg.") % told)


def resting(record):
    """Return in words what rests on a record or on a part of it and would not go along, kind by
    kind; one query."""
    counted = [*counts_of(record)]
    if not counted:
        return []
    names = {f"n{number}": Subquery(rows) for number, (_model, rows) in enumerate(counted)}
    own = type(record)._base_manager.filter(pk=record.pk).order_by()
    numbers = own.values_list(*names.values()).first() or ()
    totals = {}
    for (model, _rows), number in zip(counted, numbers, strict=False):
        totals[model] = totals.get(model, 0) + (number or 0)
    return [words(model, number) for model, number in totals.items() if number]


def counts_of(record):
    """Yield (model, query of a number) for what rests on a record or on one of its parts."""
    model = type(record)
    for link in links(model):
        if link.get_accessor_name() not in parts_named(model):
            yield link.related_model, number_of(link.related_model, record, link.field.name)
            continue
        for other in links(link.related_model):
            if other.get_accessor_name() not in parts_named(link.related_model):
                way = f"{other.field.name}__{link.field.name}"
                yield other.related_model, number_of(other.related_model, record, way)
    if model in (Round, RoundBody):
        yield RoundBody, answered(record)


def links(model):
    """Return the relations of other records to this kind that keep it from being deleted."""
    return [each for each in model._meta.related_objects if each.on_delete is PROTECT]


def number_of(model, record, way):
    """Return the query of how many records of a kind lead to this one that way."""
    rows = model._base_manager.filter(**{way: record.pk}).order_by()
    if model is type(record):
        rows = rows.exclude(pk=record.pk)
    return rows.values(way).annotate(n=Count("pk")).values("n")


def answered(record):
    """Return the query of how many bodies that go along have answered."""
    way = "round" if isinstance(record, Round) else "pk"
    rows = RoundBody.objects.filter(ANSWERED, **{way: record.pk}).order_by()
    return rows.values(way).annotate(n=Count("pk")).values("n")


def words(model, number):
    """Return a number of records of a kind in words."""
    if model is RoundBody:
        told = ngettext("%d orgaan dat antwoordde", "%d organen die antwoordden", number)
        return told % number
    names = model._meta
    return f"{number} {names.verbose_name if number == 1 else names.verbose_name_plural}"
