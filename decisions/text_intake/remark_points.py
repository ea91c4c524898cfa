"""The wishes and objections in a paper: the points of a view that a council or college gives."""

import re
from collections.abc import Sequence

from municipalities.text import ParagraphKind

from .decision_points import group_items
from .proposals import PaperLine, Proposal, ProposalKind, build_proposal, split_sentences

_PROPOSING = {"raadsvoorstel", "collegevoorstel", "initiatiefvoorstel", "collegevoordracht"}

# The words above which they stand, on a line of their own or at the end of a paragraph.

_NAMED = r"(?:zienswijzen?|wensen|bedenkingen|wensen en (?:of )?bedenkingen|kanttekeningen)"
_OPENS = re.compile(
    rf"(?:.{{0,240}}\b{_NAMED}\b[^.?!]{{0,80}}:"
    rf"|.{{0,240}}\bde volgende {_NAMED}\b[^.?!]{{0,80}}\.|{_NAMED}:?)",
    re.IGNORECASE,
)


def find_remark_points(lines: Sequence[PaperLine], paper_kind: str = "") -> list[Proposal]:
    """Return the items of each list that a paper calls its view, wishes or objections, each with
    its own list, in order; a proposal has none: it tells what speaks against itself."""
    found: list[Proposal] = []
    if paper_kind in _PROPOSING:
        return found
    place = 0
    while place < len(lines):
        below = place + 1
        if _opens(lines[place]) and below < len(lines) and lines[below].is_item:
            items, below = group_items(lines, below)
            found += [build_proposal(ProposalKind.REMARK, each) for each in items]
        place = max(below, place + 1)
    return found


def _opens(line: PaperLine) -> bool:
    is_line = line.kind is not ParagraphKind.ITEM
    *_before, last = split_sentences(line.text)
    return is_line and bool(_OPENS.fullmatch(last))
