"""What a page tells, as a table: the same question, for the same reader, at the page's address with
an ending."""

from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ...board import build_board, read_all_known_until, read_known_until
from ...documents.open_tables import (
    AGENDA,
    DECISIONS,
    MILESTONES,
    OPEN_TABLE_FORMATS,
    POSITIONS,
    SOURCES,
    STANCES,
    STATEMENTS,
    OpenTableGround,
    StandingCell,
    build_matrix_table,
    build_open_table_document,
    build_table_rows,
)
from ...history import read_unkept_after
from ...history.open_rows import OpenRows, PlacedRows
from ...models import Decision, Dossier, Position
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from ..parameters import CLOCKS, format_exact_moment, parse_choice
from .agenda import ask_agenda
from .downloads import build_download_response
from .sources import find_source_lines
from .table_links import PAGE_OF_LIST
from .themes import find_statements

SHAPES = (("matrix", gettext_lazy("een kolom per onderwerp")), ("lang", gettext_lazy("lang")))


class WrittenRows(NamedTuple):
    """Records with their places, as TableRows, made each time they are gone through."""

    records: Any

    def __iter__(self):
        return build_table_rows(self.records)


class EveryDossier(NamedTuple):
    """What a table of all dossiers says that it is of."""

    title: str


# The tables of a dossier.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def positions_table(request, slug, ending):
    """Give the positions taken by ?peildatum=, a row for each reading."""
    open_ = open_for_table(request, slug, ending)
    rows = OpenRows(Position, open_.dossier, day=open_.day, **open_.scope)
    return give_table(request, open_, ending, POSITIONS, WrittenRows(rows), page="dossier")


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def decisions_table(request, slug, ending):
    """Give what was decided by ?peildatum=, a row for each place."""
    open_ = open_for_table(request, slug, ending)
    rows = OpenRows(Decision, open_.dossier, day=open_.day, **open_.scope)
    return give_table(request, open_, ending, DECISIONS, WrittenRows(rows), page="line")


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def statements_table(request, slug, ending):
    """Give the statements of the page, a row for each place."""
    open_ = open_for_table(request, slug, ending)
    found = find_statements(request.GET, open_)
    rows = WrittenRows(PlacedRows("statement", found.kept, open_.dossier, **open_.scope))
    asked = {"page": "statements", "choices": tell_choices_made(found)}
    return give_table(request, open_, ending, STATEMENTS, rows, **asked)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def milestones_table(request, slug, ending):
    """Give what happened by ?peildatum=, a row for each place."""
    open_ = open_for_table(request, slug, ending)
    found = [each for each in open_.milestones() if each.first_on <= open_.day]
    prefetch_related_objects(found, "subject", "body")
    rows = WrittenRows(PlacedRows("milestone", found, open_.dossier, **open_.scope))
    return give_table(request, open_, ending, MILESTONES, rows, page="line")


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def sources_table(request, slug, ending):
    """Give the documents of the page, as they are recorded now."""
    open_ = open_for_table(request, slug, ending)
    found = find_source_lines(request.GET, open_)
    asked = {"page": "sources", "choices": tell_choices_made(found)}
    return give_table(request, open_, ending, SOURCES, found.kept, **asked)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def stances_table(request, slug, ending):
    """Give where every body stands on ?peildatum=: a column for each subject, or with ?vorm=lang a
    row for each body and subject."""
    open_ = open_for_table(request, slug, ending)
    shape = parse_choice(request.GET, "vorm", _("Vorm"), SHAPES, has_all=False).value
    board = build_board(open_.dossier, day=open_.day, **open_.scope)
    rows = board.all_rows()
    if shape == "lang":
        cells = [StandingCell(row.municipality, cell) for row in rows for cell in row.cells]
        return give_table(request, open_, ending, STANCES, cells, page="dossier")
    table = build_matrix_table(board.subjects)
    return give_table(request, open_, ending, table, rows, page="dossier")


# The table of all dossiers.


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def agenda_table(request, ending):
    """Give the lines of the agenda that the form's choices leave."""
    check_ending(ending)
    asked = ask_agenda(request)
    known_at = asked.wanted.known_at
    ground = OpenTableGround(
        dossier=EveryDossier(_("Alle dossiers")),
        reader=asked.reader,
        day=asked.wanted.day,
        known_at=known_at,
        unkept_after=None,
        **tell_addresses(
            request,
            reverse("agenda"),
            asked.wanted.day,
            read_all_known_until(at=asked.reader.at, known_at=known_at),
        ),
    )
    told = build_open_table_document(AGENDA, asked.lines, ground, tell_choices_made(asked))
    return build_download_response(told, OPEN_TABLE_FORMATS[ending], ending)


# What every table asks and says.


def check_ending(ending):
    """Answer 404 for a format that does not exist."""
    if ending not in OPEN_TABLE_FORMATS:
        raise Http404


def open_for_table(request, slug, ending):
    """Return the DossierContext of a table; Http404 for a format that does not exist."""
    check_ending(ending)
    return open_dossier(request, slug)


def give_table(request, open_, ending, table, rows, *, page, choices=()):
    """Return the download of an OpenTable, which hangs on the page of this name."""
    known_at = open_.wanted.known_at if table.carries_time else None
    until = read_known_until(open_.dossier, at=open_.reader.at, known_at=known_at)
    ground = OpenTableGround(
        dossier=open_.dossier,
        reader=open_.reader,
        day=open_.day,
        known_at=known_at,
        unkept_after=read_unkept_after(open_.dossier, day=open_.day, known_at=known_at),
        **tell_addresses(request, reverse(page, args=[open_.dossier.slug]), open_.day, until),
    )
    told = build_open_table_document(table, rows, ground, choices)
    return build_download_response(told, OPEN_TABLE_FORMATS[ending], ending)


def tell_addresses(request, page, day, until):
    """Return how far knowledge goes, and the addresses of the table and of its page."""
    asked = request.GET.dict()
    asked.pop(PAGE_OF_LIST, None)
    pinned = asked | dict(zip(CLOCKS, (day.isoformat(), format_exact_moment(until)), strict=True))
    own = {name: value for name, value in asked.items() if name != "vorm" and value}
    shown = f"{page}?{urlencode(own)}" if own else page
    permalink = f"{request.path}?{urlencode(pinned)}"
    return {
        "known_until": format_exact_moment(until),
        "permalink": request.build_absolute_uri(permalink),
        "address": request.build_absolute_uri(shown),
    }


def tell_choices_made(found):
    """Yield (label, words) of every choice that leaves some rows out."""
    for choice in found.choices.values():
        words = dict(choice.options).get(choice.value)
        if words:
            yield choice.label, words
    if found.sought:
        yield _("Met de woorden"), found.sought
