"""The characters of a pasted or extracted text, made ready before it is cut into lines.

Word, PDF and web pages put characters in a text that nobody typed or sees. `prepared` drops or
replaces those few; every other character that `municipalities.text.clean` refuses is still
refused after it, with the number of its paragraph or line.
"""

import re

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


def prepared(text: str) -> str:
    """Return `text` with one kind of line end and without what programs left behind.

    Silently dropped: soft hyphens (a word broken at one is whole again), zero-width spaces and
    joiners, and byte order marks. A form feed, which ends a page, becomes an empty line; the
    ligatures of typefaces become letters.
    """
    unified = _LINE_ENDS.sub("\n", text).replace("\f", "\n\n")
    whole = _BROKEN_AT_SOFT_HYPHEN.sub("", unified)
    return whole.translate(_UNSEEN | _LIGATURES)


def single_spaced(line: str) -> str:
    """Return a line with every run of spaces and tabs one space, none around it.

    Only spaces: `str.split` would also swallow control characters that must be refused.
    """
    return _SPACES.sub(" ", _AROUND.sub("", line))


def indent(line: str) -> int:
    """Return how many columns of spaces a line begins with; a tab counts for four."""
    found = _SPACES.match(line)
    return len(found[0].expandtabs(4)) if found else 0
