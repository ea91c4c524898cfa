"""The course as a page: who went where between two days, when and by which decision."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ... import history
from ...board.cache import get_timeline_rows
from ...board.course import (
    CourseGround,
    build_course,
    find_course_window,
    list_course_turns,
)
from ...board.reference import list_participants
from ...board.timeline import read_shown_evidence
from ...documents.pictures import MOST_ROWS
from ...domain.course import StepKind
from ...domain.drawing import Window
from ...domain.lifecycle import RemarkLife
from ...domain.rules import Rule
from ...domain.stance_lines import StanceLine, name_speaker
from ...models import Decision, Dossier, word_position
from ...templatetags.stances import list_flags
from ..access import Access, restrict_to
from ..dossier_context import find_start_of_records, open_dossier
from ..kept_pages import keep_page
from ..parameters import (
    MOST_COUNCILS,
    format_exact_moment,
    parse_councils,
    parse_course_window,
    parse_known_from,
)
from .course_drawing import draw_course
from .panels.sharing import build_shared_standing

# The answer above the drawing: how it stood at both ends, and who changed on one subject.


@dataclass(frozen=True)
class CourseEnd:
    """How it stood at one end: the subject, what became of it, how many councils accepted, and the
    municipalities of which the council was against."""

    subject: Any
    day: Any
    state: Any
    count: Any
    against: tuple


def tell_ends(course):
    """Return the CourseEnd of the first and of the last day; None where there is no subject."""
    if not course.subjects:
        return None, None
    first, last = course.support[0], course.support[-1]
    return (
        tell_end(course.start, first.about.subject, first.counts[0].what),
        tell_end(course.end, last.about.subject, last.counts[-1].what),
    )


def tell_end(scene, subject, count):
    counted = scene.list_counted_councils(subject)
    cells = [(home, scene.cell(body, subject)) for home, body in counted]
    against = (home for home, cell in cells if cell.is_known and cell.stance.is_against)
    return CourseEnd(subject, scene.day, scene.states.get(subject.pk), count, tuple(against))


# Two councils beside each other: what each of them held last on every subject.


@dataclass(frozen=True)
class BesideRow:
    """A CourseSubject with (name, cell) of each of the councils on its last day."""

    about: Any
    named: tuple

    @property
    def is_same(self):
        return len({cell.stance for _name, cell in self.named}) == 1


def lay_beside(ground, course, councils):
    """Return the BesideRows of two CourseCouncils, [] of any other number."""
    if len(councils) != MOST_COUNCILS:
        return []
    return [
        BesideRow(about, tuple(name_cells(ground, about, councils))) for about in course.subjects
    ]


def name_cells(ground, about, councils):
    scene = ground.scene(about.last_on)
    for each in councils:
        yield each.municipality.name, scene.cell(each.body, about.subject, each.municipality)


# Two states of knowledge: what of both ends was recorded otherwise at an earlier moment.


@dataclass(frozen=True)
class KnownDifference:
    """What a council holds on a day, as it was known at the earlier moment and is at the later."""

    municipality: Any
    day: Any
    subject: Any
    before: Any
    after: Any

    @property
    def kind(self):
        if self.before is None:
            return _("later vastgelegd")
        return _("teruggenomen") if self.after is None else _("gecorrigeerd")


def list_known_differences(course, earlier):
    """Return the KnownDifferences of a Course and the CourseGround of an earlier moment."""
    found = []
    for council in course.councils:
        for cell, scene in ((council.was, course.start), (council.became, course.end)):
            if cell is None:
                continue
            old = earlier.scene(scene.day).cell(council.body, cell.subject)
            if old.stance != cell.stance:
                told = (council.municipality, scene.day, cell.subject, old.stance, cell.stance)
                found.append(KnownDifference(*told))
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class ToldCorrection:
    """A Correction with the StanceLine of what its record says."""

    correction: Any
    line: StanceLine


def read_told_corrections(open_, material, course, known_from):
    """Return the ToldCorrections of what a course may show: on its subjects, by its last day."""
    names = {each.pk: each.name for each in material.bodies}
    shown = {each.subject.pk: each.subject.name for each in course.subjects}
    found = history.read_corrections(
        open_.dossier, material.subjects, known_from=known_from, **open_.scope
    )
    told = (each for each in found if each.entry.decision.first_on <= course.window.last_on)
    return [
        ToldCorrection(each, build_line(each.entry.position, names, shown))
        for each in told
        if each.entry.position.subject_id in shown and each.entry.position.body_id in names
    ]


def build_line(position, names, subjects):
    """Return the StanceLine of a position, of which body and subject were read already."""
    who = name_speaker(names[position.body_id], position.groups_label)
    return StanceLine(who, subjects[position.subject_id], word_position(position))


# Wishes that lapsed on the way: their proposal fell before anybody answered.

MOST_LAPSED = 20


@dataclass(frozen=True)
class LapsedRemarks:
    """How many remarks lapsed between two days, (who, number) by name, and the first of them."""

    number: int
    by_speaker: list
    shown: list

    @property
    def more(self):
        return self.number - len(self.shown)


def read_lapsed_remarks(open_, course):
    """Return the LapsedRemarks of a course; five queries at most."""
    before, after = (build_register(open_, scene) for scene in (course.start, course.end))
    lapsed = RemarkLife.VERVALLEN.value
    only = after.in_state(lapsed) & ~before.in_state(lapsed)
    fields = ("body__name", "gathering", "groups_label")
    told = {key: who for key, _sort, who in after.told(only, ("first_on", "id"), fields)}
    speakers = Counter(
        name_speaker(body or gathering, groups) for body, gathering, groups in told.values()
    )
    keys = list(told)[:MOST_LAPSED]
    return LapsedRemarks(len(told), sorted(speakers.items()), after.raised(keys) if keys else [])


def build_register(open_, scene):
    return history.Register(open_.dossier, day=scene.day, states=scene.states, **open_.scope)


# The page.


@dataclass(frozen=True)
class CourseTableRow:
    """A CourseStep of a council, with the votes of its decision and the place that shows it; of a
    council that said nothing all but the council is None."""

    council: Any
    is_first: bool
    step: Any = None
    decision: Any = None
    place: Any = None

    @property
    def is_at_end(self):
        """Whether it tells what the council holds on the last day."""
        end = self.council.became
        return self.step is not None and end is not None and self.step.piece.is_of(end)

    @property
    def differing(self):
        """The GroupCells of groups that held something else than their council."""
        return self.step.differing if self.step else self.council.differing

    @property
    def tally(self):
        return vote_words(self.decision)

    @property
    def flags(self):
        cell = self.step.cell if self.step else None
        return list_flags(cell, tells_off_table=bool(cell.via)) if cell and cell.is_known else []


def vote_words(decision):
    """Return how a decision was voted, '' where nothing of that is known."""
    if decision.no_vote_asked:
        return _("zonder stemming")
    told = ((decision.votes_for, _("%s voor")), (decision.votes_against, _("%s tegen")))
    return ", ".join(words % number for number, words in told if number is not None)


def build_course_rows(open_, councils):
    """Return the CourseTableRows of these CourseCouncils; four queries."""
    entries = [step.piece.entry for each in councils for step in each.steps]
    places = read_shown_evidence(open_.dossier, entries, **open_.scope)
    history.attach_passages(places.values(), open_.reader)
    keys = [each.decision.id for each in entries]
    acts = history.visible_rows(Decision, **open_.scope, dossier=open_.dossier)
    decisions = {each.id: each for each in acts.filter(id__in=keys)}
    return [
        build_course_row(council, place == 0, step, decisions, places)
        for council in councils
        for place, step in enumerate(council.steps or (None,))
    ]


def build_course_row(council, is_first, step, decisions, places):
    if step is None:
        return CourseTableRow(council, is_first)
    entry = step.piece.entry
    decision, place = decisions.get(entry.decision.id), places.get(entry.position.id)
    return CourseTableRow(council, is_first, step, decision, place)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def course_page(request, slug):
    """Show the course from ?van= to ?tot=, under ?regel=, as known at ?bekend=, beside what was
    known at ?bekend-van=, of all councils or of one or two (?raad=)."""
    open_ = open_dossier(request, slug)
    return render(request, "decisions/course.html", tell_page(request, open_))


# What an address asks: a window, a rule, one or two councils.


@dataclass(frozen=True)
class AskedCourse:
    """The Course that an address asks for, of all `members` or of the `chosen` municipalities; the
    page and its picture show it alike. `preset` is the window that nobody chose."""

    ground: CourseGround
    course: Any
    preset: Window | None
    members: list
    chosen: tuple

    @property
    def councils(self):
        """The CourseCouncils to show."""
        told = self.course.councils
        return [each for each in told if not self.chosen or each.municipality in self.chosen]

    @property
    def pinned(self):
        """What its address asks beside the clocks and the rule."""
        window = self.course.window
        kept = {"van": window.first_on.isoformat(), "tot": window.last_on.isoformat()}
        return kept | ({"raad": [each.slug for each in self.chosen]} if self.chosen else {})


def read_asked_course(parameters, open_):
    """Return the AskedCourse of what an address asks; raise BadParameter."""
    material = get_timeline_rows(open_.dossier, **open_.scope)
    members = list_participants(material.memberships, material.concerns)
    chosen = parse_councils(parameters, members)
    ground = CourseGround(material, open_.wanted.rule or Rule(open_.dossier.rule))
    turns = list_course_turns(ground)
    preset = find_course_window(ground, turns, open_.day)
    window = parse_course_window(parameters, preset or Window(open_.day, open_.day))
    return AskedCourse(ground, build_course(ground, window, turns), preset, members, chosen)


def tell_page(request, open_):
    """Return what the page shows of what an address asks; raise BadParameter."""
    known_at = open_.wanted.known_at
    known_from = parse_known_from(request.GET, known_at, open_.now)
    asked = read_asked_course(request.GET, open_)
    compared = {"bekend-van": format_exact_moment(known_from)} if known_from else {}
    return {
        **open_.context,
        **tell_course(open_, asked, known_from),
        "preset": asked.preset,
        "known_from": known_from,
        "kept_since": find_start_of_records(open_.dossier, known_from or known_at),
        "members": asked.members,
        "asked_councils": [*asked.chosen, None, None][:MOST_COUNCILS],
        "asked_rule": open_.wanted.rule,
        "stamp": stamp_last_day(open_, asked.course.window),
        "standing_to_share": build_shared_standing(
            request,
            open_.dossier,
            open_.wanted,
            at=open_.now,
            rule=asked.ground.rule,
            picture="course-picture" if can_be_course_picture(asked) else "",
            when=cited_window_words(asked.course.window),
            **asked.pinned,
            **compared,
        ),
    }


def cited_window_words(window):
    """Return from when to when, as a line to cite has it."""
    first, last = (date_format(day, "j F Y") for day in (window.first_on, window.last_on))
    return _("verloop van %(first)s tot en met %(last)s") % {"first": first, "last": last}


def can_be_course_picture(asked):
    return 0 < len(asked.councils) <= MOST_ROWS


def stamp_last_day(open_, window):
    """Return the stamp of the page, at the last day of the window."""
    day = window.last_on
    kept = history.read_unkept_after(open_.dossier, day=day, known_at=open_.wanted.known_at)
    return replace(open_.stamp, day=day, unkept_after=kept)


def tell_course(open_, asked, known_from):
    """Return what the page shows of an AskedCourse."""
    ground, course, chosen = asked.ground, asked.course, asked.chosen
    councils = asked.councils
    was, became = tell_ends(course)
    rows = build_course_rows(open_, councils)
    corrections = read_told_corrections(open_, ground.material, course, known_from)
    return {
        "course": course,
        "picture": draw_course(course, councils, rows),
        "rows": rows,
        "councils": councils,
        "chosen": chosen,
        "beside": lay_beside(ground, course, sort_by_choice(councils, chosen)),
        "beside_names": [each.name for each in chosen],
        "was": was,
        "became": became,
        "changed": [each for each in councils if has_changed(each)],
        "is_other": bool(was and became and was.subject != became.subject),
        "lapsed": read_lapsed_remarks(open_, course),
        "corrections": [each for each in reversed(corrections) if not each.correction.is_new],
        "added": sum(each.correction.is_new for each in corrections),
        "differences": list_known_differences(course, read_ground_at(open_, ground, known_from))
        if known_from
        else [],
        "rule": ground.rule,
        "at_end": build_end_query(open_, course.window),
    }


def sort_by_choice(councils, chosen):
    order = {each.pk: place for place, each in enumerate(chosen)}
    return sorted(councils, key=lambda each: order.get(each.municipality.pk, 0))


def has_changed(council):
    return any(step.kind is StepKind.CHANGED for step in council.steps)


def read_ground_at(open_, ground, known_from):
    """Return the CourseGround as it was known at an earlier moment."""
    rows = get_timeline_rows(open_.dossier, reader=open_.reader, known_at=known_from)
    return CourseGround(rows, ground.rule)


def build_end_query(open_, window):
    """Return the query that leads to how it stood on the last day, as known at the same moment."""
    kept = {"peildatum": window.last_on.isoformat()}
    return f"?{urlencode(kept | {k: v for k, v in open_.asked_time.items() if k == 'bekend'})}"


@restrict_to(Access.EVERYBODY)
def compare_page(request, slug):
    """Lead to the course, which compares two moments; what was asked goes along."""
    open_dossier(request, slug)
    address = reverse("course", args=[slug])
    asked = request.GET.urlencode()
    return redirect(f"{address}?{asked}" if asked else address)
