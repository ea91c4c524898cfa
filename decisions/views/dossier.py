"""The board: one dossier on one day, for one reader."""

from django.shortcuts import get_object_or_404, render

from municipalities.roles import reader_of

from ..board import build, ready
from ..exports import FORMATS
from ..forms.moment import asked, check_chosen
from ..models import Dossier
from ..panels import PANELS, shown_panels
from ..rules import Rule
from .kept import kept
from .now import now_of
from .opened import kept_since
from .rules import Access, open_to
from .sections import SECTIONS
from .stamp import stamp_of


@open_to(Access.EVERYBODY)
def dossier(request, slug):
    """Show the board at ?peildatum=, as known at ?bekend=, under ?regel=, with ?toon= chosen."""
    now = now_of(request)
    reader = reader_of(request.user, at=now)
    found = get_object_or_404(ready(Dossier.objects.visible_to(reader), now), slug=slug)
    wanted = asked(request.GET, found, now)
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
        "formats": FORMATS,
        "sections": SECTIONS,
        "panels": shown_panels(PANELS, board),
        "kept_since": kept_since(found, wanted.known_at),
        "stamp": stamp_of(request, reader.at, dossier=found, wanted=wanted),
    }
    return render(request, "decisions/dossier.html", context)
