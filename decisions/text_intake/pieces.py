"""From lines as they stand in a text to pieces: what belongs together, joined again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from .columns import starts_with_label
from .lines import (
    collapse_spaces,
    collect_words,
    ends_clause,
    find_item_label,
    join_broken_lines,
    measure_indent,
    names_file,
    starts_item,
)

# What a printed line holds; longer ones were not broken by a page.
_NARROWEST, _WIDEST, _LONGEST = 70, 140, 200
# A text of so many lines, of which so many sentences go on, has a width of its own.
_COLUMN, _THINNEST, _LEAST_BROKEN = 20, 36, 0.25
_ENDED = re.compile(r"""[.:;!?\u2026]["'\u2019\u201d)\]]*$""")
_LEAST_PARTED = 2  # lines of a block that end with a semicolon: a list without bullets
_IN_A_WORD = re.compile(r"[^\W\d_][-\u2010]$")
HASHES = re.compile(r"#{1,6} +(?=\S)")  # what marks a heading
# How much of the width a line fills, with the next word, before it counts as broken by it.
_AMOUNTS = "\u20ac("
_FULL_AFTER_END, _FULL, _FULL_BEFORE_LOWER = 0.87, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line with something on it: its number in the text (1 is the first), and its indent."""

    number: int
    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class TextPiece:
    """What belongs together: `number` is that of its first line, `is_first` and `is_last` say
    whether an empty line stands above and below it."""

    number: int
    text: str
    is_first: bool = False
    is_last: bool = False
    is_unmarked: bool = False  # an item of a list that has no labels

    @property
    def is_alone(self) -> bool:
        return self.is_first and self.is_last


def split_at_blank_lines(text: str) -> Iterator[list[TextLine]]:
    """Yield the lines of a prepared text, those between two empty lines together."""
    block: list[TextLine] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if written := collapse_spaces(line):
            block.append(TextLine(number, written, measure_indent(line)))
        elif block:
            yield block
            block = []
    if block:
        yield block


def split_into_pieces(text: str) -> list[TextPiece]:
    """Return the paragraphs, headings and list items of a prepared text, in order."""
    words = collect_words(text)
    blocks = list(split_at_blank_lines(text))
    narrowest = _measure_column(blocks)
    return [piece for block in blocks for piece in _pieces(block, words, narrowest)]


def _measure_column(blocks: list[list[TextLine]]) -> int:
    """Return how many characters a line of the text holds at least, by most of its lines."""
    sizes = sorted(len(line.text) for block in blocks for line in block)
    width = int(sizes[int(len(sizes) * 0.9)] * 0.85) if sizes else 0
    pairs = [pair for block in blocks for pair in pairwise(block)]
    broken = sum(_looks_broken(last.text, line.text) for last, line in pairs)
    if len(sizes) < _COLUMN or width > _WIDEST or broken < _LEAST_BROKEN * len(pairs):
        return _NARROWEST
    return max(_THINNEST, width)


def _looks_broken(last: str, line: str) -> bool:
    return line[0].islower() and not ends_clause(last)


def measure_width(block: list[TextLine], narrowest: int = _NARROWEST) -> int:
    """Return how many characters a printed line of the block holds, 0 where it has no width.

    A few longer lines, in which a word was not broken, say nothing of the others.
    """
    sizes = sorted(len(line.text) for line in block)
    width = sizes[int(len(sizes) * 0.9)]
    is_printed = width <= _WIDEST and sizes[-1] <= _LONGEST
    return max(width, narrowest) if is_printed else 0


def continues_line(last: str, line: str, width: int, *, is_in_item: bool = False) -> bool:
    """Return whether `line` is the rest of what `last` began: a page broke it off there.

    A line was broken where the next word did not fit; one that had room was ended on purpose.
    In an item of a list a small letter goes on after any line without a mark at its end.
    """
    if not width or starts_item(line, last) or names_file(line) or names_file(last):
        return False
    if is_in_item and line[0].islower() and not ends_clause(last):
        return True
    if line[0].islower() and _IN_A_WORD.search(last):
        return True
    filled = (len(last) + 1 + len(line.split(" ", 1)[0])) / width
    if (line[0].islower() or line[0] in _AMOUNTS) and not ends_sentence(last):
        return filled > _FULL_BEFORE_LOWER
    return filled > (_FULL_AFTER_END if ends_sentence(last) else _FULL)


def ends_sentence(line: str) -> bool:
    """Return whether a line ends with a mark that ends a sentence."""
    return bool(_ENDED.search(line))


def _goes_on(group: list[TextLine], line: TextLine, room: int, *, is_parted: bool) -> bool:
    if HASHES.match(group[0].text) or starts_with_label(line.text):
        return False
    if line.indent and group[-1].text.endswith(";") and line.indent == group[-1].indent:
        return False  # a list whose bullets were lost
    if is_parted and group[-1].text.endswith(";"):
        return False
    is_in_item = bool(find_item_label(group[0].text))
    return continues_line(group[-1].text, line.text, room, is_in_item=is_in_item)


def _pieces(block: list[TextLine], words: frozenset[str], narrowest: int) -> list[TextPiece]:
    groups: list[list[TextLine]] = []
    room = measure_width(block, narrowest)
    is_parted = sum(line.text.endswith(";") for line in block) >= _LEAST_PARTED
    for line in block:
        if groups and _goes_on(groups[-1], line, room, is_parted=is_parted):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        TextPiece(
            group[0].number,
            join_broken_lines([line.text for line in group], words),
            is_first=group is groups[0],
            is_last=group is groups[-1],
        )
        for group in groups
    ]


# Lists whose bullets were lost: lines under a colon, each with a small letter.


def mark_bare_items(pieces: list[TextPiece]) -> list[TextPiece]:
    """Return the pieces, of which those under a colon that all begin small are items, or of which
    all but the last end with a semicolon."""
    found = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.text.endswith(":"):
            below = pieces[place + 1 :]
            run = list(takewhile(_may_be_bare, below)) or _list_parted(below)
            run = run[:1] + list(takewhile(lambda each: not each.is_first, run[1:]))
            if len(run) > 1:
                marked = [replace(each, is_unmarked=True) for each in run]
                found[place + 1 : place + 1 + len(run)] = marked
    return found


def _list_parted(pieces: list[TextPiece]) -> list[TextPiece]:
    """Return the pieces that end with a semicolon, and the one after them."""
    parted = list(takewhile(_is_parted, pieces))
    after = [each for each in pieces[len(parted) :][:1] if not find_item_label(each.text)]
    return [*parted, *after] if parted else []


def _is_parted(piece: TextPiece) -> bool:
    return piece.text.endswith(";") and not find_item_label(piece.text)


def _may_be_bare(piece: TextPiece) -> bool:
    return piece.text[0].islower() and not find_item_label(piece.text)


# Lines that stand together and are no running text: an address, a label with what it says.

_LOOSE, _LONGEST_LABEL = 80, 40


def join_loose_lines(pieces: list[TextPiece]) -> list[TextPiece]:
    """Return the pieces with those that stand together as one paragraph joined.

    The lines of an address keep their ends. A label that stands above what it says comes before
    it; a sentence that stops at a comma or semicolon goes on.
    """
    found: list[TextPiece] = []
    for piece in pieces:
        above = found[-1] if found else None
        if above and not piece.is_first and _belongs(above, piece):
            last = above.text.rsplit("\n", 1)[-1]
            is_label = len(last) <= _LONGEST_LABEL and not starts_with_label(piece.text)
            between = " " if last.endswith(":") and is_label else "\n"
            text = above.text + between + piece.text
            found[-1] = TextPiece(above.number, text, above.is_first, piece.is_last)
        else:
            found.append(piece)
    return found


def _belongs(above: TextPiece, piece: TextPiece) -> bool:
    text, lines = piece.text, above.text.split("\n")
    first, last = lines[0], lines[-1]
    if above.is_unmarked or piece.is_unmarked or any(map(_is_apart, (first, last, text))):
        return False
    if last.endswith((",", ";")):
        return True
    if last.endswith(":"):
        return len(last) <= _LONGEST_LABEL or len(text) <= _LOOSE
    return len(last) <= _LOOSE and len(text) <= _LOOSE


def _is_apart(line: str) -> bool:
    """Return whether a line is a paragraph by itself: a heading, an item, the name of a file."""
    return bool(HASHES.match(line) or find_item_label(line) or names_file(line))
