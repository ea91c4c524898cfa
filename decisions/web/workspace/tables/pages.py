"""The pages of a table: choose it, say which column is which, look it over, and take it back."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from ....actions.batches import (
    list_seen_batches,
    open_batch,
    remember_columns,
    set_batch_columns,
)
from ....documents.tables import TABLE_TEMPLATE_FORMATS, build_table_template
from ....exchange.tables import RowEffect
from ....models import BatchState, ColumnChoice
from ....permissions import list_kept_bodies, may_keep_dossier
from ....tables import TABLE_KINDS, choose_columns, find_head_row
from ....tables.kinds import TableKindName
from ...access import Access, restrict_to
from ...parameters import parse_choice, parse_page
from ...public.downloads import build_download_response
from ..form_flow import add_success_message, answer_form, open_workspace
from .forms import ColumnsForm, ConfirmForm, TableForm, UndoForm, list_missing_columns
from .work import EFFECTS, WARNED, begin_bringing, begin_checking, begin_undoing

MOST_SHOWN = 20
# Of a long table each of these takes a second to read.
HEAVY = ("sheets", "outcome", "columns")
# What becomes a concept, and so goes along with 'Publiceren'.
WITH_DRAFTS = (TableKindName.DECISIONS, TableKindName.REMARKS)


def open_tables(request, slug):
    """Return the desk of who may enter something in a dossier; else Http404 or PermissionDenied."""
    desk = open_workspace(request, slug)
    region = desk.dossier.region
    keeps = desk.reader.keeps and list_kept_bodies(desk.reader, region).exists()
    if not (keeps or may_keep_dossier(desk.reader, region.pk)):
        raise PermissionDenied(_("Een tabel leest de griffie of de regioredactie in."))
    return desk


def open_own_batch(request, slug, pk):
    """Return the desk and a batch of this dossier that its reader may see; Http404 for another."""
    batches = list_seen_batches(request.reader).select_related("dossier").defer(*HEAVY)
    batch = get_object_or_404(batches, dossier__slug=slug, pk=pk)
    desk = open_tables(request, slug)
    batch.dossier = desk.dossier
    return desk, batch


def batch_address(batch, page="desk-table"):
    return reverse(page, args=[batch.dossier.slug, batch.pk])


# Choose a table.


@restrict_to(Access.KEEPS)
def table_intake_page(request, slug):
    """Show the form for a table, its templates and what was read in before; read what is sent."""
    desk = open_tables(request, slug)
    chosen = parse_kind(request.GET.get("soort", ""))

    def make_form(data=None, refusal=None):
        files = request.FILES if data is not None else None
        return TableForm(data, files, kind=chosen, refusal=refusal)

    def save(form):
        batch = open_batch(
            desk.dossier,
            kind=form.cleaned_data["kind"],
            file_name=form.file_name,
            sheets=[{"name": each.name, "rows": each.rows} for each in form.sheets],
            by=desk.reader,
        )
        for note in form.notes:
            add_success_message(request, note)
        return begin_with_columns(batch, desk.reader)

    context = {
        "here": _("Inlezen uit een tabel"),
        "kinds": [
            (kind, [(ending, each.label) for ending, each in TABLE_TEMPLATE_FORMATS.items()])
            for kind in TABLE_KINDS.values()
        ],
        "batches": list_batches(desk),
    }
    return answer_form(desk, make_form, save, template="desk/tables/intake.html", context=context)


def parse_kind(word):
    return word if word in TABLE_KINDS else ""


def list_batches(desk):
    """Return the newest tables that the reader read in here, each with its kind; one query."""
    rows = list_seen_batches(desk.reader).filter(dossier=desk.dossier, user=desk.reader.user)
    rows = rows.defer(*HEAVY)[:MOST_SHOWN]
    return [(each, TABLE_KINDS[each.kind].label) for each in rows]


def begin_with_columns(batch, reader):
    """Look a table over where every column that is needed was recognised; return the address of
    what comes next."""
    kind = TABLE_KINDS[batch.kind]
    known = read_remembered(batch, reader)
    found = [recognise(sheet, kind, known) for sheet in batch.sheets]
    best = max(range(len(found)), key=lambda place: (len(found[place]), -place))
    set_batch_columns(batch, sheet=best, columns=found[best])
    if list_missing_columns(kind, found[best]):
        return batch_address(batch, "desk-table-columns")
    begin_checking(batch, reader)
    return batch_address(batch)


def read_remembered(batch, reader):
    """Return what the reader chose before for tables of this kind in this region."""
    own = ColumnChoice.objects.filter(
        user=reader.user, region=batch.dossier.region, kind=batch.kind
    ).first()
    return own.heads if own else {}


def recognise(sheet, kind, known):
    """Return the columns of a sheet that its heads, or what was chosen before, say."""
    return choose_columns(heads_of(sheet, kind), kind, known)


def heads_of(sheet, kind):
    rows = sheet["rows"]
    return rows[find_head_row(rows, kind)] if rows else []


# Say which column is which.


@restrict_to(Access.KEEPS)
def table_columns_page(request, slug, pk):
    """Show a choice for each column of a sheet, and look the table over with them; ?blad= is
    another sheet."""
    desk, batch = open_own_batch(request, slug, pk)
    if batch.state not in (BatchState.READ, BatchState.CHECKED) or not batch.sheets:
        return redirect(batch_address(batch))
    kind = TABLE_KINDS[batch.kind]
    offered = [(str(n), each["name"]) for n, each in enumerate(batch.sheets)]
    choice = parse_choice(request.GET, "blad", _("Blad"), offered)
    sheet = int(choice.value) if choice.value else batch.sheet
    heads = heads_of(batch.sheets[sheet], kind)
    found = choose_columns(heads, kind, read_remembered(batch, desk.reader))
    if sheet == batch.sheet and batch.columns:
        found = batch.columns

    def make_form(data=None, refusal=None):
        examples = find_examples(batch.sheets[sheet], kind)
        about = {"kind": kind, "heads": heads, "examples": examples, "found": found}
        return ColumnsForm(data, refusal=refusal, **about)

    def save(form):
        set_batch_columns(batch, sheet=sheet, columns=form.columns)
        remember_columns(batch, form.choice_by_head, by=desk.reader)
        begin_checking(batch, desk.reader)
        return batch_address(batch)

    context = {
        "here": _("Welke kolom is wat?"),
        "missing": list_missing_columns(kind, found),
        "batch": batch,
        "kind": kind,
        "sheets": [(n, each["name"], n == sheet) for n, each in enumerate(batch.sheets)],
        "submit": _("Nakijken"),
    }
    address = request.get_full_path()
    return answer_form(
        desk,
        make_form,
        save,
        template="desk/tables/columns.html",
        context=context,
        address=address[:300],
    )


def find_examples(sheet, kind):
    """Return the first filled cell below each head, by the place of its column."""
    found = {}
    rows = sheet["rows"]
    for row in rows[find_head_row(rows, kind) + 1 :][:50]:
        for place, cell in enumerate(row):
            if cell:
                found.setdefault(place, cell[:60])
    return found


# Look it over, see how far it is, and bring it in.

EFFECT_LABELS = {
    RowEffect.WRONG: gettext_lazy("fout"),
    WARNED: gettext_lazy("let op"),
    RowEffect.NEW: gettext_lazy("nieuw"),
    RowEffect.CHANGED: gettext_lazy("gewijzigd"),
    RowEffect.SAME: gettext_lazy("gelijk"),
}


@restrict_to(Access.KEEPS)
def table_page(request, slug, pk):
    """Show how a table stands: what would come of each row, how far the worker is, or what was
    brought in; and bring it in."""
    desk, batch = open_own_batch(request, slug, pk)
    if request.htmx and not batch.is_busy:
        return HttpResponseClientRefresh()  # who looked how far it is sees what came of it
    if batch.state == BatchState.READ:
        return show_read(desk, batch)
    if batch.state != BatchState.CHECKED:
        return render(request, "desk/tables/batch.html", desk.context | tell_batch(desk, batch))

    def save(form):
        if batch.counts.get(RowEffect.WRONG) or not count_to_bring(batch):
            return batch_address(batch)
        begin_bringing(batch, desk.reader)
        if not batch.is_busy:
            add_success_message(request, tell_brought(batch))
        return batch_address(batch)

    def make_form(data=None, refusal=None):
        return ConfirmForm(data, refusal=refusal)

    rows = parse_rows(request, batch)
    context = tell_batch(desk, batch) | rows | {"sheet": name_read_sheet(batch)}
    template = "desk/tables/check.html"
    return answer_form(
        desk, make_form, save, template=template, context=context, address=request.path
    )


def show_read(desk, batch):
    """Show a table of which the columns are still to be chosen, or that is to be looked over
    again: a press away."""
    if not batch.sheets:
        raise Http404
    return redirect(batch_address(batch, "desk-table-columns"))


def count_to_bring(batch):
    return batch.counts.get(RowEffect.NEW, 0) + batch.counts.get(RowEffect.CHANGED, 0)


def tell_batch(desk, batch):
    """Return what every page of a batch tells."""
    kind = TABLE_KINDS[batch.kind]
    return {
        "here": batch.file_name,
        "batch": batch,
        "kind": kind,
        "to_bring": count_to_bring(batch),
        "tallies": [(name, EFFECT_LABELS[name], batch.counts.get(name, 0)) for name in EFFECTS],
        "makes_drafts": kind.name in WITH_DRAFTS,
        "is_stuck": batch.is_stuck(desk.reader.at),
    }


def name_read_sheet(batch):
    """Return the name of the sheet that is read, '' where it is the only one."""
    return batch.sheets[batch.sheet]["name"] if len(batch.sheets) > 1 else ""


def tell_brought(batch):
    """Return the message of a table that was brought in."""
    number = count_to_bring(batch)
    return ngettext("%d rij ingelezen.", "%d rijen ingelezen.", number) % number


def parse_rows(request, batch):
    """Return the choice of rows and the page of them, the wrong ones first."""
    offered = [(name, EFFECT_LABELS[name]) for name in EFFECTS]
    choice = parse_choice(request.GET, "stand", _("Toon"), offered)
    rows = [each for each in batch.outcome if not choice.value or is_of(each, choice.value)]
    rows.sort(key=row_order)
    page = parse_page(request.GET, rows)
    page.object_list = [tell_row(each) for each in page.object_list]
    return {"choice": choice, "page": page}


def row_order(row):
    """Return where a row comes: wrong ones first, then those to look at, each by its number."""
    rank = 0 if row[1] == RowEffect.WRONG else 1 if is_of(row, WARNED) else 2
    return rank, row[0]


def is_of(row, effect):
    return any(each[3] for each in row[3]) if effect == WARNED else row[1] == effect


def tell_row(row):
    """Return what a page tells of one row, from what `tell_outcome` kept."""
    number, effect, words, problems = row
    return {
        "number": number,
        "effect": effect,
        "label": EFFECT_LABELS[effect],
        "is_warned": any(each[3] for each in problems),
        "words": words,
        "problems": [
            {"column": column, "value": value, "sentence": sentence, "is_warning": is_warning}
            for column, value, sentence, is_warning in problems
        ],
    }


# Look it over again, and take it back.


@restrict_to(Access.KEEPS)
def recheck_table_page(request, slug, pk):
    """Ask, and look a table over anew: what stands may have changed since."""
    desk, batch = open_own_batch(request, slug, pk)
    is_open = batch.state in (BatchState.READ, BatchState.CHECKED) or batch.is_stuck(desk.now)
    if not is_open or not batch.columns:
        return redirect(batch_address(batch))

    def make_form(data=None, refusal=None):
        return ConfirmForm(data, refusal=refusal)

    def save(form):
        begin_checking(batch, desk.reader)
        return batch_address(batch)

    context = {
        "here": _("Opnieuw nakijken: %s") % batch.file_name,
        "submit": _("Opnieuw nakijken"),
        "opened": {"home": batch_address(batch)},
    }
    return answer_form(desk, make_form, save, template="desk/act.html", context=context)


@restrict_to(Access.KEEPS)
def undo_table_page(request, slug, pk):
    """Ask why, and take back all that a table brought in."""
    desk, batch = open_own_batch(request, slug, pk)
    if batch.state != BatchState.BROUGHT and not batch.is_stuck(desk.now):
        return redirect(batch_address(batch))

    def make_form(data=None, refusal=None):
        return UndoForm(data, refusal=refusal)

    def save(form):
        begin_undoing(batch, desk.reader, form.cleaned_data["reason"])
        if not batch.is_busy:
            add_success_message(request, _("Ongedaan gemaakt: ‘%s’.") % batch.file_name)
        return batch_address(batch)

    context = {
        "here": _("Ongedaan maken: %s") % batch.file_name,
        "warning": _(
            "Wat nog concept is wordt weggegooid, wat anderen al zagen wordt ingetrokken, en wat "
            "gewijzigd is komt terug zoals het was. Alles of niets."
        ),
        "submit": _("Ongedaan maken"),
        "opened": {"home": batch_address(batch)},
    }
    return answer_form(desk, make_form, save, template="desk/act.html", context=context)


# An empty table.


@restrict_to(Access.KEEPS)
@require_safe
def table_template_file(request, slug, kind, ending):
    """Give the template of a kind of table as a download; 404 for what does not exist."""
    open_tables(request, slug)
    if kind not in TABLE_KINDS or ending not in TABLE_TEMPLATE_FORMATS:
        raise Http404
    document = build_table_template(TABLE_KINDS[kind])
    return build_download_response(document, TABLE_TEMPLATE_FORMATS[ending], ending)
