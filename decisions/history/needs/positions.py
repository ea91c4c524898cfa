"""Positions that nobody confirmed yet, and those of them whose readings do not agree."""

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery, prefetch_related_objects

from municipalities.models import BodyKind

from ...models import Decision, Dossier, Evidence, Position, Status
from ..places import titled

RELATED = ("body", "subject", "decision", "dossier")


def confirmable(reader):
    """Return `permissions.may_confirm` as a condition on positions."""
    college = Q(body__kind=BodyKind.COLLEGE)
    return (
        (college & Q(body__municipality__in=reader.college_of))
        | (~college & Q(body__municipality__in=reader.griffie_of))
        | Q(body__municipality__isnull=True, dossier__region__in=reader.redactie_of)
    )


def unconfirmed(reader):
    """Return the positions that stand and that the reader may confirm, newest first."""
    rows = Position.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    seen = Q(decision__in=Decision.objects.visible_to(reader).values("pk")) & Q(
        dossier__in=Dossier.objects.visible_to(reader).values("pk")
    )
    rows = rows.filter(seen, confirmable(reader), confirmed_at__isnull=True)
    ordered = rows.order_by("-decision__first_on", "-pk")
    return ordered.select_related(*RELATED)


def with_readings(positions, reader):
    """Give each position `told`: its accepted readings that name a stance, the oldest first.

    One query for all together; each reading has the `source_title` that the reader may see.
    """
    rows = titled(naming(), reader).order_by("pk")
    prefetch_related_objects(positions, Prefetch("evidence", rows, to_attr="told"))


def differing(reader):
    """Return those whose readings name more than one stance (`history.sources_differ`)."""
    own = naming().filter(position=OuterRef("pk")).order_by().values("position")
    stances = own.annotate(n=Count("reads_stance", distinct=True)).values("n")
    return unconfirmed(reader).annotate(stances=Subquery(stances)).filter(stances__gt=1)


def agreeing_of_colleges(reader):
    """Return what a college has to confirm where its sources agree or none names a stance."""
    rows = unconfirmed(reader).filter(body__kind=BodyKind.COLLEGE)
    return rows.exclude(pk__in=differing(reader).order_by().values("pk"))


def naming():
    """Return the accepted readings that name a stance."""
    return Evidence.objects.accepted().exclude(reads_stance="")
