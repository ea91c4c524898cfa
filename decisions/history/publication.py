"""What stands public at a moment, and since when it is told as it is now."""

from django.db.models import Max, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from municipalities.roles import Reader

from ..models.publication import build_public_condition, build_standing_public_condition


def list_standing[M: Model](rows: QuerySet[M], reader: Reader) -> QuerySet[M]:
    """Return the rows of a published kind that everybody may see and that were not withdrawn."""
    return rows.filter(build_standing_public_condition(rows.model, reader))


def build_told_moment(model: type[Model], reader: Reader, link: str = "id") -> Subquery:
    """Return since when everybody can read what the public versions of a kind tell last, for the
    row to whose key `link` of that kind leads: when that version was recorded, or its embargo
    ended where that was later."""
    return build_last_told(model, reader, **{link: OuterRef("pk")})


def build_last_told(model: type[Model], reader: Reader, **of: object) -> Subquery:
    """Return the same for all records of which any version has these values."""
    rows = model.history.filter(build_public_condition(reader.at), **of)  # type: ignore[attr-defined]
    return _select_last(rows, Max(Greatest("history_date", "public_from")))


def build_last_recorded(model: type[Model], **of: object) -> Subquery:
    """Return when a record of a kind without a status of its own was recorded last."""
    return _select_last(model.history.filter(**of), Max("history_date"))  # type: ignore[attr-defined]


def _select_last(rows: QuerySet[Model], last: Max) -> Subquery:
    told = rows.order_by().values(one=Value(1)).annotate(last=last)
    return Subquery(told.values("last"))
