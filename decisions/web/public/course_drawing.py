"""The course as a drawing: rows as wide as the screen has them, one for each council."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ...domain.drawing import (
    WIDTH,
    build_bar,
    build_scale_ticks,
    choose_fitting_text,
    shorten_label,
    text_width,
)
from ...domain.rules import Outcome
from ...domain.stances import Stance
from ...domain.support import round_to_percent

# Where things stand in a row of the drawing: in parts of its width, as wide as the screen has it.

# How many units of a drawing that is WIDTH wide a desk and a phone show at the size of its letters.
DESK, PHONE = 640, 320
LONGEST_NAME, LONGEST_SUBJECT = 48, 24


def percent(units):
    """Return a place or a width in a row of the drawing as a browser reads it."""
    return f"{100 * units / WIDTH:.2f}%"


@dataclass(frozen=True)
class DrawnText:
    """Words at `x`, beginning or ending there; `wide` on a desk and `narrow` on a phone."""

    x: str
    at_end: bool
    wide: str
    narrow: str


def fit_text(texts, units):
    """Return (for a desk, for a phone): the first of these texts that fits in so many units."""
    return tuple(choose_fitting_text(texts, units * room // WIDTH) for room in (DESK, PHONE))


@dataclass(frozen=True)
class DrawnPiece:
    """A CoursePiece as a rectangle, its uncertain parts apart; `texts` are its words, inside it or
    before it where that is empty."""

    piece: Any
    stance: Stance
    parts: tuple
    texts: tuple


def draw_pieces(pieces, window):
    """Return the DrawnPieces of one bar, in order of time."""
    found, taken = [], 0
    for each in pieces:
        bar = build_bar(window, each.first_on, each.until, each.doubts)
        parts = tuple((percent(part.x), percent(part.width), part.uncertain) for part in bar.pieces)
        texts = tuple(place_stance_words(each, bar, taken))
        found.append(DrawnPiece(each, each.stance, parts, texts))
        taken = bar.x + bar.width
    return tuple(found)


def place_stance_words(piece, bar, taken):
    """Yield the DrawnTexts of a piece: its stance, and on what where there is room, within its bar;
    or before that where only there is room."""
    stance, doubt = piece.worded, " ≈" if bar.pieces[0].uncertain else ""
    word = f"{stance.glyph} {stance.label}{doubt}"
    whole = f"{word} · {shorten_label(piece.about.subject.brief_name, LONGEST_SUBJECT)}"
    inside = fit_text((whole, word, f"{stance.glyph}{doubt}", stance.glyph), bar.width)
    before = fit_text((word,), bar.x - taken)
    kept = ["" if stance.label in one else other for one, other in zip(inside, before, strict=True)]
    yield DrawnText(percent(bar.x), False, *inside)
    if any(kept):
        yield DrawnText(percent(bar.x), True, *kept)


@dataclass(frozen=True)
class DrawnCouncil:
    """A CourseCouncil with its bar, that of its college, where its breaks stand and the
    CourseTableRow of what it holds at the end, None where nothing of that is told."""

    told: Any
    bar: tuple
    college: tuple
    breaks: tuple
    row: Any


def draw_council(told, window, rows):
    breaks = ((percent(window.x(each.first_on)), each) for each in told.breaks)
    return DrawnCouncil(
        told,
        draw_pieces(told.pieces, window),
        draw_pieces(told.college_pieces, window),
        tuple(breaks),
        next((row for row in rows if row.council is told and row.is_at_end), None),
    )


@dataclass(frozen=True)
class DrawnSubject:
    """A CourseSubject as a band over the bars, broken off from the one before at `x`."""

    told: Any
    x: str
    width: str
    text: DrawnText
    is_first: bool


def draw_subject(told, window):
    x, end = window.x(told.first_on), window.x(told.until)
    names = [
        f"{told.number} {shorten_label(told.subject.brief_name, most)}"
        for most in range(LONGEST_NAME, 7, -4)
    ]
    wide, narrow = fit_text((*names, str(told.number)), end - x)
    # On a phone the list above the drawing has the names.
    text = DrawnText(percent(x), False, wide, str(told.number) if narrow else "")
    return DrawnSubject(told, percent(x), percent(end - x), text, told.first_on == window.first_on)


@dataclass(frozen=True)
class DrawnCount:
    """A stretch of one measure of support: as high as its share, None while a number is missing."""

    x: str
    width: str
    height: int | None
    y: int
    text: DrawnText
    title: str


@dataclass(frozen=True)
class DrawnMeasure:
    """A row of the strip of support: its name, what it was and is in words, and its stretches."""

    name: str
    was: str
    became: str
    counts: tuple


STEP = 22


def draw_measures(course):
    """Return the DrawnMeasures of the support of a course: councils, seats, inhabitants."""
    stretches = [each for about in course.support for each in about.counts]
    if not stretches:
        return []
    return [
        draw_measure(name, stretches, course.window, *pair)
        for name, *pair in (
            (_("raden akkoord"), "accepting", "total"),
            (_("zetels akkoord"), "seats_accepting", "seats_total"),
            (_("inwoners akkoord"), "inhabitants_accepting", "inhabitants_total"),
        )
    ]


def draw_measure(name, stretches, window, part, whole):
    was, became = (tell_share(stretches[place].what, part, whole) for place in (0, -1))
    counts = (draw_count(each, window, part, whole) for each in stretches)
    return DrawnMeasure(name, was if was != became else "", became, tuple(counts))


def tell_share(count, part, whole):
    """Return how much accepts in words, also where a number is missing; '' where nobody took
    part."""
    return words_of_share(count, part, whole) or (_("niet te zeggen") if count.total else "")


def words_of_share(count, part, whole):
    """Return how much accepts in words: councils and seats as numbers, inhabitants as a part; ''
    where a number is missing."""
    number, total = getattr(count, part), getattr(count, whole)
    if number is None or not total:
        return ""
    if part.startswith("inhabitants"):
        return f"{round_to_percent(number, total)}%"
    return _("%(number)s van %(total)s") % {"number": number, "total": total}


def draw_count(stretch, window, part, whole):
    number, total = getattr(stretch.what, part), getattr(stretch.what, whole)
    x, end = window.x(stretch.first_on), window.x(stretch.until)
    words = words_of_share(stretch.what, part, whole)
    height = STEP * number // total if number is not None and total else None
    text = DrawnText(percent(x), False, *fit_text((words,), end - x))
    return DrawnCount(percent(x), percent(end - x), height, STEP - (height or 0), text, words)


@dataclass(frozen=True)
class DrawnOutcome:
    """A stretch with one outcome of support, hatched where it is another without what is
    onzeker."""

    x: str
    width: str
    outcome: Outcome
    uncertain: bool
    text: DrawnText


OUTCOME_GLYPHS = {Outcome.JA: "✓", Outcome.NEE: "✕", Outcome.ONBESLIST: "…"}


def draw_outcomes(course):
    """Return the DrawnOutcomes of a course, each as long as outcome and certainty stay the same."""
    found = []
    for about in course.support:
        for each in about.counts:
            key = (about, each.what.outcome, each.what.outcome != each.what.outcome_certain)
            if found and found[-1][0] == key:
                found[-1][2] = each.until
            else:
                found.append([key, each.first_on, each.until])
    return [draw_outcome(course.window, key, *days) for key, *days in found]


def draw_outcome(window, key, first_on, until):
    _about, outcome, uncertain = key
    x, end = window.x(first_on), window.x(until)
    glyph = f"{OUTCOME_GLYPHS[outcome]} ≈" if uncertain else OUTCOME_GLYPHS[outcome]
    texts = fit_text((f"{glyph} {outcome.label}", f"{glyph} {outcome}", glyph), end - x)
    text = DrawnText(percent(x), False, *texts)
    return DrawnOutcome(percent(x), percent(end - x), outcome, uncertain, text)


@dataclass(frozen=True)
class DrawnTick:
    x: str
    label: str
    is_on_phone: bool


def draw_ticks(window):
    """Return the marks of the scale of which the words stay within the drawing, on a desk and on a
    phone."""
    found, free = [], {DESK: 0, PHONE: 0}
    for tick in build_scale_ticks(window):
        fits = {}
        for room in (DESK, PHONE):
            at, width = tick.x * room // WIDTH, text_width(tick.label)
            fits[room] = at >= free[room] and at + width <= room
            if fits[room]:
                free[room] = at + width + 12
        if fits[DESK]:
            found.append(DrawnTick(percent(tick.x), tick.label, fits[PHONE]))
    return found


@dataclass(frozen=True)
class CoursePicture:
    """Everything that the drawing shows; `breaks` are where another subject came."""

    subjects: tuple
    councils: tuple
    measures: list
    outcomes: list
    ticks: list
    breaks: tuple


def draw_course(course, councils, rows):
    """Return the CoursePicture of a Course, with the bars of these CourseCouncils and what each of
    them holds at the end of these CourseTableRows."""
    subjects = tuple(draw_subject(each, course.window) for each in course.subjects)
    return CoursePicture(
        subjects=subjects,
        councils=tuple(draw_council(each, course.window, rows) for each in councils),
        measures=draw_measures(course),
        outcomes=draw_outcomes(course),
        ticks=draw_ticks(course.window),
        breaks=tuple(each.x for each in subjects if not each.is_first),
    )
