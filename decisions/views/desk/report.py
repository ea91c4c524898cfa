"""A reported mistake: beside the position and its readings, and answered once."""

from functools import partial

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse

from municipalities.models import Source

from ... import history
from ...actions.report import answer_report
from ...forms.report import AnswerForm
from ...history.needs import answered_as, reports_kept
from ..readings import readings_of
from ..rules import Access, open_to
from .frame import answered, desk_of


@open_to(Access.KEEPS)
def report(request, pk):
    """Show a report on a position that the reader keeps, and take the answer."""
    desk = desk_of(request)
    told = get_object_or_404(reports_kept(desk.reader), pk=pk)
    make_form = partial(AnswerForm, report=told, reader=desk.reader)
    return answered(
        desk,
        make_form,
        partial(save, told, desk.reader),
        template="desk/report.html",
        context=context_of(told, desk.reader),
        about=told.position,
    )


def context_of(told, reader):
    position = told.position
    places = history.places(position.dossier, Q(position=position.pk), reader=reader)
    entry = history.Entry(position, position.decision, readings=places["position", position.pk])
    return {
        "told": told,
        "position": position,
        "readings": readings_of(entry, Source.objects.visible_to(reader)),
        "sources_differ": history.sources_differ(entry),
        "answered_as": answered_as(told),
    }


def save(told, reader, form):
    """Answer the report; return the address of its page here."""
    answer_report(
        told,
        verdict=form.cleaned_data["verdict"],
        text=form.cleaned_data["text"],
        by=reader,
        reading=form.reading(),
    )
    return reverse("desk-report", args=[told.pk])
