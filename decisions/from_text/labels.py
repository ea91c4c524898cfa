"""The bullet, number or letter with which an item of a list begins."""

import re

_BULLETS = "-*\u2022\u00b7\u25aa\u25ab\u25e6\u2023\u25cf\u25cb\u25a0\u25a1\u2043\u2219\u27a2"
_BULLETS += "\uf0b7\uf0a7\uf0d8\uf02d"  # as Word's symbol typefaces number them
_DASHES = "\u2013\u2014"
_COUNTED = r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{2,5})[.)]|\([A-Z]\)|[A-Z]\)"
_LABEL = re.compile(rf"(?:[{re.escape(_BULLETS)}{_DASHES}]|o(?=\t| {{2}})|{_COUNTED})[ \t\u00a0]+")
_GLUED = re.compile("[\u2022\u25aa\u25cf\u25a0\uf0b7\uf0a7\uf0d8](?=\\w)")
_ENDS = re.compile(r"""[.:;!?,]["'\u2019\u201d)\]]*$""")


def label(line: str) -> str:
    """Return the label that a line begins with, spaces included, or ''."""
    found = _LABEL.match(line) or _GLUED.match(line)
    return found[0] if found and found.end() < len(line) else ""


def starts_item(line: str, before: str | None) -> bool:
    """Return whether `line` begins an item, given the line before it in the same block.

    A dash in running text may come to stand at the start of a line: it begins an item only
    first, after a mark, or after another item.
    """
    found = label(line)
    if not found or found[0] not in _DASHES:
        return bool(found)
    return before is None or bool(_ENDS.search(before)) or bool(label(before))
