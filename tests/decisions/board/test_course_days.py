"""Whatever was said, decided and joined when: the bars say what the board says of every day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from decisions import history
from decisions.board.board import find_headline_subject
from decisions.board.course import CourseGround, build_course, list_course_turns
from decisions.board.reference import SpokenRows
from decisions.board.snapshot import Snapshot
from decisions.domain.drawing import Window
from decisions.domain.rules import Rule
from decisions.models import Decision, Milestone, Position, Subject, SubjectKind
from municipalities.models import Body, BodyKind, Municipality, RegionMembership

FIRST = date(2017, 1, 1)
WINDOW = Window(FIRST + timedelta(days=10), FIRST + timedelta(days=50))
HOMES = [Municipality(pk=number, code=f"gm990{number}", name=f"Stad {number}") for number in (1, 2)]
BODIES = [
    Body(pk=10 * kind + home.pk, kind=name, municipality=home, slug=f"{name}-{home.pk}")
    for kind, name in enumerate((BodyKind.COUNCIL, BodyKind.COLLEGE), start=1)
    for home in HOMES
]
VARIANT = Subject(pk=1, kind=SubjectKind.VARIANT, number=1)
SUBJECTS = [
    VARIANT,
    Subject(pk=2, kind=SubjectKind.PROPOSAL, number=2, works_out=VARIANT),
    Subject(pk=3, kind=SubjectKind.PROPOSAL, number=3),
]


@st.composite
def spans(draw):
    """A first and a last day between which something happened."""
    first = FIRST + timedelta(days=draw(st.integers(0, 60)))
    return {"first_on": first, "last_on": first + timedelta(days=draw(st.integers(0, 9)))}


@st.composite
def said(draw, number):
    """A PositionEntry of a council, of groups of it or of a college."""
    body = draw(st.sampled_from(BODIES))
    decision = Decision(pk=number, number=number, body=body, **draw(spans()))
    position = Position(
        pk=number,
        decision=decision,
        body=body,
        subject=draw(st.sampled_from(SUBJECTS)),
        stance=draw(st.sampled_from(["voor", "tegen"])),
        groups_label=draw(st.sampled_from(["", "", "oppositie"])),
    )
    return history.PositionEntry(position, decision)


@st.composite
def happened(draw, number):
    """A moment of the board, or that a proposal got a state."""
    subject = draw(st.sampled_from(SUBJECTS))
    states = [""] if subject is VARIANT else ["", "voorgelegd", "aangenomen", "verworpen"]
    return Milestone(
        pk=number,
        subject=subject,
        state=draw(st.sampled_from(states)),
        is_moment=draw(st.booleans()),
        **draw(spans()),
    )


@st.composite
def joined(draw, home):
    """When a municipality takes part: from a day on, maybe until another."""
    begin, end = sorted(draw(st.lists(st.integers(0, 60), min_size=2, max_size=2, unique=True)))
    rows = [(begin, True), (end, False)][: draw(st.integers(1, 2))]
    return [
        RegionMembership(
            pk=100 * home.pk + place,
            municipality=home,
            first_on=FIRST + timedelta(days=day),
            takes_part=takes_part,
        )
        for place, (day, takes_part) in enumerate(rows)
    ]


@st.composite
def materials(draw):
    """The rows of a made-up dossier, none of them saved."""
    events = [draw(happened(number)) for number in range(draw(st.integers(0, 4)))]
    return SpokenRows(
        dossier=None,
        subjects=SUBJECTS,
        memberships=[row for home in HOMES for row in draw(joined(home))],
        bodies=BODIES,
        entries=[draw(said(number)) for number in range(1, draw(st.integers(1, 8)))],
        milestones=sorted(events, key=lambda each: (each.first_on, each.last_on, each.id)),
        populations=[],
        terms=[],
    )


@given(materials(), st.sampled_from(Rule))
@settings(deadline=None)
def test_the_bars_of_a_course_say_what_the_board_says_of_every_day(material, rule):
    ground = CourseGround(material, rule)
    course = build_course(ground, WINDOW, list_course_turns(ground))

    for passed in range(WINDOW.days):
        day = WINDOW.first_on + timedelta(days=passed)
        scene = Snapshot(material, day)
        standings, _groups = history.compute_standings(material.entries, SUBJECTS, day)
        subject = find_headline_subject(scene)
        for told in course.councils:
            shown = [each for each in told.pieces if each.holds(day)]
            held = standings.get((told.body.pk, subject.pk))
            expected = held if told.municipality in scene.members else None
            assert [each.entry for each in shown] == ([expected.held.entry] if expected else [])
            for each in shown:
                assert each.about.subject == subject
                assert each.is_uncertain_on(day) == expected.held.uncertain
        [count] = [
            each.what for about in course.support for each in about.counts if each.holds(day)
        ]
        assert count.outcome == scene.support(subject, rule).outcome


@given(materials(), st.sampled_from(Rule))
@settings(deadline=None)
def test_a_decisive_day_is_one_on_which_the_board_says_something_else(material, rule):
    ground = CourseGround(material, rule)
    begun = {each.turn.first_on for each in list_course_turns(ground)}

    for passed in range(80):
        day = FIRST + timedelta(days=passed)
        before, now = Snapshot(material, day - timedelta(days=1)), Snapshot(material, day)
        turned = False
        for subject in SUBJECTS[1:]:
            was, became = before.states.get(subject.pk), now.states.get(subject.pk)
            states = [each.state if each else "voorgelegd" for each in (was, became)]
            outcomes = [scene.support(subject, rule).outcome for scene in (before, now)]
            turned |= states[0] != states[1]
            turned |= outcomes[0] != outcomes[1] and not now.off_table(subject)
        assert turned <= (day in begun)
