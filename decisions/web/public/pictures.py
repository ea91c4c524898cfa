"""Pictures and a sheet to take along: what a page of a dossier shows, on a slide or on one A4."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ... import history
from ...board import build_board, read_known_until
from ...documents.pictures import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TILES,
    PICTURE_FORMATS,
    PictureGround,
    build_course_picture,
    build_matrix_picture,
    build_region_picture,
)
from ...documents.sheet import MOST_ON_PAPER, SHEET_FORMATS, build_standing_sheet
from ...models import Dossier
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from ..parameters import BadParameter, check_chosen, parse_subject, pin_query
from .course import read_asked_course
from .downloads import build_download_response

# Each picture shows what its page shows of the same address, and names that page, pinned.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def matrix_picture(request, slug, ending):
    """Give the councils of the board, at ?peildatum= and ?bekend=, under ?regel=, with ?toon=."""

    def build(open_):
        return build_matrix_picture(*build_board_ground(request, open_, MOST_ROWS))

    return build_file_response(request, slug, ending, PICTURE_FORMATS, build)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def region_picture(request, slug, ending):
    """Give the region in tiles, at ?peildatum= and ?bekend=, on ?onderwerp= or the answer's."""

    def build(open_):
        board = build_asked_board(open_)
        check_size(len(board.councils), MOST_TILES, too_many_councils())
        asked = parse_subject(request.GET, board.subjects)
        name, more = ("support", {"onderwerp": asked.slug}) if asked else ("dossier", {})
        ground = build_ground(request, open_, board.rule, name, **more)
        return build_region_picture(board, asked or board.headline, ground)

    return build_file_response(request, slug, ending, PICTURE_FORMATS, build)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def course_picture(request, slug, ending):
    """Give the course from ?van= to ?tot=, under ?regel=, as known at ?bekend=, of ?raad=."""

    def build(open_):
        asked = read_asked_course(request.GET, open_)
        check_size(len(asked.councils), MOST_ROWS, too_many_councils())
        last = asked.course.window.last_on
        ground = build_ground(request, open_, asked.ground.rule, "course", day=last, **asked.pinned)
        return build_course_picture(asked.course, asked.councils, ground)

    return build_file_response(request, slug, ending, PICTURE_FORMATS, build)


# The sheet to lay beside an agenda item: the board in words.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def sheet_file(request, slug, ending):
    """Give the sheet of the board, at ?peildatum= and ?bekend=, under ?regel=, with ?toon=."""

    def build(open_):
        found = build_board_ground(request, open_, MOST_ON_PAPER)
        return build_standing_sheet(*found, reader=open_.reader)

    return build_file_response(request, slug, ending, SHEET_FORMATS, build)


# What all of them have in common.


def build_file_response(request, slug, ending, formats, build):
    """Return what `build` makes of a DossierContext as a download in one of the formats;
    Http404 for a format that does not exist."""
    if ending not in formats:
        raise Http404
    open_ = open_dossier(request, slug)
    return build_download_response(build(open_), formats[ending], ending)


def build_asked_board(open_):
    """Return the Board that an address asks for; raise BadParameter for a subject of elsewhere."""
    wanted = open_.wanted
    board = build_board(
        open_.dossier, day=wanted.day, **open_.scope, rule=wanted.rule, chosen=wanted.chosen
    )
    check_chosen(wanted, board.subjects)
    return board


def build_board_ground(request, open_, most):
    """Return the Board that an address asks for and its PictureGround; raise BadParameter where it
    has more than `most` councils, or more columns than anybody could read."""
    board = build_asked_board(open_)
    check_size(len(board.councils), most, too_many_councils())
    check_size(len(board.columns), MOST_COLUMNS, too_many_columns())
    chosen = chosen_parameters(open_)
    return board, build_ground(request, open_, board.rule, "dossier", **chosen)


def chosen_parameters(open_):
    """Return the subjects that were chosen for their column, as an address asks for them."""
    return {"toon": open_.wanted.chosen} if open_.wanted.chosen else {}


def build_ground(request, open_, rule, name, *, day=None, **more):
    """Return the PictureGround of an address, which names the page `name`, pinned; two queries."""
    known_at = open_.wanted.known_at
    until = read_known_until(open_.dossier, at=open_.now, known_at=known_at)
    query = pin_query(open_.day, until, regel=rule.value, **more)
    page = reverse(name, args=[open_.dossier.slug])
    return PictureGround(
        dossier=open_.dossier,
        day=day or open_.day,
        known_until=until,
        rule=rule,
        address=request.build_absolute_uri(f"{page}?{query}"),
        unkept_after=history.read_unkept_after(
            open_.dossier, day=day or open_.day, known_at=known_at
        ),
        is_public=open_.reader.is_public,
    )


def check_size(number, most, sentence):
    """Refuse what nobody could read."""
    if number > most:
        raise BadParameter(_("het bestand"), number, sentence % {"most": most, "number": number})


def too_many_councils():
    return _("Zo'n bestand toont ten hoogste %(most)d raden; dit zijn er %(number)d.")


def too_many_columns():
    return _("Zo'n bestand toont ten hoogste %(most)d kolommen; dit zijn er %(number)d.")
