"""A paper read: its paragraphs, and what it seems to say of itself and to ask."""

from dataclasses import dataclass

from .asked_sentences import find_asked_sentences
from .correspondence import find_addressee, find_sender
from .decision_points import TELLING, find_decision_points
from .enclosures import find_enclosures
from .letterhead import (
    find_own_reference,
    find_paper_date,
    find_paper_kind,
    find_title,
)
from .paragraphs import TextParagraph, parse_paragraphs
from .proposals import Proposal, ProposalKind, list_paper_lines
from .questions import find_questions
from .remark_points import find_remark_points
from .scanned import mend_labels
from .votes import find_votes


@dataclass(frozen=True, slots=True)
class Paper:
    """`proposals` are what a person may accept, each with the paragraphs it was read from."""

    paragraphs: tuple[TextParagraph, ...]
    proposals: tuple[Proposal, ...]

    def find(self, kind: ProposalKind) -> tuple[Proposal, ...]:
        """Return the proposals of a kind, in the order of the paper."""
        return tuple(each for each in self.proposals if each.kind is kind)

    def get(self, kind: ProposalKind) -> str:
        """Return the value that is proposed first, '' for none."""
        return next((each.value for each in self.find(kind)), "")


def read_paper(text: str) -> Paper:
    """Return the paragraphs of a text and what they propose; raise TextRefused with a sentence."""
    return read_paragraphs(parse_paragraphs(text))


def read_paragraphs(paragraphs: tuple[TextParagraph, ...]) -> Paper:
    """Return what paragraphs that were cut before propose."""
    lines = mend_labels(list_paper_lines(paragraphs))
    if not lines:
        return Paper((), ())
    kinds = find_paper_kind(lines)
    kind = kinds[0].value if kinds else ""
    titles = find_title(lines, kind)
    points = (*find_decision_points(lines, kind), *find_remark_points(lines, kind))
    if not points and kind not in TELLING:
        points = find_asked_sentences(lines, kind, titles[0].value if titles else "")
    proposals = (
        *titles,
        *kinds,
        *find_paper_date(lines, kind),
        *find_own_reference(lines),
        *find_sender(lines),
        *find_addressee(lines),
        *points,
        *find_questions(lines, kind),
        *find_votes(lines),
        *find_enclosures(lines),
    )
    return Paper(tuple(paragraphs), proposals)
