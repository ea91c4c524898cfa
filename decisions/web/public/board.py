"""The board of a dossier on a day, and the dossiers that the reader may see."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from municipalities.roles import reader_of

from ...board import build, ready
from ...documents import AGENDA_ITEM_FORMATS
from ...domain.rules import Rule
from ...models import Dossier
from ..access import Access, now_of, open_to
from ..dossier_context import SECTIONS, kept, kept_since
from ..errors import stamp_of
from ..parameters import check_chosen, parse_board_parameters
from .panels import PANELS, shown_panels

# The board: one dossier on one day, for one reader.


@open_to(Access.EVERYBODY)
def dossier(request, slug):
    """Show the board at ?peildatum=, as known at ?bekend=, under ?regel=, with ?toon= chosen."""
    now = now_of(request)
    reader = reader_of(request.user, at=now)
    found = get_object_or_404(ready(Dossier.objects.visible_to(reader), now), slug=slug)
    wanted = parse_board_parameters(request.GET, found, now)
    return kept(request, found, wanted, reader, lambda: page(request, found, wanted, reader))


def page(request, found, wanted, reader):
    """Return the page of a dossier's Board."""
    board = build(
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
        "rules": list(Rule),
        "formats": AGENDA_ITEM_FORMATS,
        "sections": SECTIONS,
        "panels": shown_panels(PANELS, board),
        "kept_since": kept_since(found, wanted.known_at),
        "stamp": stamp_of(request, reader.at, dossier=found, wanted=wanted),
    }
    return render(request, "decisions/dossier.html", context)


# The front page: the dossiers that the reader may see.


@open_to(Access.EVERYBODY)
def home(request):
    """Show every dossier of the reader, by title."""
    now = timezone.now()
    dossiers = Dossier.objects.visible_to(reader_of(request.user, at=now)).select_related("region")
    return render(
        request, "decisions/home.html", {"dossiers": dossiers, "stamp": stamp_of(request, now)}
    )
