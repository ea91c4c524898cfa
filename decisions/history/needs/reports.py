"""Mistakes that were reported: who keeps the position, and in which role it was answered."""

from municipalities.models import Role

from ...models import Report
from ..versions import held_at, role_of
from .mine import kept

RELATED = ("position__body__municipality", "position__subject", "position__decision")


def reports_kept(reader):
    """Return the reports on positions that the reader keeps; nobody else sees them here."""
    way = {"region": "position__dossier__region", "dossier": "position__dossier"}
    rows = Report.objects.filter(kept(reader, body="position__body", **way))
    return rows.select_related(*RELATED, "position__dossier__region", "answered_by")


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
