"""From the characters of a letter to numbered paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from municipalities.text import UncleanText, clean_text

from .limits import TextRefused, check_text_size

# The characters of a pasted or extracted text, made ready before it is cut into lines.
#
# Word, PDF and web pages put characters in a text that nobody typed or sees. `prepare_text`
# drops or replaces those few; every other character that `municipalities.text.clean_text`
# refuses is still refused after it, with the number of its paragraph or line.

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_BROKEN_AT_SOFT_HYPHEN = re.compile("\u00ad[ \t]*\n[ \t]*(?=\\w)")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SPACE = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_SPACES = re.compile(f"{_SPACE}+")
_AROUND = re.compile(f"^{_SPACE}+|{_SPACE}+$")


def prepare_text(text: str) -> str:
    """Return `text` with one kind of line end and without what programs left behind.

    Silently dropped: soft hyphens (a word broken at one is whole again), zero-width spaces and
    joiners, and byte order marks. A form feed, which ends a page, becomes an empty line; the
    ligatures of typefaces become letters.
    """
    unified = _LINE_ENDS.sub("\n", text).replace("\f", "\n\n")
    whole = _BROKEN_AT_SOFT_HYPHEN.sub("", unified)
    return whole.translate(_UNSEEN | _LIGATURES)


def collapse_spaces(line: str) -> str:
    """Return a line with every run of spaces and tabs one space, none around it.

    Only spaces: `str.split` would also swallow control characters that must be refused.
    """
    return _SPACES.sub(" ", _AROUND.sub("", line))


def measure_indent(line: str) -> int:
    """Return how many columns of spaces a line begins with; a tab counts for four."""
    found = _SPACES.match(line)
    return len(found[0].expandtabs(4)) if found else 0


# Words that the end of a line broke in two, made whole where that is certain.

_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]*[^\W\d_A-Z])[-\u2010]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 80
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# 'woon- en werkgebied': the hyphen stands for what both words share.
_SHARING = {"en", "of", "noch", "als", "tot", "dan", "maar", "resp"}
# Two vowels would be read as one sound, so that Dutch keeps the hyphen between them: 'zee-egel'.
_VOWELS = re.compile(r"[aeiou][aeiou]")


def collect_words(text: str) -> frozenset[str]:
    """Return the words of a text, compounds with their hyphens: what `join_broken_lines` looks
    in."""
    return frozenset(_WORDS.findall(text))


def join_broken_lines(lines: list[str], words: frozenset[str]) -> str:
    """Return the lines as one; a compound among `words`, those of the whole text, stays one."""
    parts = lines[:1]
    for left, right in pairwise(lines):
        gap = _gap(left, right, words)
        if gap is None:
            parts[-1] = parts[-1][:-1]
        parts += [gap or "", right]
    return "".join(parts)


def _gap(left: str, right: str, words: frozenset[str]) -> str | None:
    """Return what comes between two lines; None where the hyphen before it goes too."""
    if not left.endswith(("-", "\u2010")) or left.endswith((" -", "--")) or len(left) == 1:
        return " "
    following = _FIRST_WORD.match(right)
    if following is None or following[0] in _SHARING:
        return " "
    broken = _BROKEN.search(left[-_LONGEST_WORD:])
    return None if broken and _is_one_word(broken[1], following[0], words) else ""


def _is_one_word(first: str, last: str, words: frozenset[str]) -> bool:
    """Return whether the hyphen only marks the break: not in a compound that keeps its own."""
    if not last[0].islower() or len(first) < 2 or first.isupper():
        return False
    if f"{first}-{last}" in words:
        return False
    return not _VOWELS.fullmatch(first[-1] + last[0]) or first + last in words


# The bullet, number or letter with which an item of a list begins.

_BULLETS = "-*\u2022\u00b7\u25aa\u25ab\u25e6\u2023\u25cf\u25cb\u25a0\u25a1\u2043\u2219\u27a2"
_BULLETS += "\uf0b7\uf0a7\uf0d8\uf02d"  # as Word's symbol typefaces number them
_DASHES = "\u2013\u2014"
_COUNTED = r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{2,5})[.)]|\([A-Z]\)|[A-Z]\)"
_LABEL = re.compile(rf"(?:[{re.escape(_BULLETS)}{_DASHES}]|o(?=\t| {{2}})|{_COUNTED})[ \t\u00a0]+")
_GLUED = re.compile("[\u2022\u25aa\u25cf\u25a0\uf0b7\uf0a7\uf0d8](?=\\w)")
_ENDS = re.compile(r"""[.:;!?,]["'\u2019\u201d)\]]*$""")


def find_item_label(line: str) -> str:
    """Return the label that a line begins with, spaces included, or ''."""
    found = _LABEL.match(line) or _GLUED.match(line)
    return found[0] if found and found.end() < len(line) else ""


def starts_item(line: str, before: str | None) -> bool:
    """Return whether `line` begins an item, given the line before it in the same block.

    A dash in running text may come to stand at the start of a line: it begins an item only
    first, after a mark, or after another item.
    """
    found = find_item_label(line)
    if not found or found[0] not in _DASHES:
        return bool(found)
    return before is None or bool(_ENDS.search(before)) or bool(find_item_label(before))


# From lines as they stand in a text to pieces: what belongs together, joined again.

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
class TextPiece:
    """What belongs together: `number` is that of its first line; alone is between empty lines."""

    number: int
    text: str
    is_alone: bool = False


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
    return [piece for block in split_at_blank_lines(text) for piece in _pieces(block, words)]


def measure_width(block: list[TextLine]) -> int:
    """Return how many characters a printed line of the block holds, 0 where it has no width."""
    longest = max(len(line.text) for line in block)
    return max(longest, _NARROWEST) if longest <= _WIDEST else 0


def continues_line(last: str, line: str, width: int) -> bool:
    """Return whether `line` is the rest of what `last` began: a page broke it off there.

    A line was broken where the next word did not fit; one that had room was ended on purpose.
    """
    if not width or starts_item(line, last):
        return False
    if line[0].islower() and _IN_A_WORD.search(last):
        return True
    filled = (len(last) + 1 + len(line.split(" ", 1)[0])) / width
    if line[0].islower() and not ends_sentence(last):
        return filled > _FULL_BEFORE_LOWER
    return filled > (_FULL_AFTER_END if ends_sentence(last) else _FULL)


def ends_sentence(line: str) -> bool:
    """Return whether a line ends with a mark that ends a sentence."""
    return bool(_ENDED.search(line))


def _pieces(block: list[TextLine], words: frozenset[str]) -> list[TextPiece]:
    groups: list[list[TextLine]] = []
    room = measure_width(block)
    for line in block:
        if groups and continues_line(groups[-1][-1].text, line.text, room):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        TextPiece(
            group[0].number,
            join_broken_lines([line.text for line in group], words),
            len(groups) == 1,
        )
        for group in groups
    ]


# A pasted or extracted letter as numbered paragraphs.

MOST_PARAGRAPHS, LONGEST = 2_000, 20_000
_MARK = re.compile(r"\u00b6 ?([0-9]{1,4})")
_HASHES = re.compile(r"#{1,6} +(?=\S)")
_SECTION = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\.?|Hoofdstuk [0-9]+:?) +[A-Z]")
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """`number` is the one to refer to: 1 is the first, or as the text itself marks them (¶7)."""

    number: int
    text: str
    is_heading: bool = False


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
    ready = prepare_text(text)
    found = _marked(ready) or _counted(ready)
    if len(found) > MOST_PARAGRAPHS:
        raise TextRefused(
            f"De tekst heeft {len(found)} alinea's; ten hoogste {MOST_PARAGRAPHS}. "
            "Neem alleen het deel dat u nodig hebt."
        )
    return tuple(TextParagraph(each.number, _cleaned(each), each.is_heading) for each in found)


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
    found = [piece for piece in split_into_pieces(text) if not _MARK.fullmatch(piece.text)]
    return [
        TextParagraph(number, _HASHES.sub("", piece.text, count=1), _is_heading(piece, after))
        for number, (piece, after) in enumerate(pairwise([*found, None]), start=1)
    ]


def _is_heading(piece: TextPiece, after: TextPiece | None) -> bool:
    """Return whether a piece says that it is a heading, or stands alone above what it heads."""
    if _HASHES.match(piece.text):
        return True
    if len(piece.text) > _LONGEST_HEADING or piece.text.endswith((".", ",", ";", ":", "!")):
        return False
    if _SECTION.match(piece.text):
        return piece.is_alone
    if not piece.is_alone or find_item_label(piece.text) or not piece.text[0].isupper():
        return False
    return after is not None and len(after.text) > _LONGEST_HEADING


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
