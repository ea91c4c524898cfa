"""The page of a held meeting on which its outcomes are entered."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ....actions.outcomes import record_meeting_outcomes
from ....models import Dossier, Meeting
from ...access import Access, restrict_to
from ..decision_form.parts import MORE
from ..form_flow import FormFlow, add_success_message, answer_form, back_to_do, open_workspace
from .form import MeetingOutcomesForm
from .options import list_kept_treatments, read_meeting_options

TEMPLATE = "desk/outcomes/page.html"


@restrict_to(Access.KEEPS)
def meeting_outcomes_page(request, pk):
    """Ask what came of each item in a held meeting that the reader keeps, and save it."""
    desk, meeting, kept = open_meeting(request, pk)
    context = {
        "here": _("Uitkomsten van %s") % meeting.title,
        "meeting": meeting,
        "entered": [each for each in kept if each.outcome],
    }

    def make_form(data=None, refusal=None):
        quiet = request.method != "POST"
        ground = read_meeting_options(meeting, desk.reader)
        return MeetingOutcomesForm(data, ground=ground, refusal=refusal, quiet=quiet)

    def save(form):
        done = record_meeting_outcomes(meeting, form.results(), by=desk.reader)
        tell_what_was_saved(request, desk.dossier, len(done))
        return request.path

    if request.method == "POST" and MORE in request.POST:
        return FormFlow(desk, make_form, save, TEMPLATE, context, request.path).shown_again()
    return answer_form(desk, make_form, save, template=TEMPLATE, context=context)


def open_meeting(request, pk):
    """Return (the desk, a Meeting that was held, the treatments in it that the reader keeps).

    Http404 for a meeting that was not held yet or is out of sight, PermissionDenied where the
    reader keeps none of the items in it.
    """
    desk = open_workspace(request)
    seen = Dossier.objects.visible_to(desk.reader)
    rows = Meeting.objects.select_related("dossier__region", "body__municipality")
    meeting = get_object_or_404(rows.filter(dossier__in=seen), pk=pk)
    kept = list_kept_treatments(meeting, desk.reader)
    if not kept:
        raise PermissionDenied(_("Dit is aan de griffie van wie de agendapunten zijn."))
    if meeting.held_on > desk.reader.today:
        raise Http404
    return open_workspace(request, meeting.dossier.slug), meeting, kept


def tell_what_was_saved(request, dossier, number):
    """Say how many outcomes were saved, and where what follows from them is published."""
    words = ngettext(
        "De uitkomst van %d agendapunt is bewaard; wat eruit volgt is concept.",
        "De uitkomst van %d agendapunten is bewaard; wat eruit volgt is concept.",
        number,
    )
    publish = (reverse("desk-publish-set", args=[dossier.slug]), _("Bekijk en publiceer"))
    add_success_message(request, words % number, publish, back_to_do())
