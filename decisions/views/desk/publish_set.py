"""Publish a council's whole set at once: chosen with ticks, looked at before, all or nothing."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...actions.publish_set import Chosen
from ...actions.publish_set import publish_set as publish_chosen
from ...forms.publish_set import PublishSetForm
from ..rules import Access, open_to
from .candidates import candidates
from .frame import Sheet, answered, desk_of, token_of
from .said import say

TEMPLATE = "desk/publish_set.html"
ALL = "alles"


@open_to(Access.KEEPS)
def publish_set(request, slug):
    """Show what the reader keeps and is not public, and publish what is ticked."""
    desk = desk_of(request, slug)
    if not desk.reader.keeps:
        raise PermissionDenied(_("Publiceren is aan de griffie of de regioredactie."))

    def make_form(data=None, refusal=None):
        found = candidates(desk.dossier, desk.reader)
        return PublishSetForm(data, candidates=found, reader=desk.reader, refusal=refusal)

    def save(form):
        chosen = form.cleaned_data["stuk"]
        publish_chosen(
            [Chosen(each.record, each.name) for each in chosen],
            by=desk.reader,
            public_from=form.public_from,
            reason=form.cleaned_data["reason"],
        )
        say(request, said(chosen, form.public_from), way_to(desk.dossier))
        return reverse("desk-dossier", args=[slug])

    context = {"here": _("Publiceren")}
    if request.method == "POST" and ALL in request.POST:
        return ticked(Sheet(desk, make_form, save, TEMPLATE, context, request.path))
    return answered(desk, make_form, save, template=TEMPLATE, context=context)


def ticked(sheet):
    """Show the form once more as it was typed, with everything ticked and nothing done."""
    data = sheet.desk.request.POST
    form = sheet.make_form(data=data)
    form.tick_all()
    return sheet.shown(form, HTTPStatus.OK, once=token_of(data), quiet=True)


def said(chosen, public_from):
    number = len(chosen)
    if public_from is None:
        return (
            ngettext(
                "%d stuk is openbaar.", "%d stukken zijn openbaar, met wat eruit volgt.", number
            )
            % number
        )
    return (
        ngettext(
            "%d stuk wordt op het gekozen moment openbaar.",
            "%d stukken worden op het gekozen moment openbaar, met wat eruit volgt.",
            number,
        )
        % number
    )


def way_to(dossier):
    return dossier.get_absolute_url(), _("Naar het bord")
