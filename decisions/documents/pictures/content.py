"""What each picture of a dossier shows, built once from the board or the course that a page shows.

A writer knows a Picture and nothing else: no model, no clock, no word of its own. What a picture
shows stands in it once more as text, for who does not see it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date

from ...board import draw_region
from ...domain.drawing import WIDTH, build_bar, build_scale_ticks
from ..document import knowledge_words, unkept_words
from .told import (
    LegendSign,
    aside_words,
    format_day,
    list_legend_signs,
    list_told_measures,
    old_sign,
    old_words,
    outside_words,
    standing_words,
    state_words,
    tell_answer,
    tell_cell,
)

# A picture of more than this is refused: nobody could read it.
MOST_ROWS, MOST_COLUMNS, MOST_TILES = 24, 16, 64


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture on a slide: `template` draws `told`, the rest stands around it.

    `title` is its answer, the largest text; `notes` qualify it. `alternative` says in sentences
    what the picture shows. `banner` warns of what is not public.
    """

    template: str
    name: str
    kind: str
    dossier: str
    title: str
    outcome: str
    notes: tuple[str, ...]
    standing: str
    source: str
    rule: str
    address: str
    banner: str
    legend: list[LegendSign]
    alternative: tuple[str, ...]
    told: dict[str, Any] = field(default_factory=dict)
    language: str = "nl-NL"


@dataclass(frozen=True, kw_only=True)
class PictureGround:
    """What every picture of one request says of itself; `known_until` is what the address pins."""

    dossier: Any
    day: Any
    known_until: Any
    rule: Any
    address: str
    unkept_after: Any
    is_public: bool

    def frame(self, name, kind):
        """Return the fields of a Picture that do not depend on what it shows."""
        told = (standing_words(self.day, self.known_until), unkept_words(self.unkept_after))
        return {
            "template": name,
            "name": self.file_name(name),
            "kind": kind,
            "dossier": self.dossier.title,
            "standing": ", ".join(filter(None, told)),
            "source": _("Regio, dossier %s") % self.dossier.title,
            "rule": _("Regel: %s") % self.rule.label,
            "address": self.address,
            "banner": "" if self.is_public else not_public_words(),
        }

    def file_name(self, name):
        """Return a file name of our own words, the address of the dossier and the day."""
        parts = [name, slugify(self.dossier.slug)[:60], self.day.isoformat()]
        return "-".join([*parts, *([] if self.is_public else ["niet-openbaar"])])


def not_public_words():
    return _("NIET OPENBAAR: gemaakt voor wie is ingelogd.")


def absent_words(ground):
    """Return the sentence of a day on which the region did not exist yet."""
    told = {"region": ground.dossier.region.name, "day": format_day(ground.day)}
    return _("De regio %(region)s bestond nog niet op %(day)s: er deed geen gemeente mee.") % told


def build_empty_picture(ground, name, kind, sentence):
    """Return a Picture that says why there is nothing to show."""
    return Picture(
        **ground.frame(name, kind) | {"template": "empty"},
        title=sentence,
        outcome="",
        notes=(),
        legend=[],
        alternative=(sentence,),
    )


# Which pictures a board can be: there is something to show, and no more than can be read.


def can_draw_matrix(board):
    is_small = len(board.councils) <= MOST_ROWS and len(board.columns) <= MOST_COLUMNS
    return is_small and has_answer(board)


def can_draw_region(board):
    return len(board.councils) <= MOST_TILES and has_answer(board)


def has_answer(board):
    return bool(board.region_exists and board.headline)


# The matrix: who stands where, a row a council and a column a subject.


def build_matrix_picture(board, ground):
    """Return the Picture of a Board's councils and columns."""
    kind = _("Standpunten per raad")
    if not has_answer(board):
        return build_empty_picture(ground, "stand", kind, absent_words(ground))
    answer = tell_answer(board, board.headline)
    rows = [(row, [tell_cell(cell) for cell in row.cells]) for row in board.councils]
    columns = [tell_column(column) for column in board.columns]
    cells = [cell for _row, told in rows for cell in told]
    return Picture(
        **ground.frame("stand", kind),
        title=answer_title(answer),
        outcome=answer.outcome,
        notes=tuple(list_answer_words(answer)),
        legend=list_matrix_signs(cells, columns),
        alternative=tuple(describe_matrix(answer, columns, rows)),
        told={
            "columns": columns,
            "rows": [
                {
                    "name": row.municipality.name,
                    "seats": seats_words(row),
                    "cells": [asdict(each) for each in told],
                }
                for row, told in rows
            ],
            "accepting": _("Akkoord"),
        },
    )


def answer_title(answer):
    return f"{answer.subject}: {answer.words}"


def list_answer_words(answer):
    """Yield what stands under the title: what became of the subject, and who is against by name."""
    camps = [f"{camp.label}: {camp.words}" for camp in answer.camps]
    state = [answer.state[:1].upper() + answer.state[1:]] if answer.state else []
    yield f"{'. '.join([*state, *camps])}."
    yield from answer.notes


def seats_words(row):
    """Return the seats of a row of the board, and that it is of outside the region."""
    number = row.seats.number if row.seats else None
    seats = _("%s zetels") % number if number else _("zetels onbekend")
    return f"{seats}, {outside_words()}" if row.is_outside else seats


def tell_column(column):
    """Return the head and the foot of a column."""
    fallen = [each.brief_name for each in column.fallen if each != column.shown]
    gone = _("van tafel")
    support = column.support
    return {
        "name": column.shown.brief_name,
        "fallen": " ".join([*fallen, gone]) if column.fallen else "",
        "outcome": support.outcome.value,
        "count": f"{len(support.accepting)}/{support.total}",
        "words": support.outcome.label,
    }


def list_matrix_signs(cells, columns):
    """Return the LegendSigns of what the cells and the heads of the columns show."""
    groups = [group for cell in cells for group in cell.groups]
    found = list_legend_signs([each.stance for each in (*cells, *groups)])
    if any(each.is_old for each in cells):
        found.append(old_sign())
    if groups:
        found.append(LegendSign("", "", _("klein: fracties")))
    if any(column["fallen"] for column in columns):
        found.append(LegendSign("", "⊘", _("voorstel van tafel")))
    return found


def describe_matrix(answer, columns, rows):
    """Yield the sentences that say what the matrix shows; what is not known is left out."""
    yield f"{answer_title(answer)}."
    yield from list_answer_words(answer)
    for row, cells in rows:
        told = [
            f"{column['name']}: {cell.words}"
            for column, cell in zip(columns, cells, strict=True)
            if cell.word or cell.groups or cell.former or cell.is_aside
        ]
        yield f"{row.municipality.name}: {'; '.join(told) or _('niets bekend')}."


# The region: a tile for each member, marked by what its council holds.


def build_region_picture(board, subject, ground):
    """Return the Picture of what every council holds on one subject; two queries."""
    kind = _("De regio")
    if not (board.region_exists and subject):
        return build_empty_picture(ground, "regio", kind, absent_words(ground))
    answer = tell_answer(board, subject)
    drawing = draw_region(board, subject)
    tiles = [(each, tell_cell(each.cell)) for each in drawing.tiles]
    return Picture(
        **ground.frame("regio", kind),
        title=answer_title(answer),
        outcome=answer.outcome,
        notes=tuple(list_answer_words(answer)),
        legend=list_region_signs([cell for _tile, cell in tiles]),
        alternative=tuple(describe_region(answer, tiles)),
        told={
            "across": drawing.across,
            "tiles": [tell_tile(*each) for each in tiles],
            "map": tell_map(drawing),
            "measures": [asdict(each) for each in answer.measures],
            "aside": aside_words(),
        },
    )


def list_region_signs(cells):
    found = list_legend_signs([each.stance for each in cells])
    return [*found, old_sign()] if any(each.is_old for each in cells) else found


def tell_tile(tile, cell):
    outside = [outside_words()] if tile.row.is_outside else []
    return {
        "name": tile.row.municipality.name,
        "stance": cell.stance,
        "word": cell.word,
        "is_old": cell.is_old,
        "is_aside": cell.is_aside,
        "notes": [each for each in (*cell.notes, *outside) if each != aside_words()],
        "line": tile.line,
        "column": tile.column,
    }


def tell_map(drawing):
    """Return the borders as data with of which year they are and under which licence, None where
    the region goes in tiles."""
    borders = drawing.borders
    if borders is None:
        return None
    told = {"year": borders.year, "licence": borders.licence}
    return {
        "width": borders.width,
        "height": borders.height,
        "caption": _("Grenzen van %(year)s: %(licence)s") % told,
        "shapes": [
            {
                "name": each.row.municipality.name,
                "is_aside": each.cell.is_aside,
                "stance": each.cell.stance.value if each.cell.stance else "",
                "rings": each.rings,
                "label": each.label,
            }
            for each in drawing.shapes
        ],
    }


def describe_region(answer, tiles):
    yield f"{answer_title(answer)}."
    for tile, cell in tiles:
        old = [old_words()] if cell.is_old else []
        outside = [outside_words()] if tile.row.is_outside else []
        words = (cell.word or _("onbekend"), *outside, *cell.notes, *old)
        yield f"{tile.row.municipality.name}: {', '.join(words)}."


# The course: a bar a council, from the first to the last day of a window.


def build_course_picture(course, councils, ground):
    """Return the Picture of a Course with the bars of these CourseCouncils."""
    kind = _("Verloop")
    if not (course.subjects and councils):
        return build_empty_picture(ground, "verloop", kind, absent_words(ground))
    last = course.support[-1]
    title = course_title(last)
    pieces = [piece for council in councils for piece in council.pieces]
    return Picture(
        **ground.frame("verloop", kind) | {"standing": course_window_words(course.window, ground)},
        title=title,
        outcome=last.counts[-1].what.outcome.value,
        notes=(" ".join(list_course_notes(course)),),
        legend=list_course_signs(course, pieces, councils),
        alternative=tuple(describe_course(course, councils, title)),
        told={
            "width": WIDTH,
            "last": format_day(course.window.last_on),
            "subjects": [place_subject(each, course.window) for each in course.subjects],
            "councils": [tell_course_council(each, course.window) for each in councils],
            "outcomes": [place_outcome(*each, course.window) for each in join_outcomes(course)],
            "measures": list_course_measures(course),
            "ticks": [asdict(each) for each in build_scale_ticks(course.window)],
            "support": _("Draagvlak"),
        },
    )


def course_title(last):
    """Return what the last subject came to: how many councils accept it."""
    count = last.counts[-1].what
    told = {
        "about": last.about.subject.name,
        "number": count.accepting,
        "total": count.total,
    }
    return _("%(about)s: %(number)s van %(total)s raden akkoord") % told


def course_window_words(window, ground):
    """Return 'Van 27 oktober 2016 tot en met 31 mei 2017, zoals bekend op ...'."""
    told = {
        "first": format_day(window.first_on),
        "last": format_day(window.last_on),
        "knowledge": knowledge_words(ground.known_until),
    }
    words = _("Van %(first)s tot en met %(last)s, %(knowledge)s") % told
    return ", ".join(filter(None, (words, unkept_words(ground.unkept_after))))


def list_course_notes(course):
    """Yield what became of the last subject, and that another subject is no change."""
    if state := state_words(course.end.states.get(course.subjects[-1].subject.pk)):
        yield f"{state[:1].upper()}{state[1:]}."
    if len(course.subjects) > 1:
        yield _(
            "Een lijn is een ander voorstel: wie daarover iets anders vindt, is niet veranderd."
        )


def list_course_signs(course, pieces, councils):
    found = list_legend_signs(["", *(each.stance for each in pieces)])
    if any(each.doubts for each in pieces):
        found.append(LegendSign("", "≈", _("gearceerd: onzeker")))
    if any(each.breaks for each in councils):
        found.append(LegendSign("", "▾", _("nieuwe raad of andere coalitie")))
    return found


def place_subject(each, window):
    x = window.x(each.first_on)
    return {
        "number": each.number,
        "name": each.subject.brief_name,
        "x": x,
        "width": window.x(each.until) - x,
        "is_first": each.first_on == window.first_on,
    }


def tell_course_council(council, window):
    """Return a council's bar and what it came to, with the act by which."""
    cell = tell_cell(council.became) if council.became else None
    decision = council.became.decision if council.became else None
    aside = aside_words() if cell and cell.is_aside else ""
    return {
        "name": council.municipality.name,
        "pieces": [place_piece(each, window) for each in council.pieces],
        "breaks": [window.x(each.first_on) for each in council.breaks],
        "stance": cell.stance if cell else "",
        "word": cell.word if cell else "",
        "by": ", ".join(filter(None, (act_words(decision) if decision else "", aside))),
    }


def act_words(decision):
    """Return by which act and when: 'besluit, 9 mei 2017'."""
    when = format_dutch_date(decision.dated_on, one_day=True)
    return f"{decision.get_form_display()}, {when}"


def place_piece(piece, window):
    bar = build_bar(window, piece.first_on, piece.until, piece.doubts)
    return {
        "stance": piece.stance.value,
        "word": piece.worded.label,
        "since": window.x(piece.about.first_on),
        "x": bar.x,
        "width": bar.width,
        "parts": [[part.x, part.width, part.uncertain] for part in bar.pieces],
    }


def join_outcomes(course):
    """Return [outcome, whether uncertain, first day, until] of each stretch of support that says
    the same, broken with the subject."""
    found = []
    for about in course.support:
        for number, each in enumerate(about.counts):
            key = (each.what.outcome, each.what.outcome != each.what.outcome_certain)
            if number and found[-1][:2] == [*key]:
                found[-1][3] = each.until
            else:
                found.append([*key, each.first_on, each.until])
    return found


def place_outcome(outcome, uncertain, first_on, until, window):
    x = window.x(first_on)
    return {
        "outcome": outcome.value,
        "word": outcome.label,
        "uncertain": uncertain,
        "x": x,
        "width": window.x(until) - x,
    }


def list_course_measures(course):
    """Return councils, seats and inhabitants as stretches: how much accepts, and in words."""
    stretches = [each for about in course.support for each in about.counts]
    told = [(each, list_told_measures(each.what)) for each in stretches]
    return [
        {
            "name": told[0][1][place].label,
            "became": told[-1][1][place].words,
            "counts": [
                place_measure(each, measures[place], course.window) for each, measures in told
            ],
        }
        for place in range(3)
    ]


def place_measure(stretch, measure, window):
    x = window.x(stretch.first_on)
    return {
        "x": x,
        "width": window.x(stretch.until) - x,
        "percentage": measure.percentage,
        "words": "" if measure.percentage is None else measure.words,
    }


def describe_course(course, councils, title):
    """Yield the sentences that say what the bars show."""
    yield f"{title}."
    yield from list_course_notes(course)
    for council in councils:
        told = [
            _("%(stance)s over %(subject)s vanaf %(day)s")
            % {
                "stance": piece.worded.label,
                "subject": piece.about.subject.brief_name,
                "day": format_day(piece.first_on),
            }
            for piece in council.pieces
        ]
        yield f"{council.municipality.name}: {'; '.join(told) or _('niets bekend')}."
