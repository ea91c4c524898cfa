"""The characters and lines of a text: made ready, joined again where they were broken."""

import re
from itertools import pairwise

# The characters of a pasted or extracted text, made ready before it is cut into lines.
#
# Word, PDF and web pages put characters in a text that nobody typed or sees. `prepare_text`
# drops or replaces those few; every other character that `municipalities.text.clean_text`
# refuses is still refused after it, with the number of its paragraph or line.

LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
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
_SPACE = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SPACES = re.compile(f"[{_SPACE}]+")


def prepare_text(text: str) -> str:
    """Return `text` with one kind of line end and without what programs left behind.

    Silently dropped: soft hyphens (a word broken at one is whole again), zero-width spaces and
    joiners, and byte order marks. A form feed, which ends a page, becomes an empty line; the
    ligatures of typefaces become letters.
    """
    unified = LINE_ENDS.sub("\n", text).replace("\f", "\n\n")
    whole = _BROKEN_AT_SOFT_HYPHEN.sub("", unified)
    return whole.translate(_UNSEEN | _LIGATURES)


def collapse_spaces(line: str) -> str:
    """Return a line with every run of spaces and tabs one space, none around it.

    Only spaces: `str.split` would also swallow control characters that must be refused.
    """
    return _SPACES.sub(" ", line.strip(_SPACE))


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
_BULLETS += "\u2610\u2611\u2612\u2713\u2714\u25ba\u25b6\u2794\u2192\u2756"
_BULLETS += "\uf0b7\uf0a7\uf0d8\uf02d"  # as Word's symbol typefaces number them
_DASHES = "\u2013\u2014"
_COUNTED = r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{2,5})[.)]|\([A-Z]\)|[A-Z]\)|[IVX]{1,4}\."
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


# The name of a file: an attachment, on a line of its own.

_FILE = re.compile(
    r".{1,200}(?:\.(?:pdf|docx?|xlsx?|odt|ods|pptx?|rtf|txt|zip)(?: ?\([^()]{3,12}\))?"
    r"| \([0-9]+(?:[.,][0-9]+)? ?[KM]B\))",
    re.IGNORECASE,
)


def names_file(line: str) -> bool:
    """Return whether a line is the name of a file."""
    return bool(_FILE.fullmatch(line))


# Where a clause ends.

_CLAUSE = re.compile(r"""[.,:;!?\u2026]["'\u2019\u201d)\]]*$""")


def ends_clause(line: str) -> bool:
    """Return whether a line ends with a mark, a comma too."""
    return bool(_CLAUSE.search(line))
