"""The decision points of a paper: what a council or college is asked to decide, or decided."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from municipalities.text import ParagraphKind, fold_text

from .lines import find_item_label
from .proposals import PaperLine, Proposal, ProposalKind, build_proposal

# The words above which decision points stand, and those that end them.

_WHO = (
    r"(?:de |het |uw |haar |zijn |ons )?(?:gemeente)?(?:raad|college|bestuur|commissie|u|presidium"
    r"|staten|stuurgroep|wethouder|burgemeester)\b[^.:;]{0,60}?"
)
_OPENS = re.compile(
    r"(?:"
    r"(?:concept|ontwerp|raads|college)?-?besluit(?:en|punt|punten)?|beslis(?:sings)?punt(?:en)?"
    r"|(?:het )?(?:gevraagd|voorgesteld|te nemen|genomen)e? (?:raads|college)?besluit(?:en)?"
    r"|voorstel(?: aan de raad)?|dictum|(?:wij )?adviseren (?:wij )?(?:u|uw raad)"
    r"|.{0,120}\b(?:stellen?|stelt) (?:wij )?(?:aan )?(?:u|uw raad|de raad|het college) voor"
    r"(?: (?:om )?(?:het volgende )?(?:te besluiten)?(?:om)?)?"
    r"|.{0,160}\b(?:besluit|besluiten|heeft besloten|besloten)(?: (?:tot|als volgt|het volgende|om))?"
    rf"|(?:en )?(?:verzoekt|vraagt|draagt|roept) {_WHO}(?: op)?(?: om)?"
    r"|(?:en )?spreekt (?:als (?:zijn|haar) mening )?uit(?: dat)?"
    r")\s*[:,]?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[\u2018'\"\u201c]?(?:en gaat over tot de orde|aldus (?:besloten|vastgesteld)|toelichting|inleiding"
    r"|perssamenvatting|kernboodschap|overwegende?|constaterende?|concluderende?|gelet op|gelezen"
    r"|gehoord|argument(?:en|atie)?|kanttekening|financi|communicatie|bijlagen?\b|vervolg\b|uitleg"
    r"|hoogachtend|met vriendelijke groet|w\.g\.|de griffier|de voorzitter|de secretaris"
    r"|burgemeester en wethouders|geachte)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:(?:gevraagde?|voorgestelde?|te nemen|genomen) )?(?:raads|college)?"
    r"(?:besluit(?:en)?|beslispunt(?:en)?|dictum) ?: ?(?P<rest>.+)",
    re.IGNORECASE,
)
# What a decision begins with, above the word 'besluit'.
_PREAMBLE = re.compile(
    r"(?:de (?:gemeente)?raad|het college)\b.*[;,]$|ge(?:lezen|let|zien|hoord)\b", re.I
)
_SPACED = re.compile(r"\b(?:\w ){3,}\w\b")  # 'B E S L U I T'
_ALIKE = 0.9


def find_decision_points(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return the decision points of a paper, each with its own sub-points, in order.

    What is printed a second time is left out.
    """
    found: list[Proposal] = []
    place = 0
    while place < len(lines):
        points, place = _read_block(lines, place)
        for point in points:
            if not _stands_in(point, found):
                found.append(point)
    return found


def _stands_in(point: Proposal, found: Sequence[Proposal]) -> bool:
    words = _bare(point.words)
    return any(
        SequenceMatcher(None, words, _bare(other.words), autojunk=False).ratio() >= _ALIKE
        for other in found
    )


def _bare(words: str) -> str:
    return fold_text(words[len(find_item_label(words)) :])[:200]


def _read_block(lines: Sequence[PaperLine], place: int) -> tuple[list[Proposal], int]:
    """Return the points under the words that open at `place`, and the place after them."""
    line = _closed_up(lines[place].text)
    inline = _INLINE.fullmatch(line)
    if not (inline or _OPENS.fullmatch(line)):
        return [], place + 1
    below = place + 1
    if below < len(lines) and lines[below].is_item and not _ENDS.match(lines[below].text):
        return _read_items(lines, below)
    if inline:
        first = PaperLine(inline["rest"], lines[place].paragraph, lines[place].kind)
        return _read_text([first, *lines[below:]], below - 1)
    is_open = line.endswith((":", ",")) or lines[place].kind is ParagraphKind.HEADING
    if is_open and below < len(lines) and not _PREAMBLE.match(lines[below].text):
        return _read_text(lines[below:], below)
    return [], below


def _closed_up(line: str) -> str:
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), line).strip(" \u2018'\"\u201c")


def _read_items(lines: Sequence[PaperLine], start: int) -> tuple[list[Proposal], int]:
    """Return a point for each item of the list that begins at `start`, its own list with it."""
    style = _style(lines[start].text)
    points: list[list[PaperLine]] = []
    place = start
    for place in range(start, len(lines) + 1):
        if place == len(lines) or _is_over(lines, place, style):
            break
        line = lines[place]
        if line.is_item and _style(line.text) == style:
            points.append([])
        points[-1].append(line)
    return [build_proposal(ProposalKind.DECISION_POINT, each) for each in points], place


def _is_over(lines: Sequence[PaperLine], place: int, style: str) -> bool:
    """Return whether the list has ended: at a heading, at words that end it, or at text under
    which it does not go on."""
    line = lines[place]
    if line.kind is ParagraphKind.HEADING or _ENDS.match(line.text):
        return True
    if line.is_item:
        return False
    if _OPENS.fullmatch(_closed_up(line.text)):
        return True
    if line.kind is ParagraphKind.IN_LIST:
        return False
    after = next((each for each in lines[place + 1 :] if each.paragraph != line.paragraph), None)
    return after is None or not after.is_item or style == "-"


def _style(text: str) -> str:
    """Return what kind of label an item has: a figure (or a Roman one), a letter, a bullet."""
    label = find_item_label(text).strip(" (").rstrip(".) \t\u00a0")
    if label.isdigit() or label.isupper():
        return "1"
    return "a" if label.isalpha() else "-"


def _read_text(lines: Sequence[PaperLine], start: int) -> tuple[list[Proposal], int]:
    """Return the one point that is no list: a paragraph, and the list that it leads to."""
    taken: list[PaperLine] = []
    for line in lines:
        if _ENDS.match(line.text) or line.kind is ParagraphKind.HEADING:
            break
        if taken and line.paragraph != taken[0].paragraph and not line.is_item:
            break
        if line.is_item and not _leads_on(taken):
            break
        taken.append(line)
    points = [build_proposal(ProposalKind.DECISION_POINT, taken)] if taken else []
    return points, start + max(1, len(taken))


def _leads_on(taken: Sequence[PaperLine]) -> bool:
    return bool(taken) and (taken[-1].is_item or taken[-1].text.endswith(":"))
