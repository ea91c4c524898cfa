"""A decision in a minute: the page that enters an act, and what was just entered."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.tracking import Conflict

from ...actions.decisions import record_decision_entry
from ...history import read_group_proposals, read_same_acts
from ...models import Decision, Form, Remark, RemarkKind, Status
from ...permissions import may_keep
from ...worklist import list_unsaid_alternatives
from ..access import Access, restrict_to
from ..dossier_context import get_visible_record, visible_page_rows
from ..public.decisions import (
    check_decision_tally,
    list_decision_positions,
    list_seat_doubts,
    list_tally_numbers,
    read_decision_evidence,
)
from .decision_form import STANCE_ALONE, DecisionForm, read_form_options
from .decision_form.parts import MORE
from .form_flow import FormFlow, answer_form, open_workspace
from .kinds import RECORD_KINDS
from .next_steps import list_next_steps

# What was just entered: the date in words, what the law says of the vote, what is missing.

VOTED = (Form.DECISION, Form.MOTION, Form.AMENDMENT)


@restrict_to(Access.KEEPS)
def saved_decision_page(request, slug, pk):
    """Show a decision to who keeps it, as it stands now."""
    desk = open_workspace(request, slug)
    record = get_visible_record(Decision, desk.reader, pk, "body__municipality", "meeting")
    if record.dossier_id != desk.dossier.pk or not may_keep(desk.reader, record):
        raise Http404
    places = read_decision_evidence(record, desk.reader, None)["decision", record.pk]
    check = check_decision_tally(record, record.body)
    positions = list_positions_with_conditions(record, desk.reader)
    context = {
        **desk.context,
        "here": record.title,
        "decision": record,
        "counted": list_tally_numbers(record, record.body),
        "check": check,
        "positions": positions,
        "proposals": list_group_proposals(positions),
        "doubts": list_seat_doubts(record, record.body, positions),
        "places": places,
        "same": read_same_acts([record], reader=desk.reader).get(record.pk, []),
        "beside": list_other_acts_that_day(record, desk.reader),
        "missing": list_missing_parts(record, places, check is not None),
        "alternatives": list_unsaid_alternatives(record, positions),
        "steps": list_next_steps(
            record, kind=RECORD_KINDS["besluit"], reader=desk.reader, dossier=desk.dossier
        ),
    }
    return render(request, "desk/decision_saved.html", context)


def list_positions_with_conditions(record, reader):
    """Return the stances that follow from a decision, each with its conditions and groups; three
    queries."""
    rows = list_decision_positions(record, reader, None)
    conditions = Prefetch("conditions", visible_page_rows(Remark, reader))
    found = list(rows.select_related("body", "decision").prefetch_related(conditions, "groups"))
    for each in found:
        seen = (one for one in each.conditions.all() if one.kind == RemarkKind.CONDITION)
        each.condition_days = tuple(one.first_on for one in seen if not one.is_withdrawn)
    return found


def list_group_proposals(positions):
    """Return (position, GroupProposal) where groups can be linked to what a label names."""
    found = read_group_proposals(positions)
    return [(each, found[each.pk]) for each in positions if each.pk in found]


def list_other_acts_that_day(record, reader):
    """Return the other acts of the same body on the same day."""
    same = visible_page_rows(Decision, reader).filter(dossier=record.dossier, body=record.body)
    same = same.filter(dated_on=record.dated_on).exclude(pk=record.pk)
    return list(same.order_by("number"))


def list_missing_parts(record, places, has_tally):
    """Return in sentences what a reader will miss in this decision."""
    told = (
        (not places, _("Er is nog geen bron bij.")),
        (record.form in VOTED and not has_tally, _("Hoe er is gestemd, staat er niet bij.")),
        (record.meeting_id is None, _("In welke vergadering dit was, staat er niet bij.")),
        (record.first_on != record.last_on, _("De precieze dag is niet bekend.")),
        (record.status == Status.DRAFT, _("Alleen wie het bijhoudt ziet dit concept.")),
    )
    return [sentence for holds, sentence in told if holds]


# A decision in a minute: one page that enters an act with everything that follows from it.

TEMPLATE = "desk/decision.html"
LONGEST_ADDRESS = 300


@restrict_to(Access.KEEPS)
def new_decision_page(request, slug):
    """Enter a decision, or with ?als=standpunt a stance alone; ?orgaan=, ?onderwerp=, ?ronde= and
    ?bron= say where one came from."""
    desk = open_workspace(request, slug)

    def make_form(data=None, refusal=None):
        ground = read_form_options(desk.dossier, desk.reader, request.GET, data)
        check_keeps_body_of_dossier(ground)
        return DecisionForm(data, ground=ground, refusal=refusal, quiet=request.method != "POST")

    def save(form):
        return save_decision_form(form, desk)

    address = request.get_full_path()
    address = address if len(address) <= LONGEST_ADDRESS else request.path
    is_stance = STANCE_ALONE in request.GET.getlist("als")
    context = {"here": _("Standpunt invoeren") if is_stance else _("Besluit invoeren")}
    if request.method == "POST" and MORE in request.POST:
        return FormFlow(desk, make_form, save, TEMPLATE, context, address).shown_again()
    return answer_form(desk, make_form, save, template=TEMPLATE, context=context, address=address)


def check_keeps_body_of_dossier(ground):
    """Refuse who keeps no body of this dossier."""
    if not ground.bodies:
        raise PermissionDenied(_("U houdt in dit dossier geen besluiten bij."))


def save_decision_form(form, desk):
    """Save what was typed; return the address that tells what was saved."""
    try:
        made = record_decision_entry(form.entry(), then=form.then, by=desk.reader)
    except Conflict as conflict:
        raise ValidationError(_("Iemand anders gaf intussen antwoord in deze ronde.")) from conflict
    return reverse("desk-decision-saved", args=[desk.dossier.slug, made.pk])
