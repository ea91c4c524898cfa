"""One meeting: what was on its agenda, what came of it, and the list of decisions as a file."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.roles import reader_of

from ... import history
from ...documents import DECISION_LIST_FORMATS, build_decision_list
from ...models import Dossier, Meeting
from ...permissions import may_keep_body
from ..access import Access, request_moment, restrict_to
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import parse_board_parameters
from .downloads import add_asked_clocks, build_download_response


@dataclass(frozen=True)
class MeetingParameters:
    """What the address of a meeting asks without a peildatum: the day of its dossier, and not
    before the meeting itself, where that was held."""

    meeting: Any

    def default_day(self, today):
        """Return the day that is shown without ?peildatum=."""
        own_day = min(self.meeting.held_on, today)
        return max(self.meeting.dossier.default_day(today), own_day)


@restrict_to(Access.EVERYBODY)
@keep_page(Meeting)
def meeting_page(request, pk):
    """Show the items of a meeting by their number on the agenda, with what came of each."""
    meeting, document, wanted, reader = get_meeting_or_404(request, pk)
    context = {
        "meeting": meeting,
        "document": document,
        # The last section tells of the file itself; a page has its foot for that.
        "sections": document.sections[:-1],
        "formats": DECISION_LIST_FORMATS,
        "may_enter": meeting.held_on <= reader.today
        and may_keep_body(reader, meeting.body, meeting.dossier.region_id),
        "dossier": meeting.dossier,
        "stamp": build_page_stamp(request, reader.at, dossier=meeting.dossier, wanted=wanted),
    }
    return render(request, "decisions/meeting.html", context)


@restrict_to(Access.EVERYBODY)
@keep_page(Meeting)
@require_safe
def decision_list_file(request, pk, ending):
    """Give the list of decisions as a download; 404 for a format that does not exist."""
    if ending not in DECISION_LIST_FORMATS:
        raise Http404
    _meeting, document, _wanted, _reader = get_meeting_or_404(request, pk)
    return build_download_response(document, DECISION_LIST_FORMATS[ending], ending)


def get_meeting_or_404(request, pk):
    """Return (the Meeting, its DecisionListDocument, the parameters, the Reader).

    Http404 where the reader sees nothing of it: no item and no motion, and does not keep its body
    either.
    """
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    rows = Meeting.objects.select_related("dossier__region", "body__municipality")
    seen = history.build_seen_condition(Dossier, reader, "dossier_id")
    live = get_object_or_404(rows.filter(seen), pk=pk)
    wanted = parse_board_parameters(request.GET, MeetingParameters(live), now)
    scope = {"reader": reader, "known_at": wanted.known_at}
    known = history.read_known_meeting(live, **scope)
    if known is None:
        raise Http404
    record = history.read_meeting_record(known, day=wanted.day, **scope)
    is_kept = may_keep_body(reader, live.body, live.dossier.region_id)
    if not (record.items or record.motions or is_kept):
        raise Http404
    document = build_decision_list(
        record,
        live.dossier,
        day=wanted.day,
        address=add_asked_clocks(request, live.get_absolute_url()),
        site=request.build_absolute_uri("/").rstrip("/"),
        **scope,
    )
    return live, document, wanted, reader
