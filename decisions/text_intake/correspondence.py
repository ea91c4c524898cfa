"""Who sent a paper, or whose meeting it is of, and to whom it is."""

import re
from collections.abc import Iterator, Sequence

from .letterhead import (
    FOOT,
    LONGEST_TITLE,
    build_label,
    list_head_lines,
    list_labelled_values,
    list_letterhead_lines,
)
from .proposals import PaperLine, Proposal, ProposalKind

_FROM = build_label("van", "afzender", "verzender", "indieners?")
_CLOSING = re.compile(
    r"(?:hoogachtend|met (?:vriendelijke|hartelijke) groet(?:en)?|namens)\b", re.IGNORECASE
)
_BURGOMASTER = r"(?:burgemeester (?:en|&) wethouders|b ?(?:en|&) ?w)\b"
_BOARD = re.compile(
    rf"(?:namens )?(?P<who>(?:het )?(?:college van )?{_BURGOMASTER}"
    r"(?: van (?:de gemeente )?[^,.;]{2,40})?"
    r"|(?:de |het )?(?:gemeenteraad|raad|griffie|stuurgroep|fractie|gedeputeerde staten|college"
    r"|dagelijks bestuur|algemeen bestuur)\b[^,;]{0,60})",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?P<who>(?:het )?(?:college van )?{_BURGOMASTER}(?: van [^,.;]{{2,40}})?)(?:[,.]|$)",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(
    r"(?:besluitenlijst|(?:concept-?)?(?:raads)?verslag|notulen|agenda)\b.{0,40}?\bvan "
    r"(?P<who>(?:de )?(?:gemeente)?raad van [A-Z][^,.;0-9]{2,40}?"
    rf"|(?:het )?college van {_BURGOMASTER}(?: van [A-Z][^,.;0-9]{{2,40}}?)?)"
    r"(?= (?:van|op|d\.?d\.?)\b|[,.;]|$)",
    re.IGNORECASE,
)
_TO = build_label("aan", "geadresseerde", "ter attentie van")
_TO_BODY = re.compile(
    r"(?!.*\bwordt\b)"
    r"(?:(?:concept-?)?(?:raads)?(?:voordracht|voorstel|brief) )?(?:voor|aan) (?:de|het|uw) "
    r"(?P<value>(?:leden van de )?(?:gemeente)?raad\b[^,.:]{0,60}"
    r"|(?:commissie|college|dagelijks bestuur|algemeen bestuur)\b[^,.:]{0,60})",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"geachte (?P<value>leden van (?:de|het) [^,.:]{3,60}|raadsleden|(?:gemeente)?raad)[,.]?", re.I
)


def find_sender(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return who signed the paper, else who its label says sent it, or whose meeting it is of."""
    found = next(_list_senders(lines), None)
    return [found] if found else []


def _list_senders(lines: Sequence[PaperLine]) -> Iterator[Proposal]:
    """Yield those who may have sent it, the surest first."""
    for place, line in enumerate(lines):
        if _CLOSING.match(line.text):
            yield from _list_matching(_BOARD, lines[place : place + 3])
    for value, line in list_labelled_values(list_letterhead_lines(lines), _FROM):
        yield _person(ProposalKind.SENDER, value, line)
    yield from _list_matching(_OF_MEETING, list_head_lines(lines))
    yield from _list_matching(_SIGNED, lines[-FOOT:])


def _list_matching(shape: re.Pattern, lines: Sequence[PaperLine]) -> Iterator[Proposal]:
    for line in lines:
        if found := shape.match(line.text):
            yield _person(ProposalKind.SENDER, found["who"], line)


def find_addressee(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return to whom the paper is, by its label, its own name or its salutation."""
    head = list_head_lines(lines)
    for value, line in list_labelled_values(head, _TO):
        return [_person(ProposalKind.ADDRESSEE, value, line)]
    greeting = lines[len(head) : len(head) + 1]
    for shape, where in ((_TO_BODY, head), (_GREETED, [*head, *greeting])):
        for line in where:
            if (found := shape.match(line.text)) and len(line.text) <= LONGEST_TITLE:
                return [_person(ProposalKind.ADDRESSEE, found["value"], line)]
    return []


def _person(kind: ProposalKind, words: str, line: PaperLine) -> Proposal:
    return Proposal(kind, words.strip(" ,.:"), line.paragraph, line.text)
