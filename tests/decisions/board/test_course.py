"""The course: which days it runs over, what its bars say, and what became of each council."""

from datetime import date, timedelta

import pytest

from decisions.board.board import find_headline_subject
from decisions.board.course import (
    CourseGround,
    build_course,
    find_course_window,
    list_course_turns,
)
from decisions.board.snapshot import Snapshot
from decisions.board.timeline import EventKind, read_timeline_rows
from decisions.domain.course import StepKind
from decisions.domain.drawing import Window
from decisions.domain.rules import Rule
from decisions.domain.stances import Stance
from tests import factories as make
from tests.people import public

pytestmark = pytest.mark.django_db
LATE = date(2018, 12, 31)
YEAR = Window(date(2017, 1, 1), date(2017, 12, 31))


@pytest.fixture
def dossier():
    return make.DossierFactory(rule="alle_raden_akkoord")


@pytest.fixture
def first(dossier):
    return proposal(dossier, "Een", "2017-01-10", number=1)


@pytest.fixture
def second(dossier):
    return proposal(dossier, "Twee", "2017-05-01", number=2)


def proposal(dossier, name, put_on=None, **fields):
    """A proposal, put before the councils on a day."""
    made = make.SubjectFactory(dossier=dossier, is_proposal=True, name=name, **fields)
    if put_on:
        become(made, "voorgelegd", put_on)
    return made


def become(subject, state, dated_on):
    return make.MilestoneFactory(
        dossier=subject.dossier, subject=subject, state=state, dated_on=dated_on
    )


def council(dossier, name, **fields):
    municipality = make.MunicipalityFactory(name=name)
    return make.council(dossier.region, municipality=municipality, **fields)


def say(body, subject, stance="voor", dated_on="2017-02-01", **fields):
    return make.PositionFactory(
        dossier_of=subject.dossier,
        spoken_by=body,
        subject=subject,
        stance=stance,
        dated_on=dated_on,
        **fields,
    )


def ground_of(dossier, **asked):
    material = read_timeline_rows(dossier, reader=public(), **asked)
    return CourseGround(material, Rule(dossier.rule))


def course_of(dossier, window=YEAR):
    ground = ground_of(dossier)
    return build_course(ground, window, list_course_turns(ground))


def preset_of(dossier, day=LATE):
    ground = ground_of(dossier)
    return find_course_window(ground, list_course_turns(ground), day)


def days_of(window):
    return window and (str(window.first_on), str(window.last_on))


def subjects_of(course):
    return [(each.subject.name, str(each.first_on), str(each.last_on)) for each in course.subjects]


def bar_of(council):
    return [(each.about.subject.name, each.stance, str(each.first_on)) for each in council.pieces]


class TestTheDaysItRunsOver:
    def test_are_from_the_first_to_the_last_decisive_one(self, dossier, first, second):
        body = council(dossier, "Aalst")
        say(body, first, "voor", "2017-02-01")
        become(first, "aangenomen", "2017-03-01")
        become(second, "verworpen", "2017-06-01")

        assert days_of(preset_of(dossier)) == ("2017-02-01", "2017-06-01")

    def test_do_not_begin_where_a_proposal_is_put(self, dossier, first):
        council(dossier, "Aalst")

        assert preset_of(dossier) is None

    def test_leave_out_support_of_what_was_off_the_table(self, dossier, first):
        become(first, "verworpen", "2017-03-01")
        say(council(dossier, "Aalst"), first, "tegen", "2017-04-01")

        assert days_of(preset_of(dossier)) == ("2017-03-01", "2017-03-01")

    def test_leave_out_what_a_college_or_groups_said(self, dossier, first):
        body = council(dossier, "Aalst")
        say(body, first, "tegen", "2017-02-01", groups_label="oppositie")
        college = make.BodyFactory(is_college=True, municipality=body.municipality)
        say(college, first, "tegen", "2017-03-01")

        assert preset_of(dossier) is None

    def test_leave_out_support_of_what_is_no_proposal(self, dossier, first):
        variant = make.SubjectFactory(dossier=dossier, number=3)
        become(first, "aangenomen", "2017-06-01")
        say(council(dossier, "Aalst"), variant, "tegen", "2017-03-01")

        assert days_of(preset_of(dossier)) == ("2017-06-01", "2017-06-01")

    def test_count_a_day_between_two_on_the_last(self, dossier, first, second):
        become(first, "aangenomen", "2017-03")
        become(second, "verworpen", "2017-06-01/2017-06-20")

        assert days_of(preset_of(dossier)) == ("2017-03-31", "2017-06-20")
        assert days_of(preset_of(dossier, date(2017, 6, 4))) == ("2017-03-31", "2017-06-04")
        assert days_of(preset_of(dossier, date(2017, 5, 31))) == ("2017-03-31", "2017-03-31")

    def test_follow_the_rule_of_the_dossier(self, dossier, first):
        dossier.rule = "meerderheid_raden"
        for place, name in enumerate(("Aalst", "Berg", "Cent")):
            say(council(dossier, name), first, "voor", f"2017-0{place + 2}-01")

        assert days_of(preset_of(dossier)) == ("2017-03-01", "2017-03-01")

    def test_follow_seats_where_the_rule_weighs_them(self, dossier, first):
        dossier.rule = "meerderheid_zetels"
        bodies = [council(dossier, name) for name in ("Aalst", "Berg")]
        for body, before, after in zip(bodies, (9, 15), (15, 9), strict=True):
            make.CouncilTermFactory(body=body, dated_on="2014-03-27", seats=before)
            make.CouncilTermFactory(
                body=body, dated_on="2018-03-29", election_year=2018, seats=after
            )
        say(bodies[0], first, "voor", "2017-02-01")
        say(bodies[1], first, "tegen", "2017-02-01")

        assert days_of(preset_of(dossier)) == ("2017-02-01", "2018-03-29")

    def test_are_of_decisions_of_councils_where_nothing_was_decisive(self, dossier):
        subject = make.SubjectFactory(dossier=dossier)
        body = council(dossier, "Aalst")
        for dated_on in ("2017-02-01", "2017-03", "2017-09-01"):
            say(body, subject, "voor", dated_on)

        assert days_of(preset_of(dossier)) == ("2017-02-01", "2017-09-01")
        assert days_of(preset_of(dossier, date(2017, 3, 9))) == ("2017-02-01", "2017-03-09")

    def test_are_none_where_nobody_decided_anything(self, dossier):
        council(dossier, "Aalst")

        assert preset_of(dossier) is None


class TestTheSubjects:
    def test_are_those_that_the_board_answers_for_first_on_every_day(self, dossier, first, second):
        body = council(dossier, "Aalst")
        say(body, second, "voor", "2017-04-01")
        become(first, "verworpen", "2017-09-01/2017-09-10")
        make.MilestoneFactory(dossier=dossier, subject=second, dated_on="2017-11", is_moment=True)
        course = course_of(dossier)
        material = read_timeline_rows(dossier, reader=public())

        for passed in range(YEAR.days):
            day = YEAR.first_on + timedelta(days=passed)
            [about] = [each for each in course.subjects if each.first_on <= day < each.until]
            assert about.subject == find_headline_subject(Snapshot(material, day))

    def test_are_numbered_and_say_what_brought_them(self, dossier, first, second):
        council(dossier, "Aalst")

        course = course_of(dossier, Window(date(2017, 2, 1), date(2017, 6, 30)))

        assert subjects_of(course) == [
            ("Een", "2017-02-01", "2017-04-30"),
            ("Twee", "2017-05-01", "2017-06-30"),
        ]
        assert [each.number for each in course.subjects] == [1, 2]
        assert [each.milestone and each.milestone.state for each in course.subjects] == [
            None,
            "voorgelegd",
        ]

    def test_follow_decisions_where_no_milestone_says_what_was_put(self, dossier):
        one, other = (make.SubjectFactory(dossier=dossier, name=name) for name in ("Een", "Twee"))
        body = council(dossier, "Aalst")
        say(body, one, "voor", "2017-02-01")
        say(body, other, "tegen", "2017-06-01")

        names = [name for name, *_days in subjects_of(course_of(dossier))]

        assert names == ["Een", "Twee"]

    def test_of_a_dossier_without_any_are_none(self, dossier):
        council(dossier, "Aalst")

        assert course_of(dossier).subjects == ()


class TestTheBars:
    def test_say_what_the_board_says_of_every_day(self, dossier, second):
        bodies = [council(dossier, name) for name in ("Aalst", "Berg", "Cent")]
        variant = make.SubjectFactory(dossier=dossier, number=3, name="Drie")
        first = proposal(dossier, "Een", "2017-01-10", number=1, works_out=variant)
        for body, subject, stance, dated_on in (
            (bodies[0], first, "voor", "2016-11"),
            (bodies[0], first, "tegen", "2017-03/2017-04"),
            (bodies[0], second, "geen_blokkade", "2017-06-15~"),
            (bodies[1], second, "tegen", "2017-02-01"),
            (bodies[1], second, "voor", "2017-05-01/2017-08-20"),
            (bodies[1], second, "voor", "2017-06-01"),
            (bodies[1], variant, "tegen", "2017-06-02"),
            (bodies[2], second, "voor", "2017-06-01"),
            (bodies[2], second, "tegen", "2017-06-01"),
        ):
            say(body, subject, stance, dated_on)
        become(first, "verworpen", "2017-10")
        make.MilestoneFactory(dossier=dossier, subject=variant, dated_on="2017-11", is_moment=True)
        course = course_of(dossier)
        material = read_timeline_rows(dossier, reader=public())

        for passed in range(YEAR.days):
            day = YEAR.first_on + timedelta(days=passed)
            scene = Snapshot(material, day)
            subject = find_headline_subject(scene)
            for told in course.councils:
                shown = [
                    (each.entry.position, each.is_uncertain_on(day))
                    for each in told.pieces
                    if each.holds(day)
                ]
                held = scene.standings.get((told.body.pk, subject.pk))
                expected = [(held.held.entry.position, held.held.uncertain)] if held else []
                assert shown == expected, (day, told.municipality)

    def test_break_with_the_subject_and_begin_empty(self, dossier, first, second):
        body = council(dossier, "Aalst")
        say(body, first, "voor", "2017-02-01")
        say(body, second, "tegen", "2017-06-01")

        [told] = course_of(dossier).councils

        assert bar_of(told) == [("Een", "voor", "2017-02-01"), ("Twee", "tegen", "2017-06-01")]
        assert told.pieces[0].until == date(2017, 5, 1)

    def test_show_nothing_while_a_municipality_took_no_part(self, dossier, first):
        body = council(dossier, "Aalst", since="2017-04-01")
        make.MembershipFactory(
            region=dossier.region,
            municipality=body.municipality,
            dated_on="2017-08-01",
            takes_part=False,
        )
        say(body, first, "voor", "2017-02-01")

        [told] = course_of(dossier).councils

        assert [(str(each.first_on), str(each.until)) for each in told.pieces] == [
            ("2017-04-01", "2017-08-01")
        ]
        assert (told.was, told.became) == (None, None)

    def test_are_one_for_each_member_also_without_a_council(self, dossier, first):
        council(dossier, "Aalst")
        make.MembershipFactory(
            region=dossier.region, municipality=make.MunicipalityFactory(name="Leeg")
        )

        course = course_of(dossier)

        assert [each.municipality.name for each in course.councils] == ["Aalst", "Leeg"]
        assert [each.pieces for each in course.councils] == [(), ()]
        assert {each.kind for each in course.councils} == {StepKind.SILENT}

    def test_of_a_college_stand_apart(self, dossier, first):
        body = council(dossier, "Aalst")
        college = make.BodyFactory(is_college=True, municipality=body.municipality)
        say(college, first, "voor", "2017-02-01")

        [told] = course_of(dossier).councils

        assert told.pieces == ()
        assert [each.stance for each in told.college_pieces] == ["voor"]

    def test_never_tell_groups_as_their_council(self, dossier, first):
        body = council(dossier, "Aalst")
        say(body, first, "tegen", "2017-02-01", groups_label="oppositie")

        [told] = course_of(dossier).councils

        assert (told.pieces, told.became.stance) == ((), None)
        assert [(each.label, each.stance) for each in told.differing] == [("oppositie", "tegen")]

    def test_break_where_the_council_was_renewed_or_its_coalition_changed(self, dossier, first):
        body = council(dossier, "Aalst")
        term = make.CouncilTermFactory(body=body, dated_on="2017-03-01")
        group = make.GroupFactory(term=term)
        for side, dated_on in (("coalitie", "2017-03-01"), ("oppositie", "2017-06-01")):
            make.GroupRoleFactory(group=group, side=side, dated_on=dated_on)

        [told] = course_of(dossier).councils

        assert [(each.kind, str(each.first_on)) for each in told.breaks] == [
            (EventKind.COUNCIL, "2017-03-01"),
            (EventKind.COALITION, "2017-06-01"),
        ]


class TestWhatBecameOfACouncil:
    @pytest.mark.parametrize(
        ("said", "kinds"),
        [
            ([], []),
            ([("first", "voor", "2016-12-01")], [StepKind.SAME]),
            ([("second", "tegen", "2017-06-01")], [StepKind.OTHER_SUBJECT]),
            (
                [("second", "tegen", "2017-06-01"), ("second", "voor", "2017-07-01")],
                [StepKind.OTHER_SUBJECT, StepKind.CHANGED],
            ),
            (
                [("second", "tegen", "2017-06-01"), ("second", "tegen", "2017-07-01")],
                [StepKind.OTHER_SUBJECT, StepKind.SAME],
            ),
        ],
    )
    def test_is_told_step_by_step(self, dossier, first, second, said, kinds):
        body, subjects = council(dossier, "Aalst"), {"first": first, "second": second}
        for name, stance, dated_on in said:
            say(body, subjects[name], stance, dated_on)

        [told] = course_of(dossier, Window(date(2017, 2, 1), date(2017, 12, 31))).councils

        assert [each.kind for each in told.steps] == kinds

    def test_on_one_subject_is_a_change_or_a_first_word(self, dossier, first):
        one, other = council(dossier, "Aalst"), council(dossier, "Berg")
        say(one, first, "voor", "2017-02-01")
        say(one, first, "tegen", "2017-03-01")
        say(other, first, "voor", "2017-03-01")

        aalst, berg = course_of(dossier, Window(date(2017, 2, 1), date(2017, 4, 1))).councils

        assert (aalst.kind, [each.kind for each in aalst.steps]) == (
            StepKind.CHANGED,
            [StepKind.CHANGED],
        )
        assert (aalst.was.stance, aalst.became.stance) == (Stance.VOOR, Stance.TEGEN)
        assert (berg.kind, [each.kind for each in berg.steps]) == (
            StepKind.FIRST,
            [StepKind.FIRST],
        )

    def test_on_one_day_is_what_it_was(self, dossier, first):
        say(council(dossier, "Aalst"), first, "voor", "2017-02-01")
        day = date(2017, 2, 1)

        [told] = course_of(dossier, Window(day, day)).councils

        assert (told.kind, [each.kind for each in told.steps]) == (StepKind.SAME, [StepKind.SAME])


class TestSupport:
    def test_is_what_the_board_reckons_of_every_day(self, dossier, first, second):
        bodies = [council(dossier, name) for name in ("Aalst", "Berg")]
        for body in bodies:
            make.PopulationFactory(municipality=body.municipality, inhabitants=9_000)
            make.CouncilTermFactory(body=body, seats=15)
        make.PopulationFactory(
            municipality=bodies[0].municipality, dated_on="2017-03-01", inhabitants=20_000
        )
        say(bodies[0], first, "voor", "2017-02/2017-03")
        say(bodies[1], first, "tegen", "2017-02-20")
        say(bodies[1], second, "voor", "2017-07-01")
        course = course_of(dossier)
        material = read_timeline_rows(dossier, reader=public())

        for passed in range(YEAR.days):
            day = YEAR.first_on + timedelta(days=passed)
            scene = Snapshot(material, day)
            whole = scene.support(find_headline_subject(scene), Rule(dossier.rule))
            [count] = [
                each.what for about in course.support for each in about.counts if each.holds(day)
            ]
            assert (count.outcome, count.outcome_certain) == (whole.outcome, whole.outcome_certain)
            assert count.accepting == len(whole.accepting)
            assert count.seats_accepting == whole.seats_accepting
            assert count.inhabitants_accepting == whole.inhabitants_accepting

    def test_without_seats_is_not_to_be_said(self, dossier, first):
        say(council(dossier, "Aalst"), first, "voor", "2017-02-01")

        counts = [each.what for about in course_of(dossier).support for each in about.counts]

        assert {each.seats_total for each in counts} == {None}

    def test_that_tips_says_by_whom(self, dossier, first):
        bodies = [council(dossier, name) for name in ("Aalst", "Berg")]
        say(bodies[0], first, "voor", "2017-02-01")
        act = say(bodies[1], first, "tegen", "2017-03-01")

        [turn] = course_of(dossier).turns

        assert (turn.turn.before, turn.turn.after, turn.is_state) == ("onbeslist", "nee", False)
        assert turn.by == ((bodies[1].municipality, act.decision),)


def test_of_the_letter_alone_runs_from_november_to_may(letter):
    course = course_of(letter.dossier, preset_of(letter.dossier))

    assert course.window == Window(date(2016, 11, 30), date(2017, 5, 31))
    assert {
        each.municipality.name: (each.was.stance, each.became.stance) for each in course.councils
    } == {
        "Leiden": ("voor", "geen_blokkade"),
        "Leiderdorp": ("voor", "tegen"),
        "Oegstgeest": ("voor", "tegen"),
        "Voorschoten": ("voor", "geen_blokkade"),
        "Zoeterwoude": ("voor", "tegen"),
    }
