"""A pasted or extracted letter as numbered paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from municipalities.text import ParagraphKind, UncleanText, clean_text

from .layout import lay_out
from .limits import TextRefused, check_text_size
from .lines import collect_words, find_item_label, join_broken_lines, names_file, prepare_text
from .pieces import (
    HASHES,
    TextPiece,
    join_loose_lines,
    mark_bare_items,
    split_at_blank_lines,
    split_into_pieces,
)

MOST_PARAGRAPHS, LONGEST = 2_000, 20_000
_MARK = re.compile(r"\u00b6 ?([0-9]{1,4})")
_SECTION = re.compile(
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\.?|Hoofdstuk [0-9]+:?|Artikel [0-9]+[a-z]?[.:]?) +[A-Z]"
    r"|Artikel [0-9]+[a-z]?[.:]?$"
)
_ARGUMENT = re.compile(r"[0-9]{1,2}\.[0-9]{1,2} +[A-Z]")  # '1.1 Het plan past in de begroting.'
_LONGEST_HEADING, _LONGEST_ARGUMENT = 80, 120


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """`number` is the one to refer to: 1 is the first, or as the text itself marks them (¶7)."""

    number: int
    text: str
    kind: ParagraphKind = ParagraphKind.TEXT

    @property
    def is_heading(self) -> bool:
        return self.kind is ParagraphKind.HEADING


def count_paragraphs(paragraphs: Sequence[TextParagraph]) -> int:
    """Return how many paragraphs a reader counts: a heading with what it heads is one, the items
    of a list belong to what stands above them."""
    kinds = [each.kind for each in paragraphs if any(map(str.isalpha, each.text))]
    heads = sum(kind is ParagraphKind.HEADING for kind in kinds)
    texts = sum(kind is ParagraphKind.TEXT for kind in kinds)
    counted = (ParagraphKind.HEADING, ParagraphKind.TEXT)
    headed = sum(a is ParagraphKind.HEADING and b in counted for a, b in pairwise(kinds))
    return heads + texts - headed


def parse_paragraphs(text: str) -> tuple[TextParagraph, ...]:
    """Return the paragraphs of a text, each cleaned and on one line; empty for empty text.

    Empty lines part them; a heading and every item of a list stand alone; lines that a page
    broke are joined and their hyphens mended. Soft hyphens, byte order marks and zero-width
    characters are dropped silently, since Word and PDF produce them; control and bidirectional
    characters are refused with the number of the paragraph. A text whose paragraphs are marked
    (a line '¶1' above each) keeps those numbers. Raises TextRefused with a Dutch sentence, also
    above 500,000 characters, 2,000 paragraphs, or 20,000 characters in one.
    """
    check_text_size(text)
    found = _marked(prepare_text(text)) or _counted(prepare_text(lay_out(text)))
    if len(found) > MOST_PARAGRAPHS:
        raise TextRefused(
            f"De tekst heeft {len(found)} alinea's; ten hoogste {MOST_PARAGRAPHS}. "
            "Neem alleen het deel dat u nodig hebt."
        )
    return tuple(TextParagraph(each.number, _cleaned(each), each.kind) for each in found)


def _cleaned(paragraph: TextParagraph) -> str:
    if len(paragraph.text) > LONGEST:
        raise TextRefused(
            f"Alinea {paragraph.number} heeft {len(paragraph.text)} tekens; ten hoogste {LONGEST}. "
            "Zet er een lege regel in waar een nieuwe alinea begint."
        )
    try:
        return clean_text(paragraph.text)
    except UncleanText as error:
        raise TextRefused(f"Alinea {paragraph.number}: {error}") from error


def _counted(text: str) -> list[TextParagraph]:
    """Return the pieces of a text as paragraphs, counted from 1."""
    found = join_loose_lines(mark_bare_items(_without_marks(split_into_pieces(text))))
    around = zip([None, *found], found, [*found[1:], None], strict=False)
    return [
        TextParagraph(number, HASHES.sub("", piece.text, count=1), _kind(above, piece, after))
        for number, (above, piece, after) in enumerate(around, start=1)
    ]


def _without_marks(pieces: Sequence[TextPiece]) -> list[TextPiece]:
    """Return the pieces without those that are only a mark; what stood under one stands apart."""
    return [
        replace(piece, is_first=True) if above and _MARK.fullmatch(above.text) else piece
        for above, piece in zip([None, *pieces], pieces, strict=False)
        if not _MARK.fullmatch(piece.text)
    ]


def _kind(above: TextPiece | None, piece: TextPiece, after: TextPiece | None) -> ParagraphKind:
    if _is_heading(piece, after):
        return ParagraphKind.HEADING
    if _is_item(piece):
        return ParagraphKind.ITEM
    is_inside = above and after and not piece.is_first and not after.is_first
    if is_inside and _is_item(above) and _is_item(after):
        return ParagraphKind.IN_LIST
    return ParagraphKind.TEXT


def _is_item(piece: TextPiece) -> bool:
    return bool(piece.is_unmarked or find_item_label(piece.text) or names_file(piece.text))


def _is_heading(piece: TextPiece, after: TextPiece | None) -> bool:
    """Return whether a piece says that it is a heading, or stands above what it heads."""
    if HASHES.match(piece.text):
        return True
    if _ARGUMENT.match(piece.text) and after is not None and not after.is_first:
        return len(piece.text) <= _LONGEST_ARGUMENT and not find_item_label(after.text)
    if len(piece.text) > _LONGEST_HEADING or piece.text.endswith((".", ",", ";", ":", "!")):
        return False
    if "\n" in piece.text or names_file(piece.text):
        return False
    if _SECTION.match(piece.text):
        heads = piece.is_first and after is not None and not find_item_label(after.text)
        return piece.is_alone or heads or piece.text.startswith("Artikel")
    if not piece.is_first or find_item_label(piece.text) or not piece.text[0].isupper():
        return False
    return after is not None and _is_headed(piece, after)


def _is_headed(piece: TextPiece, after: TextPiece) -> bool:
    """Return whether what follows is long enough to have a heading, or is a heading itself."""
    if len(after.text) > _LONGEST_HEADING or HASHES.match(after.text):
        return True
    return not piece.is_last and after.text.endswith(".")


def _marked(text: str) -> list[TextParagraph]:
    """Return the paragraphs as ¶-marks number them; empty where these do not lead and climb."""
    lines = [line for block in split_at_blank_lines(text) for line in block]
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
    words = collect_words(text)
    return [
        TextParagraph(number, join_broken_lines(lines, words)) for number, lines in found if lines
    ]
