"""A pasted or extracted letter as numbered paragraphs."""

import re
from dataclasses import dataclass
from itertools import pairwise

from municipalities.text import UncleanText, clean

from .characters import prepared
from .hyphens import mended, words_of
from .labels import label
from .lines import Piece, blocks, pieces
from .refused import TextRefused, refuse_too_much

MOST_PARAGRAPHS, LONGEST = 2_000, 20_000
_MARK = re.compile(r"\u00b6 ?([0-9]{1,4})")
_HASHES = re.compile(r"#{1,6} +(?=\S)")
_SECTION = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\.?|Hoofdstuk [0-9]+:?) +[A-Z]")
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` is the one to refer to: 1 is the first, or as the text itself marks them (¶7)."""

    number: int
    text: str
    is_heading: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, each cleaned and on one line; empty for empty text.

    Empty lines part them; a heading and every item of a list stand alone; lines that a page
    broke are joined and their hyphens mended. Soft hyphens, byte order marks and zero-width
    characters are dropped silently, since Word and PDF produce them; control and bidirectional
    characters are refused with the number of the paragraph. A text whose paragraphs are marked
    (a line '¶1' above each) keeps those numbers. Raises TextRefused with a Dutch sentence, also
    above 500,000 characters, 2,000 paragraphs, or 20,000 characters in one.
    """
    refuse_too_much(text)
    ready = prepared(text)
    found = _marked(ready) or _counted(ready)
    if len(found) > MOST_PARAGRAPHS:
        raise TextRefused(
            f"De tekst heeft {len(found)} alinea's; ten hoogste {MOST_PARAGRAPHS}. "
            "Neem alleen het deel dat u nodig hebt."
        )
    return tuple(Paragraph(each.number, _cleaned(each), each.is_heading) for each in found)


def _cleaned(paragraph: Paragraph) -> str:
    if len(paragraph.text) > LONGEST:
        raise TextRefused(
            f"Alinea {paragraph.number} heeft {len(paragraph.text)} tekens; ten hoogste {LONGEST}. "
            "Zet er een lege regel in waar een nieuwe alinea begint."
        )
    try:
        return clean(paragraph.text)
    except UncleanText as error:
        raise TextRefused(f"Alinea {paragraph.number}: {error}") from error


def _counted(text: str) -> list[Paragraph]:
    """Return the pieces of a text as paragraphs, counted from 1."""
    found = [piece for piece in pieces(text) if not _MARK.fullmatch(piece.text)]
    return [
        Paragraph(number, _HASHES.sub("", piece.text, count=1), _is_heading(piece, after))
        for number, (piece, after) in enumerate(pairwise([*found, None]), start=1)
    ]


def _is_heading(piece: Piece, after: Piece | None) -> bool:
    """Return whether a piece says that it is a heading, or stands alone above what it heads."""
    if _HASHES.match(piece.text):
        return True
    if len(piece.text) > _LONGEST_HEADING or piece.text.endswith((".", ",", ";", ":", "!")):
        return False
    if _SECTION.match(piece.text):
        return piece.is_alone
    if not piece.is_alone or label(piece.text) or not piece.text[0].isupper():
        return False
    return after is not None and len(after.text) > _LONGEST_HEADING


def _marked(text: str) -> list[Paragraph]:
    """Return the paragraphs as ¶-marks number them; empty where these do not lead and climb."""
    lines = [line for block in blocks(text) for line in block]
    found: list[tuple[int, list[str]]] = []
    for line in lines:
        if mark := _MARK.fullmatch(line.text):
            found.append((int(mark[1]), []))
        elif not found:
            return []
        else:
            found[-1][1].append(line.text)
    numbers = [number for number, _lines in found]
    if numbers != sorted(set(numbers)):
        return []
    words = words_of(text)
    return [Paragraph(number, mended(lines, words)) for number, lines in found if lines]
