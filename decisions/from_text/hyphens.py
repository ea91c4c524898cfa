"""Words that the end of a line broke in two, made whole where that is certain."""

import re
from itertools import pairwise

_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]*[^\W\d_A-Z])[-\u2010]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 80
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# 'woon- en werkgebied': the hyphen stands for what both words share.
_SHARING = {"en", "of", "noch", "als", "tot", "dan", "maar", "resp"}
# Two vowels would be read as one sound, so that Dutch keeps the hyphen between them: 'zee-egel'.
_VOWELS = re.compile(r"[aeiou][aeiou]")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, compounds with their hyphens: what `mended` looks in."""
    return frozenset(_WORDS.findall(text))


def mended(lines: list[str], words: frozenset[str]) -> str:
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
