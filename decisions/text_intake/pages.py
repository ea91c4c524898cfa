"""The pages of a text made into one, without what returns at the top and foot of them."""

import re
from collections import Counter
from dataclasses import dataclass

_EDGE = 3  # lines at the top and at the foot that may be a header or footer
_FIGURES = re.compile(r"[0-9]+")
_ENDED = re.compile(r"""[.:;!?]["'\u2019\u201d)\]]*\s*$""")

Lines = list[list]  # [text, is_apart]: whether more than the usual white stands above it


@dataclass(frozen=True, slots=True)
class JoinedPages:
    """`margins` are the lines that return on pages, each once; `empty` are the numbers of the
    pages without text."""

    text: str
    margins: tuple[str, ...]
    empty: tuple[int, ...]


def join_pages(pages: list[Lines]) -> JoinedPages:
    """Return the pages as one text; a paragraph that goes on over a page end stays one."""
    returning = _returning(pages)
    margins: dict[str, str] = {}
    text = ""
    for lines in pages:
        kept = _body(lines, returning, margins)
        text = _added(text, kept)
    empty = tuple(number for number, lines in enumerate(pages, start=1) if not lines)
    return JoinedPages(text, tuple(margins.values()), empty)


def _shape(line: list) -> str:
    """Return a line as it is on other pages too: with another number of the page."""
    return _FIGURES.sub("#", " ".join(line[0].split()))


def _edges(lines: Lines) -> list[int]:
    places = range(len(lines))
    return sorted({*places[:_EDGE], *places[-_EDGE:]})


def _returning(pages: list[Lines]) -> set[str]:
    """Return the shapes of lines at the edge of more than half of the pages, and of two."""
    times = Counter()
    for lines in pages:
        times.update({_shape(lines[place]) for place in _edges(lines)})
    return {shape for shape, count in times.items() if count > max(1, len(pages) / 2)}


def _body(lines: Lines, returning: set[str], margins: dict[str, str]) -> Lines:
    """Return the lines that are not margin; those that are go into `margins`.

    A page of which every line returns is no margin, but the same page twice.
    """
    edges = {place for place in _edges(lines) if _shape(lines[place]) in returning}
    if len(edges) == len(lines):
        return lines
    for place in sorted(edges):
        margins.setdefault(_shape(lines[place]), lines[place][0].strip())
    return [line for place, line in enumerate(lines) if place not in edges]


def _added(text: str, lines: Lines) -> str:
    for place, (line, is_apart) in enumerate(lines):
        if not text:
            text = line
        elif place:
            text += ("\n\n" if is_apart else "\n") + line
        else:
            text += _page_end(text, line) + line
    return text


def _page_end(text: str, line: str) -> str:
    """Return one line end where a sentence goes on over the page, else an empty line."""
    goes_on = line.lstrip()[:1].islower() and not _ENDED.search(text[-40:])
    return "\n" if goes_on or text.rstrip().endswith("-") else "\n\n"
