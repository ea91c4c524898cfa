"""What a page tells, as a table: the same question, for the same reader, at the page's address with
an ending."""

from dataclasses import dataclass, replace
from functools import partial, wraps
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from municipalities.models import Municipality

from ...board import build_board, read_all_known_until, read_known_until
from ...documents.open_tables import (
    AGENDA,
    DECISIONS,
    MILESTONES,
    OPEN_TABLE_FORMATS,
    POSITION_CONDITIONS,
    POSITION_GROUPS,
    POSITIONS,
    SOURCES,
    STANCES,
    STATEMENTS,
    TOWN_AGENDA,
    OpenTable,
    OpenTableGround,
    StandingCell,
    build_matrix_table,
    build_open_table_document,
    build_part_rows,
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
from .table_links import PAGE_OF_LIST, tell_choices_made
from .themes import find_statements

SHAPES = (("matrix", gettext_lazy("een kolom per onderwerp")), ("lang", gettext_lazy("lang")))


class MadeRows(NamedTuple):
    """What `make` makes of records, made anew each time it is gone through."""

    make: Any
    records: Any

    def __iter__(self):
        return self.make(self.records)


@dataclass(frozen=True)
class AskedTable:
    """An OpenTable with the rows that were asked for; it hangs on the `page` of this name, of which
    `choices` are (label, words) of what was chosen."""

    table: OpenTable
    rows: Any
    page: str
    choices: Any = ()


class EveryDossier(NamedTuple):
    """What a table of all dossiers says that it is of."""

    title: str


# The tables of a dossier.


def give_table(ask):
    """Make the view of a table of a dossier; `ask` returns the AskedTable of a request and the
    DossierContext."""

    @restrict_to(Access.EVERYBODY)
    @keep_page(Dossier)
    @require_safe
    @wraps(ask)
    def give(request, slug, ending):
        check_ending(ending)
        open_ = open_dossier(request, slug)
        document = build_dossier_document(request, open_, ask(request, open_))
        return build_download_response(document, OPEN_TABLE_FORMATS[ending], ending)

    return give


@give_table
def positions_table(_request, open_):
    """Give the positions taken by ?peildatum=, a row for each reading."""
    rows = OpenRows(Position, open_.dossier, day=open_.day, **open_.scope)
    return AskedTable(POSITIONS, MadeRows(build_table_rows, rows), "dossier")


@give_table
def conditions_table(_request, open_):
    """Give the conditions of these positions, a row for each."""
    rows = OpenRows(Position, open_.dossier, day=open_.day, **open_.scope)
    parts = MadeRows(partial(build_part_rows, name="conditions"), rows)
    return AskedTable(POSITION_CONDITIONS, parts, "dossier")


@give_table
def groups_table(_request, open_):
    """Give the groups behind these positions, a row for each group of each."""
    rows = OpenRows(Position, open_.dossier, day=open_.day, **open_.scope)
    parts = MadeRows(partial(build_part_rows, name="groups"), rows)
    return AskedTable(POSITION_GROUPS, parts, "dossier")


@give_table
def decisions_table(_request, open_):
    """Give what was decided by ?peildatum=, a row for each place."""
    rows = OpenRows(Decision, open_.dossier, day=open_.day, **open_.scope)
    return AskedTable(DECISIONS, MadeRows(build_table_rows, rows), "line")


@give_table
def statements_table(request, open_):
    """Give the statements of the page, a row for each place."""
    found = find_statements(request.GET, open_)
    rows = PlacedRows("statement", found.kept, open_.dossier, **open_.scope)
    made = MadeRows(build_table_rows, rows)
    return AskedTable(STATEMENTS, made, "statements", tell_choices_made(found))


@give_table
def milestones_table(_request, open_):
    """Give what happened by ?peildatum=, a row for each place."""
    found = [each for each in open_.milestones() if each.first_on <= open_.day]
    prefetch_related_objects(found, "subject", "body")
    rows = PlacedRows("milestone", found, open_.dossier, **open_.scope)
    return AskedTable(MILESTONES, MadeRows(build_table_rows, rows), "line")


@give_table
def sources_table(request, open_):
    """Give the documents of the page, as they are recorded now."""
    found = find_source_lines(request.GET, open_)
    return AskedTable(SOURCES, found.kept, "sources", tell_choices_made(found))


@give_table
def stances_table(request, open_):
    """Give where every body stands on ?peildatum=: a column for each subject, or with ?vorm=lang a
    row for each body and subject."""
    shape = parse_choice(request.GET, "vorm", _("Vorm"), SHAPES, has_all=False).value
    board = build_board(open_.dossier, day=open_.day, **open_.scope)
    rows = board.all_rows()
    if shape == "lang":
        cells = [StandingCell(row.municipality, cell) for row in rows for cell in row.cells]
        return AskedTable(STANCES, cells, "dossier")
    return AskedTable(build_matrix_table(board.subjects), rows, "dossier")


# The tables of all dossiers.


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def agenda_table(request, ending):
    """Give the lines of the agenda that the form's choices leave."""
    asked = ask_agenda(request)
    return give_agenda(request, ending, asked, AGENDA, reverse("agenda"), tell_choices_made(asked))


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def municipality_agenda_table(request, slug, ending):
    """Give the lines of the agenda of the bodies of a municipality."""
    home = get_object_or_404(Municipality, slug=slug)
    asked = ask_agenda(request, home)
    table = replace(TOWN_AGENDA, name=f"agenda-{home.slug}")
    chosen = [(_("Gemeente"), home.name), *tell_choices_made(asked)]
    page = reverse("municipality-agenda", args=[home.slug])
    return give_agenda(request, ending, asked, table, page, chosen)


def give_agenda(request, ending, asked, table, page, choices):
    """Return the download of an AskedAgenda as an OpenTable, which hangs on the address `page`."""
    check_ending(ending)
    day, known_at = asked.wanted.day, asked.wanted.known_at
    until = read_all_known_until(at=asked.reader.at, known_at=known_at)
    ground = OpenTableGround(
        dossier=EveryDossier(_("Alle dossiers")),
        reader=asked.reader,
        day=day,
        known_at=known_at,
        unkept_after=None,
        **tell_addresses(request, page, day, until),
    )
    document = build_open_table_document(table, asked.lines, ground, choices)
    return build_download_response(document, OPEN_TABLE_FORMATS[ending], ending)


# What every table asks and says.


def check_ending(ending):
    """Answer 404 for a format that does not exist."""
    if ending not in OPEN_TABLE_FORMATS:
        raise Http404


def build_dossier_document(request, open_, asked):
    """Return the RegisterDocument of an AskedTable of a dossier."""
    dossier = open_.dossier
    known_at = open_.wanted.known_at if asked.table.carries_time else None
    until = read_known_until(dossier, at=open_.reader.at, known_at=known_at)
    ground = OpenTableGround(
        dossier=dossier,
        reader=open_.reader,
        day=open_.day,
        known_at=known_at,
        unkept_after=read_unkept_after(dossier, day=open_.day, known_at=known_at),
        **tell_addresses(request, reverse(asked.page, args=[dossier.slug]), open_.day, until),
    )
    return build_open_table_document(asked.table, asked.rows, ground, asked.choices)


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
