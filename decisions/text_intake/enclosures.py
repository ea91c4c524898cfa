"""What goes along with a paper, and who else gets it."""

import re
from collections.abc import Iterator, Sequence

from municipalities.text import ParagraphKind

from .lines import find_item_label, names_file
from .proposals import PaperLine, Proposal, ProposalKind

_HEADS = {
    ProposalKind.ATTACHMENT: re.compile(
        r"(?:overzicht (?:van )?|ter inzage gelegde )?(?:bijlagen?|bijl\.)(?: ?\([^)]*\))? ?:? ?"
        r"(?P<rest>.*)|bijgevoegd(?:e stukken)? ?: ?(?P<more>.*)",
        re.IGNORECASE,
    ),
    ProposalKind.COPY_TO: re.compile(
        r"(?:c\.?c\.?|(?:in )?afschrift(?:en)?(?: aan)?|kopie(?: aan)?|een afschrift(?: van deze"
        r" brief)? (?:gaat|is gezonden|sturen wij) (?:naar|aan)) ?: ?(?P<rest>.*)(?P<more>)",
        re.IGNORECASE,
    ),
}
# 'Bijlagen: 3' counts them.
_COUNTED = re.compile(
    r"(?:aantal ?:? ?)?(?:[0-9]{1,2}|geen|een|twee|drie|vier|-|n\.?v\.?t\.?)\.?", re.IGNORECASE
)
_NUMBERED = re.compile(r"Bijlage [0-9]{1,2}[:.]? (?P<words>[A-Z\u2018\u201c].{3,100})")
_APART = {ProposalKind.ATTACHMENT: ";", ProposalKind.COPY_TO: ",;"}


def find_enclosures(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return the attachments that a paper lists and those who get a copy, in order."""
    found: list[Proposal] = []
    for place, line in enumerate(lines):
        if names_file(line.text):
            found.append(Proposal(ProposalKind.ATTACHMENT, line.text, line.paragraph, line.text))
        elif numbered := _NUMBERED.fullmatch(line.text):
            words = numbered["words"]
            found.append(Proposal(ProposalKind.ATTACHMENT, words, line.paragraph, line.text))
            continue
        for kind, head in _HEADS.items():
            if heads := head.fullmatch(line.text):
                rest = (heads["rest"] or heads["more"] or "").strip()
                found += _listed(kind, lines, place, rest)
    return found


def _listed(kind, lines: Sequence[PaperLine], place: int, rest: str) -> Iterator[Proposal]:
    """Yield what stands behind the word, else the items or the lines below it."""
    line = lines[place]
    if rest:
        is_list = line.text.rstrip().endswith(rest) and ":" in line.text
        if is_list and not _COUNTED.fullmatch(rest):
            yield from _parts(kind, rest, line)
        return
    for below in lines[place + 1 :]:
        inside = below.is_item or below.paragraph == line.paragraph
        if not inside or names_file(below.text) or below.kind is ParagraphKind.HEADING:
            return
        words = below.text[len(find_item_label(below.text)) :].strip()
        if not _COUNTED.fullmatch(words):
            yield Proposal(kind, words, below.paragraph, below.text)


def _parts(kind: ProposalKind, words: str, line: PaperLine) -> Iterator[Proposal]:
    """Yield each of what stands on one line: attachments apart by ';', those who get a copy by
    a comma as well."""
    for part in re.split(rf"\s*(?:[{_APART[kind]}]|(?:^|\s)[0-9]{{1,2}}\))\s*", words):
        if part.strip():
            yield Proposal(kind, part.strip(), line.paragraph, line.text)
