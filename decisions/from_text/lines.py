"""From lines as they stand in a text to pieces: what belongs together, joined again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .characters import indent, single_spaced
from .hyphens import mended, words_of
from .labels import starts_item

_NARROWEST, _WIDEST = 70, 200  # what a printed line holds; longer ones were not broken by a page
_ENDED = re.compile(r"""[.:;!?\u2026]["'\u2019\u201d)\]]*$""")
_IN_A_WORD = re.compile(r"[^\W\d_][-\u2010]$")
# How much of the width a line fills, with the next word, before it counts as broken by it.
_FULL_AFTER_END, _FULL, _FULL_BEFORE_LOWER = 0.87, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line with something on it: its number in the text (1 is the first), and its indent."""

    number: int
    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What belongs together: `number` is that of its first line; alone is between empty lines."""

    number: int
    text: str
    is_alone: bool = False


def blocks(text: str) -> Iterator[list[TextLine]]:
    """Yield the lines of a prepared text, those between two empty lines together."""
    block: list[TextLine] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if written := single_spaced(line):
            block.append(TextLine(number, written, indent(line)))
        elif block:
            yield block
            block = []
    if block:
        yield block


def pieces(text: str) -> list[Piece]:
    """Return the paragraphs, headings and list items of a prepared text, in order."""
    words = words_of(text)
    return [piece for block in blocks(text) for piece in _pieces(block, words)]


def width(block: list[TextLine]) -> int:
    """Return how many characters a printed line of the block holds, 0 where it has no width."""
    longest = max(len(line.text) for line in block)
    return max(longest, _NARROWEST) if longest <= _WIDEST else 0


def goes_on(last: str, line: str, width: int) -> bool:
    """Return whether `line` is the rest of what `last` began: a page broke it off there.

    A line was broken where the next word did not fit; one that had room was ended on purpose.
    """
    if not width or starts_item(line, last):
        return False
    if line[0].islower() and _IN_A_WORD.search(last):
        return True
    filled = (len(last) + 1 + len(line.split(" ", 1)[0])) / width
    if line[0].islower() and not ended(last):
        return filled > _FULL_BEFORE_LOWER
    return filled > (_FULL_AFTER_END if ended(last) else _FULL)


def ended(line: str) -> bool:
    """Return whether a line ends with a mark that ends a sentence."""
    return bool(_ENDED.search(line))


def _pieces(block: list[TextLine], words: frozenset[str]) -> list[Piece]:
    groups: list[list[TextLine]] = []
    room = width(block)
    for line in block:
        if groups and goes_on(groups[-1][-1].text, line.text, room):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Piece(group[0].number, mended([line.text for line in group], words), len(groups) == 1)
        for group in groups
    ]
