"""A report of a mistake, for who has its code: that it arrived, and what became of it."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from municipalities.roles import reader_of

from ..history.needs import answered_as
from ..models import Position, Report
from ..permissions import has_griffie
from .found import visible_rows
from .rules import Access, open_to
from .stamp import stamp_of

RELATED = ("position__body__municipality", "position__subject", "position__dossier__region")


@open_to(Access.EVERYBODY)
def report(request, code):
    """Show the report of this code, as long as its position is seen; no machine may keep it."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    seen = Report.objects.filter(position__in=visible_rows(Position, reader))
    told = get_object_or_404(seen.select_related(*RELATED), code=code)
    context = {
        "told": told,
        "position": told.position,
        "answered_as": answered_as(told),
        "lands_with": lands_with(told.position, now),
        "dossier": told.position.dossier,
        "stamp": stamp_of(request, now),
    }
    response = render(request, "decisions/report.html", context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def lands_with(position, now):
    """Return the municipality whose griffie answers, None where the regioredactie does."""
    municipality = position.body.municipality
    staffed = municipality is not None and has_griffie(municipality.pk, now)
    return municipality if staffed else None
