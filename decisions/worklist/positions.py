"""Positions to confirm, readings that others proposed, and mistakes that were reported."""

from django.db.models import (
    Count,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from municipalities.models import BodyKind, Role

from ..history.rows import titled
from ..history.versions import held_at, role_of
from ..models import Decision, Dossier, Evidence, Position, Report, Status
from .drafts import kept

# Positions that nobody confirmed yet, and those of them whose readings do not agree.

POSITION_RELATED = ("body", "subject", "decision", "dossier")


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
    return ordered.select_related(*POSITION_RELATED)


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


# Readings that others proposed for positions of the reader's bodies.

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


# Mistakes that were reported: who keeps the position, and in which role it was answered.

REPORT_RELATED = ("position__body__municipality", "position__subject", "position__decision")


def reports_kept(reader):
    """Return the reports on positions that the reader keeps; nobody else sees them here."""
    way = {"region": "position__dossier__region", "dossier": "position__dossier"}
    rows = Report.objects.filter(kept(reader, body="position__body", **way))
    return rows.select_related(*REPORT_RELATED, "position__dossier__region", "answered_by")


def unanswered_reports(reader):
    """Return the reports that wait for the reader, newest first."""
    return reports_kept(reader).filter(verdict="").order_by("-reported_at", "-pk")


def answered_as(report):
    """Return the role in which a report was answered, '' where it is not; one query."""
    if report.answered_by_id is None:
        return ""
    roles = Role.objects.filter(user=report.answered_by_id).select_related("municipality", "region")
    held = [each for each in roles.order_by("id") if held_at(each, report.answered_at)]
    body = report.position.responsible_body
    home = (body.municipality_id if body else None, report.position.owning_region_id)
    return role_of(report.answered_by_id, held, home)
