"""What was just entered: the date in words, what the law says of the vote, what is missing."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from ...models import Decision, Form, Remark, Status
from ...permissions import may_keep
from ...tally import check
from ..decision import counted, places_of, positions_of, tally_of
from ..found import found, visible_rows
from ..rules import Access, open_to
from .frame import desk_of

VOTED = (Form.DECISION, Form.MOTION, Form.AMENDMENT)


@open_to(Access.KEEPS)
def decision_saved(request, slug, pk):
    """Show a decision to who keeps it, as it stands now."""
    desk = desk_of(request, slug)
    record = found(Decision, desk.reader, pk, "body__municipality", "meeting")
    if record.dossier_id != desk.dossier.pk or not may_keep(desk.reader, record):
        raise Http404
    places = places_of(record, desk.reader, None)["decision", record.pk]
    has_tally = bool(counted(record)) or record.no_vote_asked
    context = {
        **desk.context,
        "here": record.title,
        "decision": record,
        "counted": counted(record),
        "check": check(tally_of(record)) if has_tally else None,
        "positions": with_conditions(record, desk.reader),
        "places": places,
        "beside": beside(record, desk.reader),
        "missing": missing(record, places, has_tally, desk.now),
    }
    return render(request, "desk/decision_saved.html", context)


def with_conditions(record, reader):
    """Return the stances that follow from a decision, each with its conditions; two queries."""
    rows = positions_of(record, reader, None)
    return list(rows.prefetch_related(Prefetch("conditions", visible_rows(Remark, reader))))


def beside(record, reader):
    """Return the other acts of the same body on the same day."""
    same = visible_rows(Decision, reader).filter(dossier=record.dossier, body=record.body)
    same = same.filter(dated_on=record.dated_on).exclude(pk=record.pk)
    return list(same.order_by("number"))


def missing(record, places, has_tally, now):
    """Return in sentences what a reader will miss in this decision."""
    today = now.astimezone(get_current_timezone()).date()
    told = (
        (not places, _("Er is nog geen bron bij.")),
        (record.form in VOTED and not has_tally, _("Hoe er is gestemd, staat er niet bij.")),
        (record.meeting_id is None, _("In welke vergadering dit was, staat er niet bij.")),
        (record.first_on != record.last_on, _("De precieze dag is niet bekend.")),
        (record.first_on > today, _("De datum ligt in de toekomst.")),
        (record.status == Status.DRAFT, _("Alleen wie het bijhoudt ziet dit concept.")),
    )
    return [sentence for holds, sentence in told if holds]
