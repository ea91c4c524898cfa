"""Several small questions in one query: rows of different kinds, each told as JSON.

A page that shows one part of a dossier asks little of many tables. Each answer is a few rows, so
the way to the database weighs more than the words that it carries.
"""

from collections import defaultdict
from operator import itemgetter

from django.db.models import CharField, Func, Value, Window
from django.db.models.functions import JSONObject, RowNumber

from municipalities.amended import AmendedQuerySet


class Told(JSONObject):
    """A row as JSON, which SQLite and PostgreSQL both know; Django would ask the first of them
    every time it connects, in three queries."""

    def as_sql(self, *args, **kwargs):
        return Func.as_sql(self, *args, **kwargs)


def together(**reads):
    """Return {name: rows} for reads {name: (queryset, fields)}, in one query.

    Each queryset is ordered, and names the fields to read, annotations among them; '__' leads to
    a related row, as in 'body__name'. Rows are of the queryset's model; other fields are deferred.
    """
    first, *rest = (told_by(name, *read) for name, read in reads.items())
    found = defaultdict(list)
    for name, place, told in first.union(*rest, all=True).order_by():
        found[name].append((place, told))
    return {
        name: all_made(rows, [told for _, told in sorted(found[name], key=itemgetter(0))])
        for name, (rows, _) in reads.items()
    }


def all_made(rows, told):
    """Return the rows that were told, as a preview in which they are read shows them."""
    found = [made(rows.model, each) for each in told]
    return rows.amended(found) if isinstance(rows, AmendedQuerySet) else found


def told_by(name, rows, fields):
    """Return the (name, place in the order, JSON) of every row of one read, in no order."""
    return (
        rows.order_by()
        .annotate(
            told_under=Value(name, output_field=CharField()),
            told_place=Window(RowNumber(), order_by=list(rows.query.order_by)),
            told_row=Told(**{field: field for field in fields}),
        )
        .values_list("told_under", "told_place", "told_row")
    )


def made(model, told):
    """Return a row of a model with these fields; None where there was no related row at all."""
    if all(value is None for value in told.values()):
        return None
    own, related = {}, defaultdict(dict)
    for name, value in told.items():
        head, _, tail = name.partition("__")
        (related[head] if tail else own)[tail or head] = value
    fields = [field for field in model._meta.concrete_fields if field.attname in own]
    values = [field.to_python(own.pop(field.attname)) for field in fields]
    row = model.from_db(None, [field.attname for field in fields], values)
    for name, value in own.items():
        setattr(row, name, value)
    for name, more in related.items():
        link = model._meta.get_field(name)
        link.set_cached_value(row, made(link.related_model, more))
    return row


def whole(model, prefix=""):
    """Return the names of every field of a model, for a read."""
    return tuple(f"{prefix}{field.attname}" for field in model._meta.concrete_fields)
