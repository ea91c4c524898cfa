"""Two columns of running text that were copied line by line, put one below the other."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_GUTTER = re.compile(r"\S(?P<gap> {2,})(?=\S)")
# So many lines must hold a right column that begins at one place, each column so wide.
_FEWEST_LINES, _NARROWEST, _LEFTMOST = 6, 14, 24
_MOST_LABELLED = 0.4
_LABELLED = re.compile(r"[A-Z][\w .&/()'-]{1,30}(?::|  )")


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Where the right column begins, and the first and last line that it stands on."""

    start: int
    first: int
    last: int


def part_columns(text: str) -> str:
    """Return a text in which a right column stands below the left one that it was copied with;
    a text without two columns of running text as it is."""
    lines = [line.expandtabs(8).rstrip() for line in text.split("\n")]
    gutter = _find_gutter(lines)
    if gutter is None:
        return text
    inside = lines[gutter.first : gutter.last + 1]
    left = [line[: gutter.start].rstrip() for line in inside]
    right = [line[gutter.start :].rstrip() for line in inside]
    return "\n".join([*lines[: gutter.first], *left, "", *right, "", *lines[gutter.last + 1 :]])


def _find_gutter(lines: Sequence[str]) -> _Gutter | None:
    """Return the gutter at which most right cells begin, where both sides are running text."""
    starts = Counter(
        found.end()
        for line in lines
        for found in _GUTTER.finditer(line)
        if found.end() >= _LEFTMOST
    )
    start, times = max(starts.items(), key=lambda each: each[1], default=(0, 0))
    if times < _FEWEST_LINES:
        return None
    held = [n for n, line in enumerate(lines) if _holds(line, start)]
    both = [(lines[n][:start].strip(), lines[n][start:].strip()) for n in held]
    inside = lines[held[0] : held[-1] + 1]
    is_crossed = any(len(line) > start and not _parts(line, start) for line in inside)
    if is_crossed or not _are_running(both):
        return None
    return _Gutter(start, held[0], _find_last(lines, held[-1], start))


def _find_last(lines: Sequence[str], last: int, start: int) -> int:
    """Return the last line of the columns: below the last one that both stand on, one of them may
    go on alone."""
    for place in range(last + 1, len(lines)):
        line = lines[place]
        is_right = line.strip() and not line[:start].strip()
        is_left = line.strip() and len(line) < start and place == last + 1
        if is_right or is_left:
            last = place
        elif line.strip():
            break
    return last


def _holds(line: str, start: int) -> bool:
    """Return whether a line has something left and right of the gutter."""
    return len(line) > start and bool(line[:start].strip()) and _parts(line, start)


def _parts(line: str, start: int) -> bool:
    """Return whether the gutter is free in a line, and the right column begins at its place or
    is indented a little."""
    return line[start - 1 : start] == " " and line[start - 2 : start].strip() == ""


def _are_running(both: Sequence[tuple[str, str]]) -> bool:
    """Return whether the cells of both columns are text, and no labels with what they say."""
    sizes = [sorted(len(cells[side]) for cells in both)[len(both) // 2] for side in (0, 1)]
    labelled = sum(bool(_LABELLED.match(right)) for _left, right in both)
    broken = sum(right[0].islower() for _left, right in both)
    is_text = labelled <= _MOST_LABELLED * len(both) and broken >= 0.25 * len(both)
    return min(sizes) >= _NARROWEST and is_text
