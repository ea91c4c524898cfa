"""The desk of a round: what each body did with it, and what the reader may write there."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import render
from django.utils.translation import gettext as _

from ....actions.extend import until_of
from ....models import RoundBody
from ....terms import LegalBasis
from ...rules import Access, open_to
from .act import Way, ways
from .acts import ROUND_ACTS
from .opened import opened_round
from .told import askings


@dataclass(frozen=True)
class Line:
    """A body that is asked, until when it may speak, and what the reader may do for it."""

    asked: RoundBody
    until: date | None
    ways: list[Way]


@open_to(Access.KEEPS)
def round_desk(request, slug, pk):
    """Show a round with everything that the reader may do in it."""
    opened = opened_round(request, slug, pk)
    context = {
        "here": _("Ronde: %s") % opened.round.title,
        "opened": opened,
        "round": opened.round,
        "basis": LegalBasis(opened.round.legal_basis),
        "ways": ways(ROUND_ACTS, opened),
        "lines": [line_of(opened, each) for each in opened.asked],
        "askings": askings(opened),
        **opened.desk.context,
    }
    return render(request, "desk/rounds/round.html", context)


def line_of(opened, asked):
    asked.round = opened.round
    until = until_of(asked, opened.extensions)
    return Line(asked, until, ways(ROUND_ACTS, opened, asked))
