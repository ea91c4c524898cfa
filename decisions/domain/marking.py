"""The piece of a text in which sought words stand, and those words in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from municipalities.search_words import SoughtTerm, SoughtWord, collect_word_forms

LONGEST_PIECE = 240
# So much stands before the first word, so that it is read in its sentence.
BEFORE = 60
# A word with the accents that stand on its letters apart.
WRITTEN_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")


@dataclass(frozen=True)
class MarkedPart:
    """A run of signs, and whether it is a sought word."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class FoundWord:
    """Where a sought word stands in a text, and which of them it is (their numbers)."""

    begin: int
    end: int
    words: frozenset[int]


def list_words_of_terms(terms: Iterable[SoughtTerm]) -> tuple[SoughtWord, ...]:
    """Return every word of every way of the terms, each once."""
    return tuple(dict.fromkeys(word for term in terms for way in term.ways for word in way))


def mark_piece(
    words: Sequence[SoughtWord], texts: Sequence[str], longest: int = LONGEST_PIECE
) -> tuple[MarkedPart, ...]:
    """Return the piece with the most of the words, of the first of the texts that has so many, in
    at most so many signs and an ellipsis where it was cut; without any the beginning of the first
    text that says something."""
    pieces = [find_piece(words, text, longest) for text in texts if text.strip()]
    if not pieces:
        return ()
    text, found, begin, _number = max(pieces, key=lambda piece: piece[-1])
    end = cut_after(text, begin, longest)
    parts = list(mark_between(text, found, begin, end))
    before = [MarkedPart("… ")] if begin else []
    after = [MarkedPart(" …")] if end < len(text) else []
    return (*before, *parts, *after)


def mark_whole(words: Sequence[SoughtWord], text: str) -> tuple[MarkedPart, ...]:
    """Return a text in parts, its sought words marked."""
    return tuple(mark_between(text, find_words(words, text), 0, len(text)))


def find_piece(
    words: Sequence[SoughtWord], text: str, longest: int
) -> tuple[str, list[FoundWord], int, int]:
    """Return a text, its sought words, where its best piece begins, and how many of the words
    stand there."""
    found = find_words(words, text)
    best, most = 0, 0
    for place, first in enumerate(found):
        reach = first.begin + longest - BEFORE
        near = [each.words for each in found[place:] if each.end <= reach]
        number = len(frozenset[int]().union(*near))
        if number > most:
            best, most = first.begin, number
    return text, found, begin_before(text, best, longest), most


def find_words(words: Sequence[SoughtWord], text: str) -> list[FoundWord]:
    """Return the sought words that stand in a text, in its order."""
    found = []
    for written in WRITTEN_WORD.finditer(text):
        forms = collect_word_forms([written.group()])
        held = frozenset(n for n, word in enumerate(words) if word.stands_among(forms))
        if held:
            found.append(FoundWord(written.start(), written.end(), held))
    return found


def begin_before(text: str, place: int, longest: int) -> int:
    """Return where a piece begins that shows this place: at a word, and no later than needed to
    fill it."""
    begin = max(0, min(place - BEFORE, len(text) - longest))
    if begin == 0 or len(text) <= longest:
        return 0
    gap = re.compile(r"\s").search(text, begin, place)
    return gap.end() if gap else place


def cut_after(text: str, begin: int, longest: int) -> int:
    """Return where a piece ends: after a whole word where there is one."""
    end = begin + longest
    if end >= len(text):
        return len(text)
    gap = text.rfind(" ", begin + 1, end + 1)
    return gap if gap > begin else end


def mark_between(
    text: str, found: Sequence[FoundWord], begin: int, end: int
) -> Iterator[MarkedPart]:
    """Yield the parts of a text between two places."""
    place = begin
    for word in found:
        if begin <= word.begin and word.end <= end:
            if word.begin > place:
                yield MarkedPart(text[place : word.begin])
            yield MarkedPart(text[word.begin : word.end], is_marked=True)
            place = word.end
    if place < end:
        yield MarkedPart(text[place:end])
