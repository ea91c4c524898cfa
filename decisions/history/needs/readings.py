"""Readings that others proposed for positions of the reader's bodies."""

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from ...models import Evidence
from ..places import titled
from .mine import kept

NAME = Coalesce(
    NullIf(
        Trim(Concat("history_user__first_name", Value(" "), "history_user__last_name")), Value("")
    ),
    F("history_user__username"),
)


def proposed(reader):
    """Return the readings that wait for the reader, newest first.

    Each carries `proposed_by`, a name, `proposed_at`, and the `source_title` that the reader may
    see.
    """
    born = Evidence.history.filter(id=OuterRef("pk"), history_type="+").order_by("history_id")
    rows = Evidence.objects.filter(
        kept(reader, body="position__body"), position__isnull=False, is_accepted=False
    ).annotate(
        proposed_by=Subquery(born.annotate(name=NAME).values("name")[:1]),
        proposed_at=Subquery(born.values("history_date")[:1]),
    )
    related = ("dossier", "position__body", "position__subject", "position__decision")
    return titled(rows, reader).select_related(*related).order_by("-pk")
