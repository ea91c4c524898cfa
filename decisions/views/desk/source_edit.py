"""Change what a source says of itself, or correct one of its paragraphs."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.actions_source import keep_source, may_change_source
from municipalities.models import Paragraph, Source

from ...actions.take_text import correct_paragraph
from ...forms.from_text.paragraph import ParagraphForm
from ...forms.from_text.source import SourceForm
from ...forms.kinds.kind import changing
from ..rules import Access, open_to
from .frame import answered, desk_of
from .said import say
from .source import source_or_404


@open_to(Access.KEEPS)
def source_edit(request, slug, pk):
    """Show the form of a source, and save what changed; ?kenmerk= offers a reference."""
    desk = desk_of(request, slug)
    found = source_to_change(desk, pk)
    initial = {"reference": request.GET["kenmerk"][:80]} if "kenmerk" in request.GET else {}

    def make_form(data=None, refusal=None):
        record = found if refusal is None else source_or_404(desk, pk)
        return changing(SourceForm)(
            data,
            instance=record,
            initial=initial,
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    def save(form):
        keep_source(form.instance, by=desk.reader, reason=form.why)
        say(request, _("De bron is gewijzigd."))
        return reverse("desk-source", args=[slug, pk])

    context = {"here": _("Bron wijzigen: %s") % found.title}
    return answered(desk, make_form, save, template="desk/new.html", context=context)


@open_to(Access.KEEPS)
def paragraph_edit(request, slug, pk, number):
    """Show the text of a paragraph, and save a correction with its reason."""
    desk = desk_of(request, slug)
    found = source_to_change(desk, pk)
    readable = Source.objects.visible_to(desk.reader).readable_by(desk.reader)
    rows = Paragraph.objects.filter(source=found, source__in=readable).select_related("source")
    paragraph = get_object_or_404(rows, number=number)

    def make_form(data=None, refusal=None):
        record = paragraph if refusal is None else get_object_or_404(rows, number=number)
        return ParagraphForm(
            data, instance=record, dossier=desk.dossier, reader=desk.reader, refusal=refusal
        )

    def save(form):
        why = form.cleaned_data["reason"]
        correct_paragraph(form.instance, by=desk.reader, reason=why)
        say(request, _("Alinea %d is gecorrigeerd.") % number)
        return f"{reverse('desk-source', args=[slug, pk])}#alinea-{number}"

    context = {"here": _("Alinea %d corrigeren") % number}
    return answered(desk, make_form, save, template="desk/form.html", context=context)


def source_to_change(desk, pk):
    """Return the source; PermissionDenied where the reader may see it but not change it."""
    found = source_or_404(desk, pk)
    if not may_change_source(desk.reader, found):
        raise PermissionDenied(_("Een bron is aan de griffie of regioredactie die haar invoerde."))
    return found
