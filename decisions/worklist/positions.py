"""Positions to confirm, readings that others proposed, and what was reported."""

from django.db.models import (
    Count,
    Exists,
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

from ..history.rows import build_seen_condition, with_source_title
from ..history.versions import is_role_held_at, keeper_role_of
from ..models import Decision, Dossier, Evidence, Position, Report, Status
from .drafts import build_kept_condition

# Positions that nobody confirmed yet, and those of them whose readings do not agree.

POSITION_RELATED = ("body", "subject", "decision", "dossier")


def build_confirmable_condition(reader):
    """Return `permissions.may_confirm` as a condition on positions."""
    college = Q(body__kind=BodyKind.COLLEGE)
    return (
        (college & Q(body__municipality__in=reader.college_of))
        | (~college & Q(body__municipality__in=reader.griffie_of))
        | Q(body__municipality__isnull=True, dossier__region__in=reader.redactie_of)
    )


def list_unconfirmed(reader):
    """Return the positions that stand and that the reader may confirm, newest first."""
    rows = Position.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    decision = build_seen_condition(Decision, reader, "decision_id")
    dossier = build_seen_condition(Dossier, reader, "dossier_id")
    rows = rows.filter(
        decision, dossier, build_confirmable_condition(reader), confirmed_at__isnull=True
    )
    ordered = rows.order_by("-decision__first_on", "-pk")
    return ordered.select_related(*POSITION_RELATED)


def attach_readings(positions, reader):
    """Give each position `told`: its accepted readings that name a stance, the oldest first.

    One query for all together; each reading has the `source_title` that the reader may see.
    """
    rows = with_source_title(list_naming_readings(), reader).order_by("pk")
    prefetch_related_objects(positions, Prefetch("evidence", rows, to_attr="told"))


def list_differing(reader):
    """Return those whose readings name more than one stance (`history.sources_differ`)."""
    own = list_naming_readings().filter(position=OuterRef("pk")).order_by().values("position")
    stances = own.annotate(n=Count("reads_stance", distinct=True)).values("n")
    return list_unconfirmed(reader).annotate(stances=Subquery(stances)).filter(stances__gt=1)


def list_agreeing_of_colleges(reader):
    """Return what a college has to confirm where its sources agree or none names a stance."""
    rows = list_unconfirmed(reader).filter(body__kind=BodyKind.COLLEGE)
    return rows.exclude(pk__in=list_differing(reader).order_by().values("pk"))


def list_naming_readings():
    """Return the accepted readings that name a stance."""
    return Evidence.objects.accepted().exclude(reads_stance="")


# Public positions that still ask for a source, or for a reason.


def list_lacking_source(reader):
    """Return the public positions that the reader keeps and that no place shows, also not their
    decision, or of which every reading reads another stance and nobody said why; newest first."""
    shown = Q(position=OuterRef("pk")) | Q(decision=OuterRef("decision"))
    places = Evidence.objects.accepted().order_by().filter(shown)
    named = list_naming_readings().order_by().filter(position=OuterRef("pk"))
    # Almost every position of a country is read as it says, so that is asked of each, and first.
    rows = Position.objects.filter(
        build_kept_condition(reader),
        ~Exists(named.filter(reads_stance=OuterRef("stance"))),
        ~Exists(places) | (Q(departure="") & Exists(named)),
        status=Status.PUBLISHED,
    )
    ordered = rows.order_by("-decision__first_on", "-pk")
    return ordered.select_related(*POSITION_RELATED)


# Readings that others proposed for positions of the reader's bodies.

PERSON_NAME = Coalesce(
    NullIf(
        Trim(Concat("history_user__first_name", Value(" "), "history_user__last_name")), Value("")
    ),
    F("history_user__username"),
)


def list_proposed_readings(reader):
    """Return the readings that wait for the reader, newest first.

    Each carries `proposed_by`, a name, `proposed_at`, and the `source_title` that the reader may
    see.
    """
    born = Evidence.history.filter(id=OuterRef("pk"), history_type="+").order_by("history_id")
    rows = Evidence.objects.filter(
        build_kept_condition(reader, body="position__body"),
        position__isnull=False,
        is_accepted=False,
    ).annotate(
        proposed_by=Subquery(born.annotate(name=PERSON_NAME).values("name")[:1]),
        proposed_at=Subquery(born.values("history_date")[:1]),
    )
    related = ("dossier", "position__body", "position__subject", "position__decision")
    return with_source_title(rows, reader).select_related(*related).order_by("-pk")


# What was reported as wrong or lacking: who keeps it, and in which role it was answered.

REPORT_RELATED = (
    *("body__municipality", "dossier__region", "answered_by", "position__body"),
    *("position__subject", "position__decision", "decision", "remark", "statement", "milestone"),
    *("agenda_item", "round", "source_record", "municipality"),
)


def list_kept_reports(reader):
    """Return the reports on what the reader keeps; nobody else sees them here."""
    rows = Report.objects.filter(build_kept_condition(reader))
    return rows.select_related(*REPORT_RELATED)


def list_unanswered_reports(reader):
    """Return the reports that wait for the reader, newest first."""
    return list_kept_reports(reader).filter(verdict="").order_by("-reported_at", "-pk")


def answering_role_of(report):
    """Return the role in which a report was answered, '' where it is not; one query."""
    if report.answered_by_id is None:
        return ""
    roles = Role.objects.filter(user=report.answered_by_id).select_related("municipality", "region")
    held = [each for each in roles.order_by("id") if is_role_held_at(each, report.answered_at)]
    home = (report.body.municipality_id if report.body else None, report.dossier.region_id)
    return keeper_role_of(report.answered_by_id, held, home)
