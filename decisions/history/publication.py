"""What stands public at a moment, and since when it is told as it is now."""

from django.db.models import Max, Model, OuterRef, QuerySet, Subquery
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
    rows = model.history.filter(  # type: ignore[attr-defined]
        build_public_condition(reader.at), **{link: OuterRef("pk")}
    )
    told = rows.order_by().values(link).annotate(last=Max(Greatest("history_date", "public_from")))
    return Subquery(told.values("last"))
