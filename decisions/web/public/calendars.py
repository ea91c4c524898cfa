"""The agenda as a calendar to follow: of all bodies, one municipality, one dossier or one body."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.models import Body, Municipality
from municipalities.roles import reader_of

from ...documents.calendar import build_calendar_document
from ...documents.ics import MEDIA_TYPE, write_calendar
from ...history.calendar import build_body_scope, build_dossier_scope, build_home_scope
from ...models import Dossier
from ..access import Access, request_moment, restrict_to
from ..dossier_context import parse_undated_parameters
from ..kept_pages import keep_page
from ..parameters import parse_ends


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def agenda_calendar(request):
    """Give what comes in the meetings of all bodies as ICS, around ?peildatum=."""
    return answer_calendar(request, lambda *at: build_home_scope(*at, None), "agenda", _("Agenda"))


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def municipality_calendar(request, slug):
    """Give what comes in the meetings of the bodies of a municipality as ICS."""
    home = get_object_or_404(Municipality, slug=slug)
    title = _("Agenda van %s") % home.name
    return answer_calendar(
        request, lambda *at: build_home_scope(*at, home.pk), f"agenda-{home.slug}", title
    )


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def dossier_calendar(request, slug):
    """Give what comes of a dossier in meetings as ICS; Http404 where the reader may not see it."""
    reader = reader_of(request.user, at=request_moment(request))
    dossier = get_object_or_404(Dossier.objects.visible_to(reader), slug=slug)
    title = _("Agenda: %s") % dossier.title
    return answer_calendar(
        request, lambda *at: build_dossier_scope(*at, dossier), f"agenda-{dossier.slug}", title
    )


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def body_calendar(request, slug):
    """Give what comes in the meetings of one body as ICS."""
    body = get_object_or_404(Body, slug=slug)
    title = _("Agenda van %s") % body.name
    return answer_calendar(
        request, lambda *at: build_body_scope(*at, body), f"agenda-{body.slug}", title
    )


def answer_calendar(request, build_scope, name, title):
    """Return the calendar of the scope that is built for a reader and a state of knowledge, from
    the day ?van= on where that is asked."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    wanted = parse_undated_parameters(request.GET, now)
    since, _until = parse_ends(request.GET)
    document = build_calendar_document(
        build_scope(reader, wanted.known_at),
        day=wanted.day,
        name=name,
        title=title,
        absolute=request.build_absolute_uri,
        at=now,
        since=since,
    )
    headers = {
        "Content-Disposition": f'attachment; filename="{document.name}.ics"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(write_calendar(document), MEDIA_TYPE, headers=headers)
