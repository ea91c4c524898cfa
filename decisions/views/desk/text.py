"""Paste or upload a letter: read first, stored only after who brought it said what it is."""

from functools import partial
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Source

from ...actions import drop_scratch
from ...actions.take_text import take_text
from ...forms.from_text.homes import homes_of
from ...forms.from_text.text import TextForm
from ...forms.offered import sources_of
from ..rules import Access, open_to
from .frame import Sheet, desk_of, token_of
from .said import say

READ = "lezen"
TEMPLATE = "desk/text.html"
MOST_TEXTS = 50


@open_to(Access.KEEPS)
def text(request, slug):
    """Show the form for a text, read what was pasted, and store it as a source."""
    desk = desk_of(request, slug)
    homes = homes_of(desk.reader, desk.dossier.region)
    if not homes:
        raise PermissionDenied(_("Een tekst voert de griffie of de regioredactie in."))
    made = []

    def make_form(data=None, refusal=None, files=None):
        quiet = request.method != "POST" or READ in request.POST
        form = new_form(desk, homes, data, files, refusal=refusal, quiet=quiet)
        made.append(form)
        return form

    context = {"here": _("Tekst plakken of uploaden"), "texts": texts_of(desk)}
    sheet = Sheet(desk, make_form, partial(save, desk), TEMPLATE, context, request.path)
    if request.method != "POST":
        return sheet.opened()
    response = read_first(sheet) if READ in request.POST else sheet.sent()
    if any(form.is_bound and form.is_secret for form in made):
        drop_scratch(request.path, by=desk.reader)
    return response


def texts_of(desk):
    """Return the newest sources of the dossier whose text was taken in; one query."""
    rows = sources_of(desk.dossier, desk.reader).filter(paragraphs__isnull=False)
    return list(rows.order_by("-pk")[:MOST_TEXTS])


def new_form(desk, homes, data, files, **options):
    return TextForm(
        data,
        files=files,
        instance=Source(),
        dossier=desk.dossier,
        reader=desk.reader,
        homes=homes,
        **options,
    )


def read_first(sheet):
    """Show what was read, with what it says of itself filled in; nothing is stored yet."""
    request = sheet.desk.request
    token = token_of(request.POST)
    form = sheet.make_form(data=request.POST, files=request.FILES)
    if not form.is_valid():
        return sheet.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token)
    again = sheet.make_form(data=form.with_offers())
    return sheet.shown(again, HTTPStatus.OK, once=token, quiet=True, notes=form.notes)


def save(desk, form):
    """Store the text; return the address of its page in the workspace."""
    source = take_text(form.instance, form.cleaned_data["text"], by=desk.reader)
    number = len(form.paragraphs)
    words = ngettext("Bewaard met %d alinea.", "Bewaard met %d alinea’s.", number) % number
    say(desk.request, words)
    return reverse("desk-source", args=[desk.dossier.slug, source.pk])
