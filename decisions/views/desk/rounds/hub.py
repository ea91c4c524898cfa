"""The desk of a round: what each body did with it, and what the reader may write there."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import gettext as _

from ....models import RoundBody
from ....terms import LegalBasis
from ...rules import Access, open_to
from .act import Way, ways
from .acts import ROUND_ACTS
from .opened import opened_round


@dataclass(frozen=True)
class Line:
    """A body that is asked, and what the reader may do for it."""

    asked: RoundBody
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
        "lines": [Line(each, ways(ROUND_ACTS, opened, each)) for each in opened.asked],
        **opened.desk.context,
    }
    return render(request, "desk/rounds/round.html", context)
