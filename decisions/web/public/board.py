"""The board of a dossier on a day, and the dossiers that the reader may see."""

from dataclasses import replace

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.roles import reader_of

from ...board import build_board, draw_region, read_recent_stances, with_cache_state
from ...board.cache import get_part
from ...documents import READING_FORMATS
from ...documents.pictures import MOST_TILES, can_draw_matrix
from ...domain.rules import Rule
from ...history import read_news, read_polls
from ...models import Dossier
from ...permissions import list_kept_bodies
from ..access import Access, request_moment, restrict_to
from ..dossier_context import SECTIONS, find_start_of_records
from ..errors import build_page_stamp
from ..found.catalogue import build_page_card
from ..kept_pages import keep_page
from ..parameters import (
    AMSTERDAM,
    BadParameter,
    check_chosen,
    parse_board_parameters,
    parse_page,
    parse_single_value,
)
from .councils import choose_councils
from .panels import PANELS, list_shown_panels
from .panels.sharing import build_shared_standing

TIMELESS = gettext_lazy("Dit overzicht toont het nieuwste; een dossier is er voor elke dag.")

# The board: one dossier on one day, for one reader.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def dossier_page(request, slug):
    """Show the board at ?peildatum=, as known at ?bekend=, under ?regel=, with ?toon= chosen.

    ?raad= opens the block of one council, where there are too many to carry them all; then
    ?provincie= and ?pagina= say of which the matrix has a row.
    """
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    found = get_object_or_404(with_cache_state(Dossier.objects.visible_to(reader)), slug=slug)
    wanted = parse_board_parameters(request.GET, found, now)
    return render_board_page(request, found, wanted, reader)


def render_board_page(request, found, wanted, reader):
    """Return the page of a dossier's Board."""
    board = build_board(
        found,
        day=wanted.day,
        reader=reader,
        known_at=wanted.known_at,
        rule=wanted.rule,
        chosen=wanted.chosen,
    )
    check_chosen(wanted, board.subjects)
    board = choose_own_council(request.GET, board)
    board = replace(board, part=choose_councils(request.GET, board.councils, first=board.homes))
    if board.headline and 0 < len(board.councils) <= MOST_TILES:
        board = replace(board, region=draw_region(board, board.headline))
    if wanted.known_at is None and "peildatum" not in request.GET:
        board = replace(board, recent=read_recent_stances(board))
    shared = build_shared_standing(
        request,
        found,
        wanted,
        at=reader.at,
        rule=board.rule,
        toon=wanted.chosen,
        picture="stand-picture" if can_draw_matrix(board) else "",
    )
    context = {
        "board": board,
        "dossier": found,
        "wanted": wanted,
        "rules": list(Rule),
        "formats": READING_FORMATS,
        "sections": SECTIONS,
        "standing_to_share": shared,
        "card": build_page_card(request, found, reader.at, shared),
        "panels": list_shown_panels(PANELS, board),
        "polls": list_announced_polls(found, wanted, reader),
        "enterable": list_enterable_bodies(found, reader),
        "kept_since": find_start_of_records(found, wanted.known_at),
        "stamp": build_page_stamp(request, reader.at, dossier=found, wanted=wanted),
    }
    return render(request, "decisions/dossier.html", context)


def list_announced_polls(dossier, wanted, reader):
    """Return the PollEntries that were announced or held by the day, the latest last."""
    scope = {"reader": reader, "known_at": wanted.known_at}
    found = get_part(dossier, read_polls, day=wanted.day, **scope)
    return [each for each in found if each.standing.is_announced]


def list_enterable_bodies(dossier, reader):
    """Return the keys of the bodies of which the reader can enter a stance; one query, none for
    who keeps nothing."""
    if not reader.keeps:
        return frozenset()
    return frozenset(list_kept_bodies(reader, dossier.region).values_list("pk", flat=True))


def choose_own_council(parameters, board):
    """Return the board as that of who belongs to the council of ?raad=; raise BadParameter where
    that is none of its councils."""
    slug = parse_single_value(parameters, "raad")
    if not slug:
        return board
    homes = {row.municipality.slug: row.municipality.pk for row in board.councils}
    if slug not in homes:
        raise BadParameter("raad", slug, _("Verwacht een gemeente die op deze dag meedoet."))
    return replace(board, homes=frozenset({homes[slug]}))


# The front page: the dossiers that the reader may see.


@restrict_to(Access.EVERYBODY)
@keep_page()
def home_page(request):
    """Show the dossiers of the reader by title, twenty a page, each with what happened last and
    comes next."""
    now = timezone.now()
    reader, today = reader_of(request.user, at=now), now.astimezone(AMSTERDAM).date()
    dossiers = Dossier.objects.visible_to(reader).select_related("region")
    page = parse_page(request.GET, dossiers.order_by("title", "pk"))
    context = {
        "page": page,
        "news": read_news(page.object_list, reader=reader, today=today),
        "is_keeper": reader.keeps,
        "stamp": build_page_stamp(request, now, timeless=TIMELESS),
    }
    return render(request, "decisions/home.html", context)
