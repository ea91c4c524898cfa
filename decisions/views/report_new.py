"""'Klopt dit niet?': anybody says what is wrong with a position, without signing in."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from municipalities.roles import reader_of

from ..actions.report import Flooded, report
from ..forms.report import TRAP, ReportForm
from ..models import Position, Status
from .found import found
from .rules import Access, open_to
from .sender import sender_of
from .stamp import stamp_of

RELATED = ("body__municipality", "subject", "decision")
FIELDS = ("text", "source", "url")


@open_to(Access.EVERYBODY)
def report_new(request, pk):
    """Show the form, or take in what it reports; a position that is not seen is 404."""
    now = timezone.now()
    position = found(Position, reader_of(request.user, at=now), pk, *RELATED)
    if position.status == Status.DRAFT:
        raise Http404
    if request.method == "POST":
        return sent(request, position, now)
    return shown(request, position, now, ReportForm(), HTTPStatus.OK)


def sent(request, position, now):
    """Lead to the page of the report, or show again what was typed with what is wrong."""
    form, status = ReportForm(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            made = report(position, **typed, sender=sender_of(request, now), at=now)
        except ValidationError as refusal:
            flooded = isinstance(refusal, Flooded)
            status = HTTPStatus.TOO_MANY_REQUESTS if flooded else status
            form = ReportForm(request.POST, refusal)
        else:
            return HttpResponseRedirect(reverse("report", args=[made.code]))
    return shown(request, position, now, form, status)


def shown(request, position, now, form, status):
    context = {
        "form": form,
        "trap": TRAP,
        "position": position,
        "dossier": position.dossier,
        "stamp": stamp_of(request, now),
    }
    response = render(request, "decisions/report_new.html", context, status=status)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = "3600"
    return response
