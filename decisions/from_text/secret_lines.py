"""Whether one line, its broken lines joined, marks the text that it stands in."""

import re

from . import secret_words as words

_MOST_WORDS = 14  # of a line that may be a title
_PARTS = re.compile(r" ?[:|/;\u2022,] ?| [-\u2013\u2014]+ | ?[\u2013\u2014] ?")
_DECORATION = " *_#=~.!\"'\u2018\u2019\u201c\u201d<>[](){}|-\u2013\u2014\u2022"


def says_so(line: str, *, is_item: bool) -> bool:
    """Return whether a line marks the text; `is_item` when it stood behind a bullet or number."""
    if not words.HINT.search(line):
        return False
    seen = words.openly_said(line)
    return _is_stamped(seen) or _is_labelled(seen) or _tells(seen) or _heads(seen, is_item)


def _is_stamped(line: str) -> bool:
    return bool(words.CAPITALS.search(line) or words.BRACKET.search(line))


def _is_labelled(line: str) -> bool:
    """Return whether a line such as 'Classificatie: ...' has a value that says so."""
    if len(line.split()) > 2 * _MOST_WORDS:
        return False
    found = words.LABEL.match(line)
    return bool(words.ANSWERED.match(line) or (found and words.VALUE.search(found["value"])))


def _tells(line: str) -> bool:
    """Return whether a sentence says so of this very text, or names the law that does."""
    if any(sentence.search(line) for sentence in words.SENTENCES):
        return True
    return bool(words.ARTICLE.search(line) and (words.SECRECY.search(line) or _is_title(line)))


def _heads(line: str, is_item: bool) -> bool:
    """Return whether a line that is no sentence is, begins with, ends with or holds a mark."""
    bare = line.strip(_DECORATION)
    if words.SECRET_PAPER.match(bare) or _is_mark(bare):
        return not words.DECIDED_HEAD.match(line)
    if not _is_title(line) or words.DECIDED_HEAD.match(line):
        return False
    if any(_is_mark(part) for part in _PARTS.split(bare)):
        return True
    return bool(words.CLOSED_SITTING.search(bare)) if is_item else _is_titled(bare)


def _is_titled(bare: str) -> bool:
    if words.TITLE_START.match(bare) or words.CLOSED_MEETING.search(bare):
        return True
    return len(bare.split()) <= _MOST_WORDS // 2 and bool(words.TITLE_END.search(bare))


def _is_mark(part: str) -> bool:
    return bool(words.WHOLE.fullmatch(part.strip(_DECORATION)))


def _is_title(line: str) -> bool:
    return len(line.split()) <= _MOST_WORDS and not line.endswith((".", ";", ",", "?"))
