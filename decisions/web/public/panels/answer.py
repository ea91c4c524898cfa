"""The answer on a subject: what became of it, who says so, and how much of the region accepts."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from ....domain.stances import wording_order
from ....domain.support import round_to_percent
from ...panel import Panel, PanelPlace
from .concerning import tell_concern
from .stands import list_cells_of_municipalities
from .support import build_share

# Who is against by name, who accepts, who is open and of whom nothing is known.

MOST_NAMED = 12
CAMPS = (
    ("against", _("Tegen")),
    ("accepting", _("Akkoord")),
    ("open", _("Open")),
    ("unknown", _("Onbekend")),
)


@dataclass(frozen=True)
class AnswerCamp:
    """A camp: `voices` are (stance, (row, cell)s) in the order of stances, `more` how many of its
    councils are not named."""

    name: str
    label: Any
    voices: tuple
    more: int

    @property
    def says_stance(self):
        """Whether its name leaves open which stance it is, so that each is told with its names."""
        return self.name in ("accepting", "open")


def list_answer_camps(support, tiles):
    """Return the AnswerCamps that hold a council, at most twelve names each."""
    found = []
    for name, label in CAMPS:
        cells = list_cells_of_municipalities(getattr(support, name), tiles)
        if cells:
            found.append(build_answer_camp(name, label, cells))
    return found


def build_answer_camp(name, label, cells):
    ranked = sorted(cells, key=lambda pair: wording_order(pair[1].worded))[:MOST_NAMED]
    voices = groupby(ranked, key=lambda pair: pair[1].worded)
    told = tuple((stance, tuple(pairs)) for stance, pairs in voices)
    return AnswerCamp(name, label, told, len(cells) - len(ranked))


# How much of the region the accepting councils are: in councils, seats and inhabitants.


@dataclass(frozen=True)
class AnswerBar:
    """`part` of `whole`, None where a number is missing, told as a percentage where the numbers are
    long; `share` tells what is derived."""

    label: Any
    part: int | None
    whole: int | None
    share: Any = None
    is_percentage: bool = False

    @property
    def percentage(self):
        is_known = self.part is not None and self.whole
        return round_to_percent(self.part, self.whole) if is_known else None


def list_answer_bars(support, rows):
    """Return the AnswerBars of a Support over the rows of those that count."""
    seats, people = (build_share(support, name, rows) for name in ("seats", "inhabitants"))
    return (
        AnswerBar(_("Raden"), len(support.accepting), support.total),
        AnswerBar(_("Zetels"), seats.part, seats.whole, seats),
        AnswerBar(_("Inwoners"), people.part, people.whole, people, True),
    )


# The answer of ten seconds.


def build_answer(scene, subject, support, pairs):
    """Return what the answer on a subject shows: its state, who of these (row, cell) pairs stands
    where, how much of the region accepts, and whose stances count."""
    counted = [row for row, cell in pairs if not cell.is_aside]
    return {
        "subject": subject,
        "state": scene.states.get(subject.pk),
        "support": support,
        "camps": list_answer_camps(support, pairs),
        "bars": list_answer_bars(support, counted),
        "concern": tell_concern(scene, subject),
    }


def build_weighed_answer(scales, weighed):
    """Return the answer on a WeighedSubject of these SupportScales."""
    return build_answer(scales.bench.scene, weighed.subject, weighed.support, weighed.tiles)


def headline_context(board):
    """Return the answer on the subject that the board answers for first; None where there is
    nothing to accept or nobody to do so."""
    if not (board.region_exists and board.headline):
        return None
    subject, scene = board.headline, board.scene
    pairs = [(row, scene.cell(row.body, subject, row.municipality)) for row in board.councils]
    return build_answer(scene, subject, board.support(subject), pairs)


HEADLINE_PANEL = Panel(
    name="headline",
    title=_("In het kort"),
    context=headline_context,
    place=PanelPlace.MAIN,
    has_heading=True,
)
