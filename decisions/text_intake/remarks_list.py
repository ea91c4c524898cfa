"""A pasted list of wishes, objections, conditions and questions, one line each."""

import re
from dataclasses import dataclass, replace

from municipalities.text import UncleanText, clean_text

from .limits import TextRefused, check_text_size
from .lines import collect_words, find_item_label, join_broken_lines, prepare_text
from .pieces import (
    TextLine,
    continues_line,
    ends_sentence,
    measure_width,
    split_at_blank_lines,
)

MOST_LINES, LONGEST = 200, 4_000
WISH, OBJECTION, CONDITION, QUESTION = "wens", "bedenking", "voorwaarde", "vraag"
_KINDS = {"w": WISH, "b": OBJECTION, "vw": CONDITION, "v": QUESTION}
_KINDS |= {kind: kind for kind in (WISH, OBJECTION, CONDITION, QUESTION)}
_KINDS |= {"wensen": WISH, "bedenkingen": OBJECTION, "voorwaarden": CONDITION, "vragen": QUESTION}
_WORD = "|".join(sorted(_KINDS, key=len, reverse=True))
_PREFIX = re.compile(rf"({_WORD}) ?: ?", re.IGNORECASE)
_HEADING = re.compile(r"(.{1,80}) ?:")
_PLURAL = re.compile(r"\b(wensen|bedenkingen|voorwaarden|vragen)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"(wens|bedenking|voorwaarde|vraag)\b", re.IGNORECASE)
_HASHES = re.compile(r"#{1,6} +")


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark to be: its kind or None where the list does not say, its text, and the
    number of its first line in what was pasted (1 is the first)."""

    kind: str | None
    text: str
    number: int


@dataclass(slots=True)
class _Item:
    kind: str | None
    number: int
    indent: int
    lines: list[str]
    is_named: bool  # it began with a label or a prefix, so what follows may well be its rest


def split_remarks(text: str) -> tuple[RemarkLine, ...]:
    """Return the lines of a pasted list, without their bullets, numbers, letters and prefixes.

    A line goes on with the one before when it is indented further, when it starts with a small
    letter after no end mark, or when a page broke it off. `w:`, `b:`, `v:`, `vw:` or the word
    in full gives the kind; a heading such as 'Wensen:' that of what follows, one that names two
    kinds that of none. Raises TextRefused with the number of the line.
    """
    check_text_size(text)
    ready = prepare_text(text)
    words = collect_words(ready)
    found = tuple(_line(item, words) for item in _items(ready))
    if len(found) > MOST_LINES:
        raise TextRefused(
            f"Dit zijn {len(found)} punten; ten hoogste {MOST_LINES} tegelijk. Plak ze in delen."
        )
    return found


def _items(text: str) -> list[_Item]:
    items: list[_Item] = []
    kind = None
    for block in split_at_blank_lines(text):
        room, open_item = measure_width(block), None
        for line in block:
            if (heading := _heading(line.text)) is not None:
                kind, open_item = heading or None, None
            elif open_item and _continues(open_item, line, room):
                open_item.lines.append(line.text)
            else:
                open_item = _item(line, kind)
                items.append(open_item)
    return items


def _item(line: TextLine, kind: str | None) -> _Item:
    rest = line.text[len(find_item_label(line.text)) :]
    prefix = _PREFIX.match(rest)
    if prefix:
        kind, rest = _KINDS[prefix[1].lower()], rest[prefix.end() :]
    is_named = len(rest) < len(line.text)
    return _Item(kind, line.number, line.indent, [rest], is_named)


def _continues(item: _Item, line: TextLine, room: int) -> bool:
    """Return whether a line is the rest of the item that stands right above it.

    In a list that has small letters throughout, a small letter says nothing. Without labels each
    line that follows a whole sentence is a point, however full the lines are.
    """
    if find_item_label(line.text) or _PREFIX.match(line.text):
        return False
    last = item.lines[-1]
    if line.indent > item.indent:
        return True
    is_lower = line.text[0].islower() and not ends_sentence(last)
    if is_lower and (item.is_named or item.lines[0][:1].isupper()):
        return True
    if is_lower or (ends_sentence(last) and not item.is_named):
        return False
    return continues_line(last, line.text, room)


def _heading(line: str) -> str | None:
    """Return the kind that a heading sets, '' for one that names several, None for no heading."""
    bare = _HASHES.sub("", line[len(find_item_label(line)) :], count=1)
    if prefix := _PREFIX.fullmatch(bare):
        return _KINDS[prefix[1].lower()]
    if not _HEADING.fullmatch(bare):
        return None
    named = _PLURAL.findall(bare) or [word[0] for word in [_SINGULAR.match(bare)] if word]
    kinds = {_KINDS[word.lower()] for word in named}
    if not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else ""


def _line(item: _Item, words: frozenset[str]) -> RemarkLine:
    line = RemarkLine(item.kind, join_broken_lines(item.lines, words), item.number)
    if len(line.text) > LONGEST:
        raise TextRefused(
            f"Regel {line.number} heeft {len(line.text)} tekens; ten hoogste {LONGEST}."
        )
    try:
        return replace(line, text=clean_text(line.text))
    except UncleanText as error:
        raise TextRefused(f"Regel {line.number}: {error}") from error
