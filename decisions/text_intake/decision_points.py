"""The decision points of a paper: what a council or college is asked to decide, or decided."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from municipalities.text import ParagraphKind, fold_text

from .columns import starts_with_label
from .lines import find_item_label, names_file
from .proposals import PaperLine, Proposal, ProposalKind, build_proposal, split_sentences
from .told_decisions import find_told_decisions

# The words above which decision points stand, and those that end them.

_WHO = (
    r"(?:de |het |uw |haar |zijn |ons )?(?:gemeente)?(?:raad|college|bestuur|commissie|u|presidium"
    r"|staten|stuurgroep|wethouder|burgemeester)\b[^.:;]{0,60}?"
)
_BODY = r"(?:(?:gemeente)?raad|raden|college|commissie|presidium|bestuur|stuurgroep|staten|leden)"
_ASKS = (
    rf"(?:en )?(?:verzoekt|vraagt|draagt|roept) {_WHO}(?: op)?(?: om)?"
    r"|(?:en )?(?:verzoeken|dragen|roepen) (?!u\b).{3,100}?(?: op)?(?: om)?"
)
_OPENS = re.compile(
    r"(?:"
    r"(?:advies / )?(?:concept|ontwerp|raads|college)?-?besluit(?:en|punt|punten)?"
    r"|beslis(?:sings)?punt(?:en)?"
    r"|(?:(?:het|advies) ?/? ?)?(?:gevraagd|voorgesteld|geadviseerd|te nemen|genomen)e? "
    r"(?:raads|college)?(?:besluit(?:en)?|beslissing(?:en)?)"
    r"|.{0,120}\bte besluiten\b.{0,40}(?=:)"
    r"|voorstel(?: aan de raad)?|dictum|(?:wij )?adviseren (?:wij )?(?:u|uw raad)"
    r"|.{0,120}\b(?:stellen?|stelt) (?:wij )?(?:aan )?(?:u|uw raad|de raad|het college) voor"
    r"(?: (?:om )?(?:het volgende )?(?:te besluiten)?(?:om)?)?"
    r"|.{0,60}\bvoorgesteld(?: (?:om )?te besluiten)?(?: om)?"
    r"|.{0,160}\badviseert (?:de raad|het college)\b.{0,40}"
    r"|.{0,80}\b(?:komen|zijn)\b.{0,40}\bovereen(?:gekomen)?"
    r"|.{0,160}\b(?:besluit|besluiten|heeft besloten|besloten)"
    r"(?: (?:tot|als volgt|het volgende|om))?"
    r"|.{0,120}\bleg(?:gen)? (?:wij |ik )?(?:u|het volgende)\b.{0,60}\bvoor\b.{0,60}"
    r"|wat (?:beslist|besluit|wordt (?:er )?besloten|wordt (?:er )?voorgesteld)\b.{0,40}\?"
    r"|(?:wordt|nieuwe) ?-?tekst(?: ?\([^()]{2,40}\))?|.{0,120}\bkomt (?:als volgt )?te luiden"
    rf"|{_ASKS}"
    r"|(?:en )?spreekt (?:als (?:zijn|haar) mening )?uit(?: dat)?"
    rf"|.{{0,60}}\b{_BODY}\b.{{0,40}}\bwordt (?:gevraagd|verzocht|geadviseerd)(?: om)?"
    r"|.{0,160}\b(?:besluit|stellen voor)\b.{0,80}\bals volgt te wijzigen"
    r"|.{0,160}\b(?:te wijzigen in|te vervangen door|toe te voegen"
    r"(?:, ?| dat | die )?(?:luidende|luidt)?)"
    r")\s*[:,]?",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:(?:gevraagde?|voorgestelde?|te nemen|genomen) )?(?:raads|college)?"
    r"(?:besluit(?:en)?|beslissing(?:en)?|beslispunt(?:en)?|dictum) ?: ?(?P<rest>.+)",
    re.IGNORECASE,
)
_ASKED_INLINE = re.compile(
    rf"(?:{_ASKS}|(?:en )?spreekt (?:als (?:zijn|haar) mening )?uit(?: dat)?"
    r"|(?:wordt|nieuwe) ?-?tekst(?: ?\([^()]{2,40}\))?"
    r"|.{0,120}\b(?:te wijzigen in|te vervangen door|als volgt te wijzigen)) ?: ?(?P<rest>.+)"
    rf"|(?:aan )?(?:de |het |uw )?{_BODY}\b.{{0,30}} wordt (?:gevraagd|verzocht|geadviseerd"
    r"|voorgesteld)(?: om)? (?P<asked>.*\bte [a-z]+en\b.*)",
    re.IGNORECASE,
)
_DECIDER = re.compile(rf"(?:de |het |onze )?{_BODY}\b[^:;.]{{0,60}}:", re.IGNORECASE)
_VERDICT = re.compile(
    r"(?:stemt|verzoekt|vraagt|besluit|stelt|spreekt|draagt|roept|neemt|geeft|heeft|onderschrijft"
    r"|dringt|wijst|vindt|acht|adviseert)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[\u2018'\"\u201c]?(?:en gaat over tot de orde|aldus (?:besloten|vastgesteld)|toelichting"
    r"|inleiding|perssamenvatting|kernboodschap|samenvatting|overwegende?|constaterende?"
    r"|concluderende?|gelet op|gelezen|gehoord|gezien|argument(?:en|atie)?|kanttekening|financi"
    r"|communicatie|bijlagen?\b|vervolg\b|uitleg|uitslag|hoogachtend|met vriendelijke groet|w\.g\."
    r"|de griffier|de voorzitter|de secretaris|burgemeester en wethouders|geachte|ingediend door"
    r"|verworpen|aangenomen|unaniem|wij (?:vernemen|horen|informeren))",
    re.IGNORECASE,
)
# What a decision begins with, above the word 'besluit'.
_PREAMBLE = re.compile(
    r"(?:de (?:gemeente)?raad|het college)\b.*[;,]$|ge(?:lezen|let|zien|hoord)\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\buw raad (?:heeft|had) (?:op [0-9]{1,2} [a-z]{3,9} [0-9]{4}|in [0-9]{4}|eerder|destijds)\b"
    r".{0,40}\bbesloten\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:d\.d\. )?[0-9]{1,2}[ -](?:[0-9]{1,2}|[a-z]{3,9})[ -][0-9]{4}", re.IGNORECASE
)
# What stands behind 'Besluit' where nothing was decided.
_NOTHING = re.compile(
    r"de (?:voorzitter|griffier)\b|er (?:is|zijn|was|waren) geen\b|n\.?v\.?t\b|niet van toepassing",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\b(?:\w ){3,}\w\b")  # 'B E S L U I T'
_SCANNED = re.compile(r"(?<=[a-z]{2})1|(?<=[a-z])1(?=[a-z])")  # 'bes1uit', 'voorste1'
_ALIKE = 90


TELLING = {"verslag", "besluitenlijst", "raadsnieuws"}


def find_decision_points(lines: Sequence[PaperLine], paper_kind: str = "") -> list[Proposal]:
    """Return the decision points of a paper, each with its own sub-points, in order.

    What is printed a second time is left out. In minutes the sentences that tell what was decided
    are points as well. Where no words lead to points, lists of what is to be done are.
    """
    found: list[Proposal] = []
    is_told = paper_kind in TELLING
    for point in list(_in_order(lines, paper_kind)) or ([] if is_told else _to_do(lines)):
        if not _stands_in(point, found):
            found.append(point)
    return found


def _in_order(lines: Sequence[PaperLine], paper_kind: str) -> Iterator[Proposal]:
    place, has_points = 0, False
    while place < len(lines):
        points, after = _read_block(lines, place)
        if points:
            has_points = True  # what follows under the same heading tells how these ended
        elif lines[place].kind is ParagraphKind.HEADING:
            has_points = False
        elif paper_kind in TELLING:
            points = list(find_told_decisions(lines[place], with_outcomes=not has_points))
        yield from points
        place = after


def _stands_in(point: Proposal, found: Sequence[Proposal]) -> bool:
    words = _bare(point.words)
    return any(fuzz.ratio(words, _bare(other.words), score_cutoff=_ALIKE) for other in found)


def _bare(words: str) -> str:
    return fold_text(words[len(find_item_label(words)) :])[:200]


def _opens(line: str) -> bool:
    """Return whether a line, or its last sentence where a colon ends it, leads to points; one that
    tells what was decided on an earlier day does not."""
    last = line
    if not _OPENS.fullmatch(line):
        last = list(split_sentences(line))[-1] if line.endswith(":") else ""
    return bool(_OPENS.fullmatch(last)) and not _EARLIER.search(last)


def _read_block(lines: Sequence[PaperLine], place: int) -> tuple[list[Proposal], int]:
    """Return the points under the words that open at `place`, and the place after them."""
    line = _closed_up(lines[place].text)
    inline, below = _read_inline(line), place + 1
    if not (inline or _opens(line) or _begins_verdicts(lines, place)):
        return [], below
    if below < len(lines) and lines[below].is_item and not _is_end(lines[below]):
        return _read_items(lines, below)
    if inline:
        first = PaperLine(inline, lines[place].paragraph, lines[place].kind)
        return _read_text([first, *lines[below:]], below - 1, is_inline=True)
    if below >= len(lines) or _leads_elsewhere(lines[below].text):
        return [], below
    is_head = line.endswith((":", ",")) or lines[place].kind is ParagraphKind.HEADING
    if is_head or _is_sentence_of(lines[place], lines[below]):
        return _read_text(lines[below:], below)
    if bare := list(takewhile(_is_bare_point, lines[below:])):
        return _points_of(bare), below + len(bare)
    return [], below


def _is_sentence_of(line: PaperLine, below: PaperLine) -> bool:
    """Return whether the line below goes on where a line stopped without a mark."""
    return below.paragraph == line.paragraph and below.text[0].islower()


def _begins_verdicts(lines: Sequence[PaperLine], place: int) -> bool:
    """Return whether a line only names who decides, above items that each say what: 'De raad:',
    '- stemt in met'."""
    below = lines[place + 1 : place + 3]
    is_who = _DECIDER.fullmatch(lines[place].text)
    return bool(is_who and below) and all(
        each.is_item and _VERDICT.match(each.text[len(find_item_label(each.text)) :])
        for each in below
    )


def _read_inline(line: str) -> str:
    """Return what stands behind 'Besluit:' or 'Spreekt uit:' on the same line; '' for nothing,
    only a date, or that nothing was decided."""
    if found := _INLINE.fullmatch(line) or _ASKED_INLINE.fullmatch(line):
        rest = found["rest"] or found.groupdict().get("asked")
        return "" if _DATE.match(rest) or _NOTHING.match(rest) else rest
    return ""


def _leads_elsewhere(line: str) -> bool:
    """Return whether a line is no point but what leads to one further down."""
    is_label = starts_with_label(line) and not _read_inline(line)
    return bool(_PREAMBLE.match(line)) or is_label or _opens(_closed_up(line))


def _closed_up(line: str) -> str:
    """Return a line as it was printed: no spaces between the letters of a word, and letters where
    a scan read figures in a word."""
    closed = _SPACED.sub(lambda found: found[0].replace(" ", ""), line)
    return _SCANNED.sub("l", closed).strip(" \u2018'\"\u201c")


def _is_end(line: PaperLine) -> bool:
    """Return whether a line ends what was to be decided."""
    return bool(
        line.kind is ParagraphKind.HEADING or _ENDS.match(line.text) or names_file(line.text)
    )


# A list of points.


def _read_items(lines: Sequence[PaperLine], start: int) -> tuple[list[Proposal], int]:
    """Return a point for each item of the list that begins at `start`, its own list with it."""
    items, place = group_items(lines, start)
    asked = [each for each in items if not _is_question(each[0].text)]
    return [build_proposal(ProposalKind.DECISION_POINT, each) for each in asked], place


def group_items(lines: Sequence[PaperLine], start: int) -> tuple[list[list[PaperLine]], int]:
    """Return the items of the list that begins at `start`, each with its own list, and the place
    after them."""
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
    return points, place


def _is_question(text: str) -> bool:
    words = text[len(find_item_label(text)) :]
    return words.endswith("?") or bool(re.match(r"(?:kunt|wilt|bent|heeft) u\b", words, re.I))


def _is_over(lines: Sequence[PaperLine], place: int, style: str) -> bool:
    """Return whether the list has ended: at a heading, at words that end it, or at text under
    which it does not go on."""
    line = lines[place]
    if _is_end(line):
        return True
    if line.is_item:
        return False
    if _opens(_closed_up(line.text)):
        return True
    if line.kind is ParagraphKind.IN_LIST:
        return False
    after = next((each for each in lines[place + 1 :] if each.paragraph != line.paragraph), None)
    return after is None or not after.is_item or style == "-"


def _style(text: str) -> str:
    """Return what kind of label an item has: a figure (or a Roman one), a letter, a bullet."""
    label = find_item_label(text).strip(" (").rstrip(".) \t\u00a0")
    if label.isdigit() or (label and label.isupper()):
        return "1"
    return "a" if label.isalpha() else "-"


def _to_do(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return the items of the lists under a colon of which each says what is to be done."""
    found: list[Proposal] = []
    place = 0
    while place < len(lines):
        below = place + 1
        if lines[place].text.endswith(":") and below < len(lines) and lines[below].is_item:
            items, below = group_items(lines, below)
            if len(items) > 1 and all(_says_to_do(item[0].text) for item in items):
                found += [build_proposal(ProposalKind.DECISION_POINT, item) for item in items]
        place = max(below, place + 1)
    return found


# Points that are no list.

_LONGEST_BARE = 400
_TO_DO = re.compile(r"\bte [a-z]+en\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:wij|ik|is|zijn|was|heeft|hebben|wordt|worden|kan|kunnen|zal|zullen)\b", re.IGNORECASE
)


def _read_text(
    lines: Sequence[PaperLine], start: int, *, is_inline: bool = False
) -> tuple[list[Proposal], int]:
    """Return what stands under the words, or behind them: one paragraph, with the list that it
    leads to, and the ones after it that say what to do, where the bullets of a list were lost."""
    taken: list[PaperLine] = []
    for line in lines:
        if _is_end(line) and (taken or not is_inline):
            break
        is_other = taken and line.paragraph != taken[0].paragraph and not line.is_item
        is_next = taken and line.kind is ParagraphKind.TEXT and taken[-1].text.endswith(".")
        if is_other or is_next or (line.is_item and not _leads_on(taken)):
            break
        taken.append(line)
    if not taken:
        return [], start + 1
    more = list(takewhile(_is_bare_point, lines[len(taken) :]))
    if more and _is_bare_point(taken[0]):
        return _points_of([*taken, *more]), start + len(taken) + len(more)
    if _is_parted(taken):
        return _points_of(taken), start + len(taken)
    return [build_proposal(ProposalKind.DECISION_POINT, taken)], start + len(taken)


def _is_parted(taken: Sequence[PaperLine]) -> bool:
    """Return whether each line but the last ends with a semicolon: a list without bullets."""
    return len(taken) > 1 and all(
        line.text.endswith(";") and not line.is_item for line in taken[:-1]
    )


def _leads_on(taken: Sequence[PaperLine]) -> bool:
    return bool(taken) and (taken[-1].is_item or taken[-1].text.endswith(":"))


def _is_bare_point(line: PaperLine) -> bool:
    """Return whether a line says what is to be done, and tells nothing."""
    if _is_end(line):
        return False
    if line.is_item:
        return True
    return _says_to_do(line.text)


def _says_to_do(text: str) -> bool:
    is_short = len(text) <= _LONGEST_BARE
    return is_short and bool(_TO_DO.search(text)) and not _FINITE.search(text)


def _points_of(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return a point for each line that is no item, the items under it with it."""
    points: list[list[PaperLine]] = []
    for line in lines:
        if not points or not line.is_item:
            points.append([])
        points[-1].append(line)
    return [build_proposal(ProposalKind.DECISION_POINT, each) for each in points]
