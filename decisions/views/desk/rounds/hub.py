"""The desk of a round: what each body did with it, and what the reader may write there."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import render
from django.utils.translation import gettext as _

from ....actions.extend import until_of
from ....models import RoundBody
from ....terms import LegalBasis
from ...rules import Access, open_to
from ..action import links
from .acts import BODY_ACTIONS, ROUND_ACTIONS
from .opened import opened_round
from .told import askings


@dataclass(frozen=True)
class Line:
    """A body that is asked, until when it may speak, and what the reader may do for it."""

    asked: RoundBody
    until: date | None
    ways: list


@open_to(Access.KEEPS)
def round_desk(request, slug, pk):
    """Show a round with everything that the reader may do in it."""
    opened = opened_round(request, slug, pk)
    context = {
        "here": _("Ronde: %s") % opened.round.title,
        "opened": opened,
        "round": opened.round,
        "basis": LegalBasis(opened.round.legal_basis),
        "ways": links(ROUND_ACTIONS, opened),
        "lines": lines_of(opened),
        "askings": askings(opened),
        **opened.desk.context,
    }
    return render(request, "desk/rounds/round.html", context)


def lines_of(opened):
    """Return a Line for each asked body, those of the reader first."""
    ordered = sorted(opened.asked, key=lambda each: not opened.keeps(each))
    return [line_of(opened, each) for each in ordered]


def line_of(opened, asked):
    asked.round = opened.round
    until = until_of(asked, opened.extensions)
    return Line(asked, until, links(BODY_ACTIONS, opened, asked))
