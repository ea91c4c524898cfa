"""What a paper seems to say, read by rule: proposed to a person, never recorded by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from municipalities.text import ParagraphKind

from .paragraphs import TextParagraph


class ProposalKind(StrEnum):
    """What is proposed: of the paper itself, or something that stands in it."""

    TITLE = "titel"
    PAPER_KIND = "soort"
    DATED_ON = "datum"
    REFERENCE = "kenmerk"
    SENDER = "afzender"
    ADDRESSEE = "geadresseerde"
    DECISION_POINT = "beslispunt"
    QUESTION = "vraag"
    REMARK = "wens of bedenking"
    VOTE = "stemming"
    ATTACHMENT = "bijlage"
    COPY_TO = "afschrift"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`value` is EDTF for a date, else words; `words` are those that it was read from, in the
    paragraphs `paragraph` up to and including `last`."""

    kind: ProposalKind
    value: str
    paragraph: int
    words: str
    last: int = 0

    def __post_init__(self):
        if self.last < self.paragraph:
            object.__setattr__(self, "last", self.paragraph)

    @property
    def numbers(self) -> range:
        """The numbers of the paragraphs that it was read from."""
        return range(self.paragraph, self.last + 1)


# The lines of a paper, each in its paragraph.


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paragraph, with the number and the kind of that paragraph."""

    text: str
    paragraph: int
    kind: ParagraphKind

    @property
    def is_item(self) -> bool:
        return self.kind is ParagraphKind.ITEM


def list_paper_lines(paragraphs: Sequence[TextParagraph]) -> list[PaperLine]:
    """Return the lines of the paragraphs, in order; one for most of them."""
    return [
        PaperLine(line, each.number, each.kind)
        for each in paragraphs
        for line in each.text.split("\n")
    ]


def build_proposal(kind: ProposalKind, lines: Sequence[PaperLine], value: str = "") -> Proposal:
    """Return what lines that stand together propose: their words, unless `value` says it better."""
    words = " ".join(line.text for line in lines)
    return Proposal(kind, value or words, lines[0].paragraph, words, lines[-1].paragraph)


# The sentences of a paragraph.

_SHORT_FORMS = (
    r"(?<!\bjl)(?<!\bdr)(?<!\bmr)(?<!\bing)(?<!\bprof)(?<!\bnr)(?<!\bart)(?<!\bca)(?<!\b[a-z])"
)
_SENTENCE_END = re.compile(
    rf"""{_SHORT_FORMS}[.?!]["'\u2019\u201d)\]]*\s+(?=["'\u2018\u201c(\[]?[A-Z0-9\u00c0-\u00dd])""",
    re.IGNORECASE,
)


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, in order, the marks that end them included."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if text[end.end()].isupper() or not text[end.end()].isalpha():
            yield text[start : end.end()].strip()
            start = end.end()
    if rest := text[start:].strip():
        yield rest
