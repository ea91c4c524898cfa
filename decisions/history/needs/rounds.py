"""Rounds: bodies that were asked and did not answer yet, and rounds that are not complete."""

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ...models import Dossier, Round, RoundBody
from .mine import kept, regions

SILENT = Q(answer__isnull=True, no_view_on__isnull=True)


def waiting(reader):
    """Return the RoundBodies of the reader's bodies without an answer, the first due first.

    Each carries `due`: the day of the body itself, else of the round, or None.
    """
    rows = RoundBody.objects.filter(
        kept(reader, region="round__dossier__region", dossier="round__dossier"), SILENT
    )
    dated = rows.annotate(due=Coalesce("due_on", "round__due_on"))
    urgent = dated.order_by(F("due").asc(nulls_last=True), "-round__first_on", "pk")
    return urgent.select_related("body", "round__dossier")


def open_rounds(reader):
    """Return the rounds of the reader's regions that asked nobody, or not everybody answered.

    Each carries `asked_count` and `silent_count`, the second None where it is none.
    """
    asked = RoundBody.objects.filter(round=OuterRef("pk")).order_by()
    numbers = asked.values("round").annotate(n=Count("pk")).values("n")
    rows = Round.objects.filter(regions(reader), dossier__in=Dossier.objects.visible_to(reader))
    rows = rows.filter(~Exists(asked) | Exists(asked.filter(SILENT)))
    counted = rows.annotate(
        asked_count=Subquery(numbers), silent_count=Subquery(numbers.filter(SILENT))
    )
    urgent = counted.order_by(F("due_on").asc(nulls_last=True), "-first_on", "pk")
    return urgent.select_related("dossier")
