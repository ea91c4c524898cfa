"""A text with numbered paragraphs, beside it what was made of each, and what can be made."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from municipalities.actions_source import may_change_source
from municipalities.models import Paragraph, Source

from ...forms.from_text.openness import CHOICES, openness_of
from ...forms.offered import sources_of
from ..rules import Access, open_to
from .frame import answered, desk_of
from .passage import panel_of
from .passage_form import form_of
from .text_made import made_of

TEMPLATE = "desk/text_source.html"
LONGEST_ADDRESS = 300


@dataclass(frozen=True)
class Line:
    """One paragraph with what was made of it."""

    paragraph: Any
    made: list
    is_open: bool


@open_to(Access.KEEPS)
def source(request, slug, pk):
    """Show a source of the dossier; ?alinea= opens the panel of a passage."""
    desk = desk_of(request, slug)
    found = source_or_404(desk, pk)
    panel = panel_of(desk, found)
    context = context_of(desk, found, panel)
    making = form_of(panel) if panel else None
    if making is None:
        blanks = {"form": None, "address": "", "scratch": None, "differences": (), "quiet": True}
        return render(request, TEMPLATE, {**desk.context, **context, **blanks, "making": ""})
    heading, make_form, save = making
    address = request.get_full_path()
    return answered(
        desk,
        make_form,
        save,
        template=TEMPLATE,
        context={**context, "making": heading},
        address=address if len(address) <= LONGEST_ADDRESS else request.path,
    )


def source_or_404(desk, pk):
    """Return a source that the reader may see and that belongs to the dossier; else Http404."""
    rows = sources_of(desk.dossier, desk.reader).select_related("body", "municipality", "region")
    return get_object_or_404(rows, pk=pk)


def context_of(desk, found, panel):
    """Return what the page tells; three queries."""
    made = made_of(found, desk.dossier, desk.reader)
    number = panel.number if panel else None
    paragraphs = paragraphs_of(found, desk.reader)
    lines = [Line(each, made.pop(each.number, []), each.number == number) for each in paragraphs]
    return {
        "here": found.title,
        "source": found,
        "openness": dict(CHOICES)[openness_of(found)],
        "may_change": may_change_source(desk.reader, found),
        "lines": lines,
        "elsewhere": [each for rest in made.values() for each in rest],
        "panel": panel,
        "picked": _("Selecteer woorden in een alinea om die te citeren."),
    }


def paragraphs_of(found, reader):
    """Return the paragraphs that the reader may read; one query."""
    readable = Source.objects.visible_to(reader).readable_by(reader)
    return list(Paragraph.objects.filter(source=found, source__in=readable).order_by("number"))
