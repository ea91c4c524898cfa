"""A source in the workspace: its paragraphs, what was made of them, and changing it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from municipalities.actions.sources import may_change_source, save_source
from municipalities.models import Paragraph

from ... import history
from ...actions.shaping import leave_out, may_shape_text, merge_with_previous, split_paragraph
from ...actions.sources import correct_paragraph
from ...models import TARGETS, Evidence, Remark
from ...permissions import list_kept_bodies, may_add_source_text, may_keep_dossier
from ..access import Access, restrict_to
from ..public.sources import SOURCE_RECORD_RELATED
from .fields import offered_sources, read_visible_paragraphs
from .form_flow import add_success_message, answer_form, open_workspace, record_short_name
from .kinds import record_kind_of
from .kinds.forms import parse_paragraph_number
from .kinds.kind import build_change_form
from .next_steps import list_next_steps
from .paper_offers import list_proposed_lines, read_stored_paper
from .passage import build_passage_panel
from .passage_form import choose_passage_form
from .publication import WAITING
from .source_forms import CHOICES, ParagraphForm, SourceForm, openness_choice_of

# What was made of a text: every record that a place in it shows, by paragraph.

LINKS = (
    *SOURCE_RECORD_RELATED,
    "position__decision__body",
    "statement__body",
    "remark__decision__body",
)


@dataclass(frozen=True)
class ParagraphRecord:
    """A record with the place that shows it; `edit` is '' where the reader does not keep it."""

    place: Any
    record: Any
    kind: Any
    edit: str

    @property
    def what(self):
        """What the record is; of a remark whether it is a wish, an objection or a question."""
        if isinstance(self.record, Remark):
            return capfirst(self.record.get_kind_display())
        return self.kind.title if self.kind else capfirst(self.record._meta.verbose_name)

    @property
    def words(self):
        return record_short_name(self.record)

    @property
    def page(self):
        """The page of the record itself, '' where it has none."""
        found = getattr(self.record, "get_absolute_url", None)
        return found() if found else ""


def list_paragraph_records(source, dossier, reader):
    """Return {number of a paragraph: [Made]}, None for places without one; two queries."""
    own = build_keeper_check(dossier, reader)
    found = defaultdict(list)
    for place in read_kept_evidence(source, dossier, reader):
        record = place.target
        kind = record_kind_of(record)
        edit = reverse("desk-edit", args=[kind.slug, record.pk]) if kind and own(record) else ""
        found[paragraph_number_of(place)].append(ParagraphRecord(place, record, kind, edit))
    return found


def paragraph_number_of(place):
    """Return the paragraph of a place: the one that it is, else the one that its words name."""
    return place.paragraph.number if place.paragraph else parse_paragraph_number(place.place)


def read_kept_evidence(source, dossier, reader):
    """Return the places in a document whose record the reader may see; a reading that waits only
    to who keeps records in the region."""
    shown = history.build_shown_condition(reader, dossier=dossier)
    rows = Evidence.objects.filter(shown, source=source, dossier=dossier)
    may_know = reader.keeps and (reader.is_beheer or dossier.region_id in reader.shares_in)
    if not may_know:
        rows = rows.accepted()
    return rows.select_related("paragraph", *TARGETS, *LINKS).order_by("id")


def build_keeper_check(dossier, reader):
    """Return a predicate: whether the reader keeps a record of the dossier; one query for all."""
    bodies = set(list_kept_bodies(reader, dossier.region).values_list("pk", flat=True))
    keeps_dossier = may_keep_dossier(reader, dossier.region_id)

    def keeps(record):
        body = record.responsible_body
        return keeps_dossier if body is None else body.pk in bodies

    return keeps


# A text with numbered paragraphs, beside it what was made of each, and what can be made.

TEMPLATE = "desk/text_source.html"
LONGEST_ADDRESS = 300


@dataclass(frozen=True)
class ParagraphLine:
    """One paragraph with what was made of it, and what is proposed to be made."""

    paragraph: Any
    made: list
    proposed: list
    is_open: bool


@restrict_to(Access.KEEPS)
def source_workspace_page(request, slug, pk):
    """Show a source of the dossier; ?alinea= opens the panel of a passage."""
    desk = open_workspace(request, slug)
    found = get_source_or_404(desk, pk)
    panel = build_passage_panel(desk, found)
    context = build_source_context(desk, found, panel)
    making = choose_passage_form(panel) if panel else None
    if making is None:
        blanks = {"form": None, "address": "", "scratch": None, "differences": (), "quiet": True}
        return render(request, TEMPLATE, {**desk.context, **context, **blanks, "making": ""})
    heading, make_form, save = making
    address = request.get_full_path()
    return answer_form(
        desk,
        make_form,
        save,
        template=TEMPLATE,
        context={**context, "making": heading},
        address=address if len(address) <= LONGEST_ADDRESS else request.path,
    )


def get_source_or_404(desk, pk):
    """Return a source that the reader may see and that belongs to the dossier; else Http404."""
    rows = offered_sources(desk.dossier, desk.reader).select_related(
        "body", "municipality", "region"
    )
    return get_object_or_404(rows, pk=pk)


def build_source_context(desk, found, panel):
    """Return what the page tells; three queries."""
    made = list_paragraph_records(found, desk.dossier, desk.reader)
    is_used = any(each.place.paragraph_id for rest in made.values() for each in rest)
    has_loose = any(not each.place.paragraph_id for rest in made.values() for each in rest)
    number = panel.number if panel else None
    paragraphs = read_visible_paragraphs(found, desk.reader)
    proposed = list_proposed_lines(read_stored_paper(paragraphs))
    lines = [
        ParagraphLine(each, made.pop(each.number, []), proposed[each.number], each.number == number)
        for each in paragraphs
    ]
    return {
        "here": found.title,
        "source": found,
        "openness": dict(CHOICES)[openness_choice_of(found)],
        "may_change": may_change_source(desk.reader, found),
        "may_add_text": not is_used and may_add_source_text(desk.reader, found),
        "may_tie": has_loose and bool(paragraphs) and may_add_source_text(desk.reader, found),
        "lines": lines,
        "elsewhere": [each for rest in made.values() for each in rest],
        "panel": panel,
        "waiting": list_waiting_of(lines),
        "picked": _("Selecteer woorden in een alinea om die te citeren."),
    }


def list_waiting_of(lines):
    """Return the ParagraphRecords that the reader keeps and that are not public yet, each record
    once."""
    kept = [each for line in lines for each in line.made if each.edit]
    waiting = [each for each in kept if getattr(each.record, "status", "") in WAITING]
    return list({(type(each.record), each.record.pk): each for each in waiting}.values())


# Change what a source says of itself, or correct one of its paragraphs.


@restrict_to(Access.KEEPS)
def edit_source_page(request, slug, pk):
    """Show the form of a source, and save what changed; ?kenmerk= offers a reference."""
    desk = open_workspace(request, slug)
    found = get_source_to_change(desk, pk)
    initial = {"reference": request.GET["kenmerk"][:80]} if "kenmerk" in request.GET else {}

    def make_form(data=None, refusal=None):
        record = found if refusal is None else get_source_or_404(desk, pk)
        return build_change_form(SourceForm)(
            data,
            instance=record,
            initial=initial,
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    def save(form):
        save_source(form.instance, by=desk.reader, reason=form.why)
        steps = list_next_steps(found, kind=None, reader=desk.reader, dossier=desk.dossier)
        add_success_message(request, _("De bron is gewijzigd."), *steps)
        return reverse("desk-source", args=[slug, pk])

    context = {"here": _("Bron wijzigen: %s") % found.title}
    return answer_form(desk, make_form, save, template="desk/new.html", context=context)


SHAPE = "doe"
MERGE, LEAVE_OUT = "samenvoegen", "weglaten"


@restrict_to(Access.KEEPS)
def edit_paragraph_page(request, slug, pk, number):
    """Show the text of a paragraph, and save a correction with its reason; as long as nothing
    rests on the text it can be split, merged with the one above it, or left out as well."""
    desk = open_workspace(request, slug)
    found = get_source_to_change(desk, pk)
    readable = Paragraph.objects.readable_by(desk.reader)
    rows = readable.filter(source=found).select_related("source")
    paragraph = get_object_or_404(rows, number=number)
    may_shape = may_shape_text(found, desk.reader)

    def make_form(data=None, refusal=None):
        record = paragraph if refusal is None else get_object_or_404(rows, number=number)
        about = {"dossier": desk.dossier, "reader": desk.reader, "refusal": refusal}
        return ParagraphForm(data, instance=record, may_shape=may_shape, **about)

    def save(form):
        words = shape_or_correct(form, request.POST.get(SHAPE, ""), by=desk.reader)
        add_success_message(request, words % {"number": number})
        return f"{reverse('desk-source', args=[slug, pk])}#alinea-{number}"

    context = {
        "here": _("Alinea %d wijzigen") % number,
        "shapes": list_shapes(rows, number) if may_shape else [],
    }
    return answer_form(desk, make_form, save, template="desk/paragraph.html", context=context)


def list_shapes(rows, number):
    """Return (value, words) of what can be done with a paragraph beside correcting it."""
    above = rows.filter(number__lt=number).order_by("-number").first()
    merge = [(MERGE, _("Samenvoegen met alinea %d") % above.number)] if above else []
    return [*merge, (LEAVE_OUT, _("Alinea weglaten"))]


def shape_or_correct(form, chosen, *, by):
    """Do with a paragraph what was chosen; return the sentence that says so."""
    about = {"by": by, "reason": form.cleaned_data["reason"]}
    if chosen == MERGE:
        merge_with_previous(form.instance, **about)
        return _("Alinea %(number)d is samengevoegd met die erboven.")
    if chosen == LEAVE_OUT:
        leave_out(form.instance, **about)
        return _("De alinea is weggelaten; wat erna komt is opgeschoven.")
    if form.is_split:
        split_paragraph(form.instance, form.cleaned_data["text"], **about)
        return _("Alinea %(number)d is gesplitst; wat erna komt is opgeschoven.")
    correct_paragraph(form.instance, **about)
    return _("Alinea %(number)d is gecorrigeerd.")


def get_source_to_change(desk, pk):
    """Return the source; PermissionDenied where the reader may see it but not change it."""
    found = get_source_or_404(desk, pk)
    if not may_change_source(desk.reader, found):
        raise PermissionDenied(_("Een bron is aan de griffie of regioredactie die haar invoerde."))
    return found
