"""Whose stances count: those whom rows name on the day, all members where none does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.board import build_board
from decisions.board.course import CourseGround, build_course, list_course_turns
from decisions.board.reference import SpokenRows
from decisions.board.snapshot import Snapshot
from decisions.board.timeline import read_timeline_rows
from decisions.domain.drawing import Window
from decisions.domain.rules import Outcome, Rule
from decisions.domain.stances import Stance
from decisions.models import Concern, Subject, SubjectKind
from municipalities.models import Body, BodyKind, Municipality, RegionMembership
from tests import factories as make
from tests.decisions.board.scenes import DAY, board_of, cell_of, scene
from tests.people import NOW, public


def concerns(subject, *councils, on="2016-01-01", takes_part=True):
    for council in councils:
        make.ConcernFactory(
            subject=subject,
            municipality=council.municipality,
            dated_on=on,
            takes_part=takes_part,
        )


def councils_of(dossier):
    rows = Body.objects.filter(municipality__memberships__region=dossier.region)
    return list(rows.select_related("municipality").order_by("municipality__name"))


def names(homes):
    return [home.name for home in homes]


@pytest.mark.django_db
class TestWhoCounts:
    def test_all_members_do_where_no_row_says_otherwise(self):
        dossier = scene(3)
        board = board_of(dossier)
        [variant] = board.subjects

        assert board.scene.concerned(variant) == board.scene.members
        assert not any(cell.is_aside for row in board.councils for cell in row.cells)

    def test_the_others_stand_beside_with_their_stance(self):
        dossier = scene(5)
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        concerns(variant, *councils[:3])

        board = board_of(dossier)

        support = board.support(variant)
        assert support.total == 3
        assert support.accepting == tuple(sorted(each.municipality.code for each in councils[:3]))
        assert [row.cells[0].is_aside for row in board.councils] == [False] * 3 + [True] * 2
        assert all(row.cells[0].is_known for row in board.councils)
        assert support.seats_total == 45
        assert support.inhabitants_total == 30_000

    def test_a_council_of_outside_the_region_has_a_row_and_counts(self):
        dossier = scene(2)
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        stranger = make.council(make.RegionFactory())
        concerns(variant, councils[0], stranger)

        board = board_of(dossier)

        assert board.support(variant).unknown == (stranger.municipality.code,)
        outside = [row for row in board.councils if row.is_outside]
        assert [row.body for row in outside] == [stranger]
        assert not outside[0].cells[0].is_aside

    def test_a_proposal_without_rows_has_those_of_its_variant(self):
        dossier = scene(3)
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        plan = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        narrow = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        concerns(variant, *councils[:2])
        concerns(narrow, councils[0])
        scene_of_day = board_of(dossier).scene

        assert len(scene_of_day.concerned(plan)) == 2
        assert len(scene_of_day.concerned(narrow)) == 1

    def test_the_stances_on_a_proposal_pass_up_to_a_variant_that_counts_its_own(self):
        dossier = scene(3, stance="tegen", spoken="2016-01-05")
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        plan = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        for council in councils:
            make.PositionFactory(
                dossier_of=dossier,
                spoken_by=council,
                subject=plan,
                stance="voor",
                dated_on="2017-05-20",
            )
        concerns(variant, *councils[:2])
        concerns(plan, councils[0])

        board = board_of(dossier)

        assert (len(board.support(variant).accepting), board.support(variant).total) == (2, 2)
        assert (len(board.support(plan).accepting), board.support(plan).total) == (1, 1)
        assert cell_of(board, councils[2], variant).via == plan

    def test_a_direction_has_its_own_rows_or_all_members(self):
        dossier = scene(3)
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        direction = make.SubjectFactory(dossier=dossier, is_direction=True, column=variant)
        concerns(variant, councils[0])

        assert len(board_of(dossier).scene.concerned(direction)) == 3

    def test_it_follows_the_day(self):
        dossier = scene(2)
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        concerns(variant, *councils)
        concerns(variant, councils[1], on="2017-05-20", takes_part=False)

        totals = [
            board_of(dossier, day=day).support(variant).total
            for day in (date(2015, 1, 1), date(2017, 5, 19), date(2017, 5, 20))
        ]

        assert totals == [2, 2, 1]

    def test_it_follows_what_was_known(self):
        dossier = scene(2)
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        row = make.ConcernFactory(subject=variant, municipality=councils[0].municipality)
        before = row.history.latest("history_id").history_date - timedelta(microseconds=1)

        then = board_of(dossier, known_at=before)
        now = board_of(dossier)

        assert then.support(variant).total == 2
        assert now.support(variant).total == 1

    def test_what_is_supposed_of_a_council_counts_where_it_stands(self):
        dossier = scene(3)
        variant, councils = dossier.subjects.get(), councils_of(dossier)
        concerns(variant, *councils[1:])
        told = board_of(dossier).scene.support(
            variant, Rule.ALLE_RADEN_AKKOORD, {councils[2].municipality_id: Stance.TEGEN}
        )

        assert told.against == (councils[2].municipality.code,)
        assert told.outcome == Outcome.NEE


@pytest.mark.django_db
@pytest.mark.parametrize("rule", Rule)
def test_support_is_that_of_a_region_of_just_those(rule):
    dossier = scene(5)
    variant, councils = dossier.subjects.get(), councils_of(dossier)
    make.PositionFactory(
        dossier_of=dossier,
        spoken_by=councils[1],
        subject=variant,
        stance="tegen",
        dated_on="2017-05-20",
    )
    keys = {each.municipality_id for each in councils[:3]}
    concerns(variant, *councils[:3])
    told = board_of(dossier, rule=rule).scene
    alone = replace(
        told.material,
        memberships=[each for each in told.material.memberships if each.municipality_id in keys],
        concerns=[],
    )

    assert told.support(variant, rule) == Snapshot(alone, DAY).support(variant, rule)


@pytest.mark.django_db
@pytest.mark.parametrize("known_at", [None, NOW + timedelta(days=3650)])
def test_as_many_queries_for_one_row_as_for_many(known_at):
    numbers = set()
    for rows in (1, 4):
        dossier = scene(4)
        concerns(dossier.subjects.get(), *councils_of(dossier)[:rows])
        with CaptureQueriesContext(connection) as asked:
            build_board(dossier, day=DAY, reader=public(at=known_at or NOW), known_at=known_at)
        numbers.add(len(asked))

    assert len(numbers) == 1


@pytest.mark.django_db
def test_a_course_counts_who_is_concerned_on_every_day():
    dossier = scene(3)
    variant, councils = dossier.subjects.get(), councils_of(dossier)
    stranger = make.council(make.RegionFactory())
    concerns(variant, councils[0], stranger)
    concerns(variant, councils[1], on="2017-05-20")
    ground = CourseGround(read_timeline_rows(dossier, reader=public()), Rule.MEERDERHEID_RADEN)

    course = build_course(
        ground, Window(date(2017, 5, 1), date(2017, 6, 1)), list_course_turns(ground)
    )

    [told] = course.support
    assert [(each.first_on, each.what.accepting, each.what.total) for each in told.counts] == [
        (date(2017, 5, 1), 0, 2),
        (date(2017, 5, 9), 1, 2),
        (date(2017, 5, 20), 2, 3),
    ]
    assert stranger.municipality in [each.municipality for each in course.councils]
    became = {each.municipality: each.became.is_aside for each in course.councils}
    assert [became[each.municipality] for each in councils] == [False, False, True]


# Any rows on any day: the board counts whom the pure room names.

HOMES = [Municipality(id=key, name=f"Gemeente {key}", code=f"GM{key}") for key in range(1, 5)]
BODIES = [
    Body(id=home.id, municipality=home, kind=BodyKind.COUNCIL, slug=f"raad-{home.id}")
    for home in HOMES
]
VARIANT = Subject(id=1, kind=SubjectKind.VARIANT, name="Variant", slug="variant", number=1)
PLAN = Subject(id=2, kind=SubjectKind.PROPOSAL, name="Plan", slug="plan", number=2, works_out_id=1)
START = date(2016, 1, 1)
rows_of_any_day = st.lists(
    st.builds(
        lambda subject, home, day, takes_part: Concern(
            subject=subject,
            municipality=home,
            first_on=START + timedelta(days=day),
            takes_part=takes_part,
        ),
        st.sampled_from([VARIANT, PLAN]),
        st.sampled_from(HOMES),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=8,
)


@given(rows_of_any_day, st.integers(-2, 11))
@settings(deadline=None)
def test_every_council_either_counts_or_stands_beside(rows, day):
    material = SpokenRows(
        dossier=None,
        subjects=[VARIANT, PLAN],
        memberships=[
            RegionMembership(id=home.id, municipality=home, first_on=START, takes_part=True)
            for home in HOMES[:3]
        ],
        concerns=sorted(rows, key=lambda each: each.first_on),
        bodies=BODIES,
        entries=[],
        milestones=[],
        populations=[],
        terms=[],
    )
    told = Snapshot(material, START + timedelta(days=day))

    for subject in (VARIANT, PLAN):
        counted = told.concerned(subject)
        support = told.support(subject, Rule.MEERDERHEID_RADEN)
        shown = [told.row(*pair, [subject]) for pair in told.list_councils([subject])]
        assert support.total == len(counted)
        assert names(counted) == [
            row.municipality.name for row in shown if not row.cells[0].is_aside
        ]
    if not any(row.subject is PLAN for row in rows):
        assert told.concerned(PLAN) == told.concerned(VARIANT)
