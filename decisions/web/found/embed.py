"""The board of a dossier on a day, small, for a page of another site."""

from dataclasses import replace

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.csp import CSP, build_policy
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from municipalities.roles import Reader

from ...board import build_board, with_cache_state
from ...models import Dossier
from ..access import Access, restrict_to
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import check_chosen, parse_board_parameters
from ..public.panels.answer import headline_context
from ..public.panels.stands import matrix_context

# Of more councils a frame shows the answer alone, which names at most twelve a camp.
MOST_COUNCILS = 20


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
@xframe_options_exempt
def embedded_board(request, slug):
    """Show the board at ?peildatum=, as known at ?bekend=, under ?regel=, with ?toon= chosen, as
    the public sees it, whoever asks: it stands on a page of somebody else."""
    now = timezone.now()
    reader = Reader(at=now)
    found = get_object_or_404(with_cache_state(Dossier.objects.visible_to(reader)), slug=slug)
    wanted = parse_board_parameters(request.GET, found, now)
    board = build_board(
        found,
        day=wanted.day,
        reader=reader,
        known_at=wanted.known_at,
        rule=wanted.rule,
        chosen=wanted.chosen,
    )
    check_chosen(wanted, board.subjects)
    context = {
        "board": board,
        "dossier": found,
        "wanted": wanted,
        "answer": headline_context(board),
        "matrix": build_small_matrix(board),
        "stamp": build_page_stamp(request, now, dossier=found, wanted=wanted),
    }
    return allow_framing(render(request, "found/embed.html", context))


def build_small_matrix(board):
    """Return what the table of councils shows; None where it would be a page of its own."""
    if len(board.councils) > MOST_COUNCILS:
        return None
    told = matrix_context(replace(board, part=None))
    return told and told | {"choices": []}


def allow_framing(response):
    """Let the sites of REGIO_EMBED_HOSTS show a response in a frame; all else stays forbidden.

    The header is written here, so that a page that is kept has it too.
    """
    allowed = settings.EMBED_HOSTS or [CSP.NONE]
    policy = build_policy(settings.SECURE_CSP | {"frame-ancestors": allowed})
    response.headers[CSP.HEADER_ENFORCE] = policy
    return response
