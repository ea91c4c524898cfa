"""A pasted text as it was before it was printed: its pages joined, its lines together again."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from .columns import cut_long_line, unfold_letterhead, unfold_tab_table, unfold_table_row
from .lines import LINE_ENDS, collapse_spaces, ends_clause, starts_item
from .pages import join_pages
from .side_by_side import part_columns

# The lines of a text, each with the empty lines above it.

_ENDS_MOTION = "gaat over tot de orde"
MOST_SINGLE = 5  # long lines, before a text is seen as one that has its own
_SHORTEST_COPY = 6  # different lines
_HEAD = 60  # lines in which a letterhead may stand


@dataclass(slots=True)
class PrintedLine:
    """One line with something on it; `starts_page` where a form feed stands before it."""

    text: str
    blanks: int
    starts_page: bool = False


def lay_out(text: str) -> str:
    """Return a text without page numbers, without the lines that return on its pages, with one
    empty line where a paragraph ends and none where only the page made one."""
    whole = part_columns(LINE_ENDS.sub("\n", drop_quote_marks(text)))
    lines = read_printed_lines(cut_single_line(unfold_tab_table(whole)))
    drop_second_copy(lines)
    close_spacing(lines)
    unfold_columns(lines)
    mark_numbered_pages(lines)
    join_agenda_numbers(lines)
    mark_lettered_items(lines)
    mend_numbered_items(lines)
    return join_pages(split_into_pages(lines)).text


_QUOTED = re.compile(r"(?:> ?)+")
_MOST_MARKS = 3  # lines that begin with a mark by chance


def drop_quote_marks(text: str) -> str:
    """Return a text without the marks that a mail puts before the lines that it quotes."""
    lines = text.split("\n")
    if sum(line.startswith(">") for line in lines) <= _MOST_MARKS:
        return text
    return "\n".join(_QUOTED.sub("", line, count=1) if line[:1] == ">" else line for line in lines)


def cut_single_line(text: str) -> str:
    """Return a text that came on a few very long lines, or a motion that is one line of it, cut
    into the lines of a paper."""
    lines = text.split("\n")
    is_whole = sum(map(bool, map(str.strip, lines))) <= MOST_SINGLE
    return "\n".join(
        "\n".join(cut_long_line(line)) if is_whole or _ENDS_MOTION in line else line
        for line in lines
    )


def drop_second_copy(lines: list[PrintedLine]) -> None:
    """Take the second copy out of a text that was pasted twice."""
    texts = [collapse_spaces(line.text) for line in lines]
    for half in range(len(texts) // 2, len(texts) // 2 + 2):
        is_paper = len(set(texts[:half])) >= _SHORTEST_COPY
        if is_paper and texts[half:] == texts[: len(texts) - half]:
            del lines[half:]
            return


def unfold_columns(lines: list[PrintedLine]) -> None:
    """Make 'label: value' lines of what stands in columns in the head of a text."""
    head, rest = lines[:_HEAD], lines[_HEAD:]
    found: list[PrintedLine] = []
    for block in _blocks(head):
        texts = unfold_letterhead([line.text for line in block])
        if texts == [line.text for line in block]:
            found += block
            continue
        first = PrintedLine(texts[0], block[0].blanks, block[0].starts_page)
        found += [first, *(PrintedLine(text, 0) for text in texts[1:])]
    lines[:] = found + rest


def _blocks(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Return the lines that stand together, together."""
    blocks: list[list[PrintedLine]] = []
    for line in lines:
        if not blocks or line.blanks or line.starts_page:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def read_printed_lines(text: str) -> list[PrintedLine]:
    """Return the lines of a text that hold something, in order."""
    found: list[PrintedLine] = []
    blanks, starts_page = 0, False
    for line in LINE_ENDS.sub("\n", text).split("\n"):
        starts_page = starts_page or "\f" in line
        written = unfold_table_row(line.replace("\f", ""))
        if written is None:
            continue
        if collapse_spaces(written):
            found.append(PrintedLine(written, blanks, starts_page))
            blanks, starts_page = 0, False
        else:
            blanks += 1
    return found


# Empty lines that stand between every two lines, as some programs leave them.

_FEWEST = 5  # gaps that look broken, before a text is seen as spaced
_MOST_CLOSED, _LEAST_SPACED, _LEAST_BROKEN = 0.2, 0.5, 0.25
_FILLED = 0.55  # of the width, before a line counts as broken off by its end
_SHORTEST, _WIDEST = 40, 200  # what a page breaks off is in between


def close_spacing(lines: list[PrintedLine]) -> None:
    """Take from every gap the empty lines that stand between any two lines of the text, and the
    whole gap where a sentence goes on over it."""
    unit = measure_spacing(lines)
    width = measure_page_width(lines)
    for above, line in pairwise(lines):
        line.blanks = max(0, line.blanks - unit)
        if line.blanks and goes_on(above.text, line.text, width):
            line.blanks = 0


def measure_spacing(lines: list[PrintedLine]) -> int:
    """Return how many empty lines stand between two lines of one paragraph: 0 in most texts.

    It is the commonest gap, where hardly any lines stand together and many sentences go on over
    such a gap.
    """
    gaps = [(above, line) for above, line in pairwise(lines) if not line.starts_page]
    if not gaps:
        return 0
    times = Counter(line.blanks for _above, line in gaps)
    unit = max((size for size in times if size), key=lambda size: times[size], default=0)
    spaced = [(above, line) for above, line in gaps if unit and line.blanks == unit]
    broken = sum(_is_broken(above.text, line.text) for above, line in spaced)
    is_spaced = (
        times[0] <= _MOST_CLOSED * len(gaps)
        and len(spaced) >= _LEAST_SPACED * len(gaps)
        and broken >= max(_FEWEST, _LEAST_BROKEN * len(spaced))
    )
    return unit if is_spaced else 0


def measure_page_width(lines: list[PrintedLine]) -> int:
    """Return how many characters most lines hold at most; 0 where a page did not break them."""
    sizes = sorted(len(collapse_spaces(line.text)) for line in lines)
    width = sizes[int(len(sizes) * 0.9)] if sizes else 0
    return width if width <= _WIDEST else 0


def goes_on(above: str, line: str, width: int) -> bool:
    """Return whether a sentence goes on over an empty line: a full line broken in the middle."""
    return bool(width) and _is_broken(above, line, max(_SHORTEST, _FILLED * width))


def _is_broken(above: str, line: str, shortest: float = _SHORTEST) -> bool:
    first, written = collapse_spaces(line), collapse_spaces(above)
    if len(written) < shortest or not first[0].islower():
        return False
    return not ends_clause(written) and not starts_item(first, written)


# Pages, by form feeds or by the numbers that stand on them.

_PAGE = r"(?:pagina|bladzijde|blz\.?|pag\.?|blad)"
_SAID = re.compile(
    rf"(?:(?:[A-Z0-9][\w/.-]{{3,30}} +)?{_PAGE} ?:? ?[0-9]{{1,3}}(?: ?(?:van|/|-) ?[0-9]{{1,3}})?"
    r"|[-\u2013] ?[0-9]{1,3} ?[-\u2013]|[0-9]{1,3} ?/ ?[0-9]{1,3}|[0-9]{1,3} van [0-9]{1,3})",
    re.IGNORECASE,
)
_BARE = re.compile(r"[0-9]{1,3}")


def mark_numbered_pages(lines: list[PrintedLine]) -> None:
    """Take the numbers of pages out, and mark that a page starts after each, where no form feed
    does. A number alone is one only in a text without form feeds."""
    has_pages = any(line.starts_page for line in lines[1:])
    numbers = set(_said_numbers(lines)) | set(() if has_pages else _bare_numbers(lines))
    for place in numbers:
        if place + 1 < len(lines):
            lines[place + 1].starts_page |= lines[place].starts_page or not has_pages
            lines[place + 1].blanks += lines[place].blanks
    lines[:] = [line for place, line in enumerate(lines) if place not in numbers]


def _said_numbers(lines: list[PrintedLine]) -> list[int]:
    return [n for n, line in enumerate(lines) if _SAID.fullmatch(collapse_spaces(line.text))]


def _bare_numbers(lines: list[PrintedLine]) -> list[int]:
    """Return the places of numbers that stand between empty lines and climb one by one."""
    after = [line.blanks for line in lines[1:]] + [1]
    alone = [
        (place, int(line.text))
        for place, line in enumerate(lines)
        if line.blanks and after[place] and _BARE.fullmatch(line.text.strip())
    ]
    numbers = [number for _place, number in alone]
    climbs = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return [place for place, _number in alone] if len(alone) > 1 and climbs else []


# The numbers of an agenda, which a web page puts on a line of their own above each title.

_NUMBERED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?\.?")
_LEAST_NUMBERED, _LONGEST_TITLE = 3, 150


def join_agenda_numbers(lines: list[PrintedLine]) -> None:
    """Put each number that stands right above a title before it, as the heading that it is.

    Three of them, climbing, are needed before a number is seen as one of an agenda.
    """
    places = [n for n, (above, line) in enumerate(pairwise(lines)) if _is_numbering(above, line)]
    numbers = [_agenda_number(lines[place].text) for place in places]
    if len(numbers) < _LEAST_NUMBERED or any(a >= b for a, b in pairwise(numbers)):
        return
    for place in places:
        title, number = lines[place + 1], collapse_spaces(lines[place].text)
        title.text, title.blanks = f"# {number} {collapse_spaces(title.text)}", 1
        title.starts_page = title.starts_page or lines[place].starts_page
    numbering = set(places)
    lines[:] = [line for place, line in enumerate(lines) if place not in numbering]


def _is_numbering(above: PrintedLine, line: PrintedLine) -> bool:
    title = collapse_spaces(line.text)
    return bool(
        not line.blanks
        and _NUMBERED.fullmatch(collapse_spaces(above.text))
        and title[0].isupper()
        and len(title) <= _LONGEST_TITLE
    )


def _agenda_number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in collapse_spaces(text).rstrip(".").split("."))


# The letters of a list that lost the mark behind them: 'a', 'b' and 'c' at the start of lines.

_LETTER = re.compile(r"(?P<indent>\s*)(?P<letter>[a-h])\s+(?=\w)")


def mark_lettered_items(lines: list[PrintedLine]) -> None:
    """Put a mark behind letters that follow each other at the start of lines, from 'a'."""
    wanted, found = "a", []
    for line in lines:
        letter = _LETTER.match(line.text)
        if letter and letter["letter"] == wanted:
            found.append((line, letter))
            wanted = chr(ord(wanted) + 1)
        elif letter and letter["letter"] == "a":
            found = _marked(found) or [(line, letter)]
            wanted = "b"
    _marked(found)


def _marked(found: list) -> list:
    """Mark the lines of one list, where it has two items at least; return an empty list."""
    if len(found) > 1:
        for line, letter in found:
            line.text = f"{letter['indent']}{letter['letter']}) {line.text[letter.end() :]}"
    return []


# The numbers of a list that a scan damaged: 'l.', '2.', '3 ', '4,' and 'S.'.

_NUMBER = re.compile(r"(?P<indent>\s*)(?P<number>[0-9lISOB]{1,2})(?P<mark>[.,)]?) {1,4}(?=\S)")
_AS_FIGURES = str.maketrans("lISOB", "11508")
_FEWEST_NUMBERED = 3


def mend_numbered_items(lines: list[PrintedLine]) -> None:
    """Write the numbers of a list that counts from 1 as they were printed, where a scan read some
    of them as letters, or lost the mark behind one; one at least must be whole."""
    found: list[tuple[PrintedLine, re.Match]] = []
    for line in lines:
        number = _NUMBER.match(line.text)
        value = int(number["number"].translate(_AS_FIGURES)) if number else 0
        if number and value == len(found) + 1:
            found.append((line, number))
        elif number and number["mark"] and value == 1:
            _mend(found)
            found = [(line, number)]
    _mend(found)


def _mend(found: list[tuple[PrintedLine, re.Match]]) -> None:
    whole = [number["mark"] for _line, number in found if _is_whole(number)]
    unmarked = sum(not number["mark"] for _line, number in found)
    if not whole or len(found) < _FEWEST_NUMBERED or unmarked * 2 > len(found):
        return
    for place, (line, number) in enumerate(found, start=1):
        if not _is_whole(number):
            line.text = f"{number['indent']}{place}{whole[0]} {line.text[number.end() :]}"


def _is_whole(number: re.Match) -> bool:
    return number["number"].isdigit() and number["mark"] in (".", ")")


def split_into_pages(lines: list[PrintedLine]) -> list[list[list]]:
    """Return the lines of each page as `join_pages` takes them."""
    pages: list[list[list]] = [[]]
    for line in lines:
        if line.starts_page and pages[-1]:
            pages.append([])
        pages[-1].append([line.text, bool(line.blanks)])
    return pages
