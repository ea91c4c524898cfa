"""The pages that do one thing to one record: confirm, publish, withdraw, answer a report."""

from functools import partial

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.forms import ReasonField, RefusableMixin

from ... import history
from ...actions import (
    accept_reading,
    confirm_position,
    publish_record,
    share_record,
    withdraw_record,
)
from ...actions import delete_draft as throw_away_record
from ...actions.deletion import check_nothing_blocks_deletion, describe_dependents
from ...actions.positions import reject_reading
from ...actions.publication import check_can_become_visible, check_publishable
from ...actions.reports import answer_report
from ...models import TARGETS, Evidence, Position, Status
from ...permissions import may_confirm, may_propose_reading
from ...worklist import answering_role_of, list_kept_reports, list_proposed_readings
from ..access import Access, restrict_to
from ..public.positions import list_shown_readings
from ..public.reports import ReportAnswerForm, build_reportable
from .form_flow import (
    add_success_message,
    answer_form,
    open_workspace,
    record_short_name,
)
from .kinds import RECORD_KINDS, record_kind_of
from .kinds.decisions import NewPositionForm
from .next_steps import list_next_steps
from .publication import list_dependent_names, read_same_acts_of
from .record_actions import PublishForm, action_fits, answer_action_form
from .records import check_has_status_or_404, open_record, open_record_to_keep, save_kind_form

# What the griffie does with a reading that another one proposed.

TAKE, REFUSE = "aannemen", "weigeren"


class ReadingForm(RefusableMixin, forms.Form):
    """Which button was pressed, and why; the reason is filled in for taking it in."""

    does = forms.ChoiceField(
        label=gettext_lazy("Besluit"),
        choices=[(TAKE, gettext_lazy("Aannemen")), (REFUSE, gettext_lazy("Niet aannemen"))],
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("Kies aannemen of niet aannemen."),
            "invalid_choice": gettext_lazy("Kies aannemen of niet aannemen."),
        },
    )
    reason = ReasonField(
        initial=gettext_lazy("Nagelezen: het staat zo in de bron."),
        help_text=gettext_lazy(
            "Dit komt in de geschiedenis. Neemt u de lezing niet aan, zeg dan waarom."
        ),
    )

    def __init__(self, data=None, refusal=None):
        super().__init__(data)
        self.refusal = refusal


# Say for your own council, or for the college that you sit in, that a position is right.


@restrict_to(Access.KEEPS)
def confirm_page(request, soort, pk):
    """Show the position as it stands, and confirm it."""
    found = open_record(request, soort, pk)
    if not isinstance(found.record, Position):
        raise Http404
    if not may_confirm(found.desk.reader, found.record):
        raise PermissionDenied(_("Alleen het orgaan zelf bevestigt zijn standpunt."))

    def run(form):
        confirm_position(form.seen, by=found.desk.reader, reason=form.why)

    return answer_action_form(
        found,
        "desk-confirm",
        run,
        here=_("Bevestigen: %(name)s"),
        submit=_("Bevestigen"),
        done=_("Bevestigd: ‘%(name)s’."),
        shown_at=reverse("position", args=[found.record.pk]),
    )


# Make one record public, now or from a moment on.

WAITING = (Status.DRAFT, Status.SHARED)


@restrict_to(Access.KEEPS)
def publish_page(request, soort, pk):
    """Say what goes along and what stands in the way, ask from when, and do it."""
    found = open_record_to_keep(request, soort, pk)
    check_has_status_or_404(found)
    record = found.record

    def run(form):
        publish_record(
            form.seen, by=found.desk.reader, public_from=form.public_from, reason=form.why
        )

    return answer_action_form(
        found,
        "desk-publish",
        run,
        here=_("Publiceren: %(name)s"),
        submit=_("Publiceren"),
        done=_("Gepubliceerd: ‘%(name)s’."),
        form=PublishForm,
        along=list_dependent_names(found.record, WAITING),
        blocks=list_check_refusals(lambda: check_publishable(record, found.desk.now)),
        same=list_same_acts(found),
        may_preview=found.desk.dossier is not None,
    )


def list_same_acts(found):
    """Return the decisions that look like the same act as a record, or as what it follows from."""
    same = read_same_acts_of([found.record], found.desk.reader)
    return next(iter(same.values()), [])


def list_check_refusals(check):
    """Return the sentences with which a check refuses, none where it does not."""
    try:
        check()
    except ValidationError as error:
        return error.messages
    return []


# Share a draft with the councillors, griffies and regioredactie of the region.


@restrict_to(Access.KEEPS)
def share_page(request, soort, pk):
    """Say what is shared along and what stands in the way, and do it."""
    found = open_record_to_keep(request, soort, pk)
    check_has_status_or_404(found)

    def run(form):
        share_record(form.seen, by=found.desk.reader, reason=form.why)

    return answer_action_form(
        found,
        "desk-share",
        run,
        here=_("Delen: %(name)s"),
        submit=_("Delen met de regio"),
        done=_("Gedeeld met de regio: ‘%(name)s’."),
        along=list_dependent_names(found.record, [Status.DRAFT]),
        blocks=list_check_refusals(lambda: check_can_become_visible(found.record)),
        same=list_same_acts(found),
    )


# Withdraw a record that was wrong: it stays to be seen, with the reason.

OPEN = (Status.SHARED, Status.PUBLISHED)


@restrict_to(Access.KEEPS)
def withdraw_page(request, soort, pk):
    """Ask for the reason, say what is withdrawn along, and do it."""
    found = open_record_to_keep(request, soort, pk)
    check_has_status_or_404(found)

    def run(form):
        withdraw_record(form.seen, by=found.desk.reader, reason=form.why)

    along = list_dependent_names(found.record, OPEN)
    return answer_action_form(
        found,
        "desk-withdraw",
        run,
        here=_("Intrekken: %(name)s"),
        submit=_("Intrekken"),
        done=_("Ingetrokken: ‘%(name)s’."),
        needs_reason=True,
        along=along,
        warning=_("Wie dit kon zien, blijft het zien, met de reden erbij."),
    )


# Throw a draft away, after the page named what hangs on it.


@restrict_to(Access.KEEPS)
def delete_record_page(request, soort, pk):
    """Say what goes along, and do it; of something public with a reason only."""
    found = open_record_to_keep(request, soort, pk)
    if found.desk.dossier is None:
        raise Http404

    def run(form):
        throw_away_record(form.seen, by=found.desk.reader, reason=form.why)

    return answer_action_form(
        found,
        "desk-throw-away",
        run,
        here=_("Weggooien: %(name)s"),
        submit=_("Weggooien"),
        done=_("Weggegooid: ‘%(name)s’."),
        needs_reason=found.is_seen,
        along=describe_dependents(found.record),
        blocks=list_check_refusals(lambda: check_nothing_blocks_deletion(found.record)),
        warning=_("Dit kunt u niet terughalen. In de geschiedenis blijft staan wie het deed."),
    )


# A reading that another griffie proposed: taken in, or not, with the reason.


@restrict_to(Access.KEEPS)
def proposed_reading_page(request, pk):
    """Show a proposed reading of a position that the reader keeps, and take the choice."""
    desk = open_workspace(request)
    found = get_object_or_404(list_proposed_readings(desk.reader), pk=pk)
    return answer_form(
        desk,
        ReadingForm,
        partial(save_reading_decision, desk, found),
        template="desk/reading.html",
        context={"reading": found, "position": found.position},
        about=found,
    )


def save_reading_decision(desk, found, form):
    """Do what the button says; return to where the list stands."""
    takes = form.cleaned_data["does"] == TAKE
    act = accept_reading if takes else reject_reading
    act(found, by=desk.reader, reason=form.cleaned_data["reason"])
    said = _("De lezing telt nu mee.") if takes else _("De lezing is niet aangenomen.")
    way = (reverse("position", args=[found.position_id]), _("Bekijk het standpunt"))
    add_success_message(desk.request, said, way)
    return reverse("desk")


# Add a place in a source to a record; to another council's position it is proposed.

FIELDS = {model: name for name, model in TARGETS.items()}


@restrict_to(Access.KEEPS)
def new_evidence_page(request, soort, pk):
    """Show the form for a place in a source that shows a record, and save it."""
    found = open_record(request, soort, pk)
    field = FIELDS.get(found.kind.model)
    if field is None:
        raise Http404
    if not may_add_place(found):
        raise PermissionDenied(_("Een plaats erbij is aan wie dit bijhoudt."))
    desk = found.desk

    def make_form(data=None, refusal=None):
        place = Evidence(dossier=desk.dossier, **{field: found.record})
        return RECORD_KINDS["bewijsplaats"].form(
            data, instance=place, dossier=desk.dossier, reader=desk.reader, refusal=refusal
        )

    def save(form):
        save_kind_form(RECORD_KINDS["bewijsplaats"], form)
        steps = list_next_steps(
            found.record, kind=found.kind, reader=desk.reader, dossier=desk.dossier
        )
        add_success_message(request, describe_new_evidence(found), *steps if found.may_keep else ())
        return found.address() if found.may_keep else found.record.get_absolute_url()

    here = _("Plaats in een bron bij %s") % found.name
    return answer_form(desk, make_form, save, template="desk/new.html", context={"here": here})


def may_add_place(found):
    """Whether the reader keeps the record, or may propose a reading of it."""
    if isinstance(found.record, Position):
        return may_propose_reading(found.desk.reader, found.record)
    return found.may_keep


def describe_new_evidence(found):
    if found.may_keep:
        return _("De plaats is bewaard.")
    return _("De lezing is voorgesteld; de griffie van dit orgaan beslist erover.")


# Add a stance to a decision that stands, in place of recording the decision twice.


@restrict_to(Access.KEEPS)
def new_position_page(request, pk):
    """Show the form for one more position of a decision, and save it as a draft."""
    found = open_record_to_keep(request, "besluit", pk)
    desk, decision = found.desk, found.record
    if not action_fits("desk-position-new", found):
        add_success_message(request, _("‘%s’ is ingetrokken; daar komt niets bij.") % found.name)
        return HttpResponseRedirect(found.home)
    kind = RECORD_KINDS["standpunt"]

    def make_form(data=None, refusal=None):
        position = Position(decision=decision, dossier=desk.dossier, body=decision.body)
        return NewPositionForm(
            data, instance=position, dossier=desk.dossier, reader=desk.reader, refusal=refusal
        )

    def save(form):
        made = save_kind_form(kind, form)
        words = _("Standpunt bewaard: ‘%s’.") % record_short_name(made)
        steps = list_next_steps(made, kind=kind, reader=desk.reader, dossier=desk.dossier)
        add_success_message(request, words, *steps)
        return found.address()

    here = _("Standpunt toevoegen aan %s") % found.name
    return answer_form(desk, make_form, save, template="desk/new.html", context={"here": here})


# A reported mistake: beside the position and its readings, and answered once.


@restrict_to(Access.KEEPS)
def answer_report_page(request, pk):
    """Show a report on what the reader keeps, and take the answer."""
    desk = open_workspace(request)
    told = get_object_or_404(list_kept_reports(desk.reader), pk=pk)
    make_form = partial(ReportAnswerForm, report=told, reader=desk.reader)
    return answer_form(
        desk,
        make_form,
        partial(save_report_verdict, told, desk.reader),
        template="desk/report.html",
        context=build_report_context(told, desk.reader),
        about=told.dossier,
    )


def build_report_context(told, reader):
    """Return what the page of a report tells; of a position its readings too."""
    context = {
        "told": told,
        "reported": build_reportable(told),
        "answered_as": answering_role_of(told),
        "way": find_correction_address(told),
    }
    return context | read_reported_position(told.position, reader) if told.position else context


def find_correction_address(told):
    """Return where what was reported is corrected, '' where that is no one record."""
    kind = record_kind_of(told.record)
    return reverse("desk-edit", args=[kind.slug, told.record.pk]) if kind else ""


def read_reported_position(position, reader):
    places = history.read_evidence(position.dossier, Q(position=position.pk), reader=reader)
    entry = history.PositionEntry(
        position, position.decision, readings=places["position", position.pk]
    )
    return {
        "position": position,
        "readings": list_shown_readings(entry, reader),
        "sources_differ": history.sources_differ(entry),
    }


def save_report_verdict(told, reader, form):
    """Answer the report; return the address of its page here."""
    answer_report(
        told,
        verdict=form.cleaned_data["verdict"],
        text=form.cleaned_data["text"],
        by=reader,
        reading=form.reading(),
    )
    return reverse("desk-report", args=[told.pk])
