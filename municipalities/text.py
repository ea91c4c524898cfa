"""The one cleaning that all text passes: forms, imports and search alike.

It keeps out what looks like nothing and breaks later: characters that Word, Excel, PostgreSQL or
XML refuse, and those that hide or reorder what a reader sees."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_REFUSED_CATEGORIES = {
    "Cc": "een besturingsteken",
    "Cs": "een half teken",
    "Cf": "een onzichtbaar teken",
}
_KEPT = {"\n", "\t"}
_REPLACED = "\ufffd"
# No script piles more than a few marks on a letter; a pile of them covers the lines around it.
_PILE = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9}")


class UncleanText(ValueError):
    """Text with a character that Regio does not store.

    `codepoint` is its number, `position` its place in the given text with line ends made one
    (0 is the first); the message is a Dutch sentence for the screen.
    """

    def __init__(self, character: str, position: int, kind: str):
        self.codepoint = ord(character)
        self.position = position
        super().__init__(
            f"Op plaats {position + 1} staat {kind} (U+{self.codepoint:04X}). "
            "Haal het weg of typ de tekst opnieuw."
        )


_NUMBER = re.compile(r"([0-9]+)")


def clean_text(text: str) -> str:
    """Return `text` in NFC, line ends as \\n, no white space around it; raise UncleanText.

    Refused are control characters other than \\n and \\t, surrogates, every format character
    (bidirectional, zero-width, BOM, soft hyphen), noncharacters, the sign that stands for what
    could not be read, and more than eight accents on one letter. Cleaning twice is once.
    """
    if text.isascii() and text.isprintable():
        return text.strip()  # most text, of which nothing below finds anything
    unified = _LINE_ENDS.sub("\n", text)
    if not unified.isprintable() or _REPLACED in unified:
        _refuse(unified)
    composed = unicodedata.normalize("NFC", unified)
    if pile := _PILE.search(composed):
        raise UncleanText(composed[pile.start()], pile.start(), "een stapel accenten")
    return composed.strip()


def fold_text(text: str) -> str:
    """Return `text` as searching and looking for twins see it; raise UncleanText.

    Cleaned, without capitals and diacritics, every run of white space one space.
    """
    plain = _without_marks(_without_marks(clean_text(text)).casefold())
    return " ".join(unicodedata.normalize("NFC", plain).split())


def natural_order_of(parts: Iterable[str]) -> tuple[bool, tuple[tuple[int | str, ...], ...]]:
    """Return what sorts 'hoofdstuk 2' before 'hoofdstuk 10', and nothing at all last."""
    told = tuple(parts)
    return (not any(told), tuple(tuple(split_words_and_numbers(part)) for part in told))


def split_words_and_numbers(text: str) -> Iterator[int | str]:
    """Yield words and numbers by turns, which never stand against each other in a comparison."""
    for place, part in enumerate(_NUMBER.split(text.casefold())):
        yield int(part) if place % 2 else part


def _refuse(text: str) -> None:
    for position, character in enumerate(text):
        if kind := _kind_refused(character):
            raise UncleanText(character, position, kind)


def _kind_refused(character: str) -> str | None:
    if character == _REPLACED:
        return "een teken dat niet te lezen was"
    if character.isprintable() or character in _KEPT:
        return None
    if 0xFDD0 <= ord(character) <= 0xFDEF or ord(character) & 0xFFFE == 0xFFFE:
        return "een teken dat niet bestaat"
    return _REFUSED_CATEGORIES.get(unicodedata.category(character))


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return _BEYOND_ASCII.sub(_unless_mark, unicodedata.normalize("NFD", text))


def _unless_mark(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]) == "Mn" else found[0]


class ParagraphKind(StrEnum):
    """What a paragraph is in its document."""

    TEXT = "tekst"
    HEADING = "kop"
    ITEM = "punt"
    IN_LIST = "vervolg"  # what stands between the items of a list
