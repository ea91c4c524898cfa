"""What the sheet 'stand van zaken' says, built once from the board."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...board.timeline import read_shown_evidence
from ..document import Document, Fact
from ..pictures.content import MOST_COLUMNS, absent_words, has_answer, seats_words
from ..pictures.told import ToldAnswer, ToldCell, old_sign, tell_answer, tell_cell

# More than this and nobody reads it as a sheet; up to eight councils it is one A4.
MOST_ON_PAPER = 120


@dataclass(frozen=True)
class SheetColumn:
    """A subject: what fell of it, and how many councils accept under the rule."""

    name: str
    fallen: str
    accepting: str


@dataclass(frozen=True)
class SheetRow:
    """A council: its seats and what it holds, a ToldCell a column."""

    name: str
    seats: str
    cells: tuple[ToldCell, ...]


@dataclass(frozen=True, kw_only=True)
class StandingSheet(Document):
    """The sheet: the answer, who stands where, who must still speak and what it rests on.

    `answer` is None where there is none, and `empty` says why. `others` (who decides or
    advises beside the councils), `waiting` and `sources` are paragraphs.
    """

    standing: str
    rule: str
    answer: ToldAnswer | None
    empty: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    headings: dict[str, str]
    old: str
    others: tuple[Fact, ...]
    waiting: tuple[Fact, ...]
    sources: tuple[str, ...]
    source: str
    address: str


def can_write_sheet(board):
    """Whether a board has something to tell on a sheet, and no more than can be read."""
    is_small = len(board.councils) <= MOST_ON_PAPER and len(board.columns) <= MOST_COLUMNS
    return is_small and has_answer(board)


def build_standing_sheet(board, ground, *, reader):
    """Return the StandingSheet of a Board for a reader; `ground` is a PictureGround. One query.

    It tells no moment of making: the same address gives the same bytes while names are the same.
    """
    is_told = has_answer(board)
    frame = ground.frame("stand-van-zaken", _("Stand van zaken"))
    told = {name: frame[name] for name in ("dossier", "banner", "standing", "rule", "source")}
    cells = [cell for row in board.councils for cell in row.cells]
    beside = [cell for row in board.lane for cell in row.cells]
    return StandingSheet(
        **told,
        name=ground.file_name("stand-van-zaken"),
        title=_("Stand van zaken"),
        made_at=ground.known_until,
        stamp=f"{frame['source']} · {frame['standing']}",
        pages=(_("Bladzijde"), _("van")),
        answer=tell_answer(board, board.headline) if is_told else None,
        empty="" if is_told else absent_words(ground),
        columns=tuple(build_standing_column(each) for each in board.columns),
        rows=tuple(build_standing_row(each) for each in board.councils),
        headings=sheet_headings(),
        old=old_words_of(cells),
        others=tuple(list_other_stances(board)),
        waiting=tuple(list_waiting_rounds(board)),
        sources=list_cell_sources(board, [*cells, *beside], reader) if is_told else (),
        address=ground.address,
    )


def sheet_headings():
    return {
        "council": _("Raad"),
        "stands": _("Standpunten per raad"),
        "accepting": _("Akkoord"),
        "others": _("Anderen die beslissen of adviseren"),
        "waiting": _("Wie moet nog spreken"),
        "sources": _("Bronnen van deze standpunten"),
        "about": _("Over dit blad"),
        "address": _("Dit blijft te zien op"),
        "empty": _("Een lege cel is onbekend: daarover is geen standpunt vastgelegd."),
    }


def old_words_of(cells):
    """Return what the sign of a stance of before an election means, '' where none is shown."""
    sign = old_sign()
    return f"{sign.sign} {sign.words}." if any(each.not_reconfirmed for each in cells) else ""


def build_standing_column(column):
    fallen = [each.brief_name for each in column.fallen if each != column.shown]
    support = column.support
    told = {"number": len(support.accepting), "total": support.total}
    return SheetColumn(
        column.shown.brief_name,
        " ".join([*fallen, _("van tafel")]) if column.fallen else "",
        f"{_('%(number)s van %(total)s') % told}: {support.outcome.label}",
    )


def build_standing_row(row):
    cells = tuple(tell_cell(cell) for cell in row.cells)
    return SheetRow(row.municipality.name, seats_words(row), cells)


# Who decides or advises beside the councils, and never counts.


def list_other_stances(board):
    """Yield a Fact for each of them: what it holds in which column."""
    for row in board.lane:
        held = [cell for cell in row.cells if cell.is_known or cell.groups]
        words = (f"{cell.subject.brief_name}: {tell_cell(cell).words}" for cell in held)
        yield Fact(f"{row.body.name}:", "; ".join(words))


# Who must still speak, the latest round first.


def list_waiting_rounds(board):
    """Yield a Fact for each round that is not complete: how many spoke, and who did not."""
    for each in reversed(board.rounds):
        if each.gate.missing:
            yield Fact(end_with_mark(each.round.title), "; ".join(waiting_words(each)))


def end_with_mark(title):
    """Return a title that leads to what follows it, with a colon where it has no mark itself."""
    return title if title.endswith(("?", "!", ".", ":")) else f"{title}:"


def waiting_words(readiness):
    told = {"spoken": readiness.spoken, "total": len(readiness.asked)}
    yield _("%(spoken)s van %(total)s gesproken") % told
    days = readiness.due_days
    if len(days) == 1:
        yield _("uiterlijk %s") % date_format(days[0], "j F Y")
    yield ", ".join(
        waiting_body_words(each, tells_day=len(days) > 1) for each in readiness.gate.missing
    )


def waiting_body_words(asked, *, tells_day):
    """Return who did not speak and how far that is: 'Aalst (geagendeerd, 1 juli 2017)'."""
    home = asked.body.municipality
    name = home.name if home and asked.body.is_council else asked.body.name
    plan, due_on = asked.plan, asked.by_when.due_on
    told = [str(asked.state)]
    if plan and plan.held_on:
        told.append(date_format(plan.held_on, "j F Y"))
    if tells_day and due_on:
        told.append(_("uiterlijk %s") % date_format(due_on, "j F Y"))
    return f"{name} ({', '.join(told)})"


# What the stances on the sheet rest on: each document once, with the places in it.


def list_cell_sources(board, cells, reader):
    """Return each document that shows a stance of these cells with its places, by title; one
    query."""
    entries = [each.standing.held.entry for each in (*cells, *list_groups(cells)) if each.standing]
    shown = read_shown_evidence(board.dossier, entries, reader=reader, known_at=board.known_at)
    places = sorted(filter(is_titled, shown.values()), key=place_order)
    found: dict[Any, list[str]] = {}
    for each in places:
        told = found.setdefault(each.source_title, [])
        if each.place and each.place not in told:
            told.append(each.place)
    return tuple(f"{title} ({'; '.join(told)})" if told else title for title, told in found.items())


def list_groups(cells):
    return [group for cell in cells for group in cell.groups]


def is_titled(place):
    return bool(place.source_title)


def place_order(place):
    return (place.source_title, place.place)
