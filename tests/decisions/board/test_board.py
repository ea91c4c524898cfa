"""The read model: rows, cells, support, moments and shifts of one day, in constant queries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from decisions.actions import confirm_position, correct_record
from decisions.board import read_recent_stances
from decisions.domain.rules import Rule
from municipalities.models import BodyKind
from tests import factories as make
from tests.decisions.board.scenes import DAY, board_of, cell_of, scene
from tests.people import NOW, beheer, griffie, public

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    return make.DossierFactory()


@pytest.fixture
def council(dossier):
    return make.council(dossier.region)


@pytest.fixture
def variant(dossier):
    return make.SubjectFactory(dossier=dossier)


def say(council, subject, stance="voor", dated_on="2017-05-09", **fields):
    return make.PositionFactory(
        dossier_of=subject.dossier,
        spoken_by=council,
        subject=subject,
        stance=stance,
        dated_on=dated_on,
        **fields,
    )


class TestRows:
    def test_hold_the_councils_of_the_members_of_the_day_by_name(self, dossier, variant):
        region = dossier.region
        early = make.council(region, municipality=make.MunicipalityFactory(name="Bee"))
        late = make.council(
            region, since="2018-01-01", municipality=make.MunicipalityFactory(name="Aa")
        )

        before = board_of(dossier, day=date(2017, 12, 31)).councils
        after = board_of(dossier, day=date(2018, 1, 1)).councils

        assert [row.body for row in before] == [early]
        assert [row.body for row in after] == [late, early]

    def test_leave_out_who_left(self, dossier, council, variant):
        make.MembershipFactory(
            region=dossier.region,
            municipality=council.municipality,
            dated_on="2017-01-01",
            takes_part=False,
        )

        assert board_of(dossier, day=date(2016, 12, 31)).councils
        assert board_of(dossier, day=date(2017, 1, 1)).councils == ()

    def test_hold_a_member_whose_council_nobody_entered(self, dossier, variant):
        member = make.MembershipFactory(region=dossier.region).municipality

        [row] = board_of(dossier).councils

        assert (row.body, row.municipality) == (None, member)
        assert row.cells[0].stance is None
        assert board_of(dossier).support(variant).unknown == (member.code,)

    def test_put_colleges_apart_and_others_only_when_they_hold_something(
        self, dossier, council, variant
    ):
        college = make.BodyFactory(is_college=True, municipality=council.municipality)
        group = make.BodyFactory(is_steering_group=True, region=dossier.region)

        silent = board_of(dossier)
        say(group, variant)

        assert [row.body for row in silent.colleges] == [college]
        assert silent.others == ()
        assert [row.body for row in board_of(dossier).others] == [group]

    def test_tell_seats_and_inhabitants_of_the_day(self, dossier, council, variant):
        make.PopulationFactory(municipality=council.municipality, inhabitants=25_211)
        make.CouncilTermFactory(body=council)

        [row] = board_of(dossier).councils

        assert (row.seats.number, row.seats.derived) == (21, True)
        assert row.inhabitants.inhabitants == 25_211


class TestCells:
    def test_without_a_record_are_unknown(self, dossier, council, variant):
        cell = cell_of(board_of(dossier), council, variant)

        assert not cell.is_known
        assert cell.stance is None
        assert not (cell.uncertain or cell.confirmed or cell.derived or cell.joint)

    def test_show_groups_with_seats_of_the_council(self, dossier, council, variant):
        make.CouncilTermFactory(body=council, seats=19)
        say(council, variant, "nader_onderzoek", groups_label="oppositie", group_seats=9)

        cell = cell_of(board_of(dossier), council, variant)

        assert cell.stance is None
        [said] = cell.groups
        assert (said.label, said.stance, said.seats, said.seats_total) == (
            "oppositie",
            "nader_onderzoek",
            9,
            19,
        )

    @pytest.mark.parametrize(
        ("flags", "derived"), [((True,), True), ((True, False), False), ((False,), False)]
    )
    def test_are_derived_only_when_every_reading_is(
        self, dossier, council, variant, flags, derived
    ):
        position = say(council, variant)
        for flag in flags:
            make.EvidenceFactory(position=position, reads_stance="voor", is_derived=flag)

        assert cell_of(board_of(dossier), council, variant).derived is derived

    def test_tell_that_sources_differ_also_after_confirmation(self, dossier, council, variant):
        position = say(council, variant)
        for stance in ("voor", "tegen"):
            make.EvidenceFactory(position=position, reads_stance=stance)
        confirm_position(position, by=griffie(council.municipality))

        cell = cell_of(board_of(dossier), council, variant)

        assert cell.sources_differ
        assert cell.confirmed

    @pytest.mark.parametrize(
        ("elected", "told"), [("2017-05-08", False), ("2017-05-09", False), ("2017-05-10", True)]
    )
    def test_are_not_reconfirmed_after_an_election(self, dossier, council, variant, elected, told):
        say(council, variant, dated_on="2017-05-09")
        make.CouncilTermFactory(body=council, dated_on=elected, election_year=2017)

        assert cell_of(board_of(dossier), council, variant).not_reconfirmed is told

    @pytest.mark.parametrize(
        ("day", "told"), [("2018-03-28", False), ("2018-03-29", True), ("2022-04-01", True)]
    )
    @pytest.mark.parametrize("terms", [(), ("2014-03",), ("2014-03", "2018-03")])
    def test_are_not_reconfirmed_for_every_council_alike(
        self, dossier, council, variant, terms, day, told
    ):
        say(council, variant, dated_on="2017-05-09")
        for month in terms:
            make.CouncilTermFactory(body=council, dated_on=month, election_year=int(month[:4]))

        board = board_of(dossier, day=date.fromisoformat(day))

        assert cell_of(board, council, variant).not_reconfirmed is told

    @pytest.mark.parametrize(
        ("ended", "day", "told"),
        [
            ("2018-12-31", "2018-12-31", False),
            ("2018-12-31", "2019-01-01", True),
            ("2022-12-31", "2018-03-29", True),
        ],
    )
    def test_are_not_reconfirmed_by_a_council_that_ended(
        self, dossier, council, variant, ended, day, told
    ):
        say(council, variant, dated_on="2017-05-09")
        council.municipality.ended_on = ended
        make.save_register_record(council.municipality, by=beheer(), reason="Herindeling.")

        board = board_of(dossier, day=date.fromisoformat(day))

        assert cell_of(board, council, variant).not_reconfirmed is told

    def test_of_groups_keep_the_total_of_their_own_term(self, dossier, council, variant):
        terms = [
            make.CouncilTermFactory(body=council, seats=19),
            make.CouncilTermFactory(body=council, dated_on="2018-03", election_year=2018, seats=21),
        ]
        say(council, variant, groups_label="Lijst 1", group_seats=4)
        say(council, variant, dated_on="2019-05-09", groups_label="Lijst 2", group_seats=5)
        linked = say(council, variant, dated_on="2018-03", groups_label="Lijst 3", group_seats=6)
        make.PositionGroupFactory(position=linked, group=make.GroupFactory(term=terms[1]))
        say(council, variant, dated_on="2018-03", groups_label="Lijst 4", group_seats=7)

        groups = cell_of(board_of(dossier, day=date(2019, 6, 1)), council, variant).groups

        told = {each.label: (each.seats_total, each.is_past) for each in groups}
        assert told == {
            "Lijst 1": (19, True),
            "Lijst 2": (21, False),
            "Lijst 3": (21, False),
            "Lijst 4": (None, False),
        }

    def test_are_not_reconfirmed_after_a_coalition_fell(self, dossier, council, variant):
        say(council, variant, dated_on="2017-05-09")
        group = make.GroupFactory(term=make.CouncilTermFactory(body=council))
        make.GroupRoleFactory(group=group)

        before = cell_of(board_of(dossier), council, variant).not_reconfirmed
        make.GroupRoleFactory(group=group, dated_on="2017-05-20", side="oppositie")

        assert before is False
        assert cell_of(board_of(dossier), council, variant).not_reconfirmed is True

    @pytest.mark.parametrize(
        ("day", "off"), [("2017-05-30", False), ("2017-05-31", True), ("2019-01-01", True)]
    )
    def test_are_off_the_table_from_the_last_day_of_the_rejection(
        self, dossier, council, variant, day, off
    ):
        proposal = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        say(council, proposal, "tegen")
        make.MilestoneFactory(
            dossier=dossier, subject=proposal, state="verworpen", dated_on="2017-05"
        )

        board = board_of(dossier, day=date.fromisoformat(day))

        assert cell_of(board, council, proposal).off_table is off
        assert cell_of(board, council, variant).off_table is off


class TestSeats:
    @pytest.mark.parametrize(
        ("day", "told"),
        [
            ("2018-03-28", (19, "vastgelegd")),
            ("2018-03-29", (21, "afgeleid")),
            ("2030-03-29", (None, "onbekend")),
        ],
    )
    def test_of_before_are_not_those_of_a_term_that_nobody_entered(
        self, dossier, council, day, told
    ):
        make.CouncilTermFactory(body=council, dated_on="2014-03", seats=19)
        make.PopulationFactory(municipality=council.municipality, inhabitants=25_050)

        [row] = board_of(dossier, day=date.fromisoformat(day)).councils

        assert (row.seats.number, row.seats.how) == told

    def test_are_unknown_without_inhabitants(self, dossier, council):
        make.CouncilTermFactory(body=council, seats=19)

        [row] = board_of(dossier, day=date(2018, 3, 29)).councils

        assert row.seats.number is None

    def test_are_told_as_the_elections_were_known(self, dossier, council):
        make.CouncilTermFactory(body=council, seats=19)
        skipped = make.CouncilElectionFactory(
            municipality=council.municipality, election_year=2018, skipped=True
        )
        before = skipped.history.latest("history_id").history_date - timedelta(microseconds=1)
        day = date(2019, 6, 1)

        [then] = board_of(dossier, day=day, known_at=before).councils
        [now] = board_of(dossier, day=day).councils

        assert (then.seats.number, now.seats.number) == (None, 19)


class TestSupport:
    def test_follows_the_dossier_or_the_readers_rule(self):
        dossier = scene(3)
        variant = dossier.subjects.get()
        make.council(dossier.region)

        board = board_of(dossier)

        assert board.support(variant).outcome == "onbeslist"
        assert board.support(variant, Rule.MEERDERHEID_RADEN).outcome == "ja"
        assert board_of(dossier, rule=Rule.MEERDERHEID_RADEN).columns[0].support.outcome == "ja"

    def test_is_told_twice_when_positions_are_uncertain(self):
        dossier = scene(2, spoken="2017-05")
        variant = dossier.subjects.get()

        during = board_of(dossier, day=date(2017, 5, 15)).support(variant)
        after = board_of(dossier, day=date(2017, 5, 31)).support(variant)

        assert (during.outcome, during.outcome_certain) == ("ja", "onbeslist")
        assert during.is_uncertain
        assert (after.outcome, after.is_uncertain) == ("ja", False)

    @pytest.mark.parametrize("rule", list(Rule))
    def test_is_undecided_before_the_region_existed(self, rule):
        dossier = scene(2)

        board = board_of(dossier, day=date(2014, 12, 31), rule=rule)

        assert not board.region_exists
        assert board.columns[0].support.outcome == "onbeslist"

    def test_weighs_what_colleges_and_groups_say_as_nothing(self, dossier, council, variant):
        college = make.BodyFactory(is_college=True, municipality=council.municipality)
        say(college, variant, "tegen")
        say(council, variant, "tegen", groups_label="alle fracties")

        assert board_of(dossier).support(variant).outcome == "onbeslist"


class TestVersions:
    """What a council holds of one version of a proposal says nothing of the next one."""

    @pytest.fixture
    def versions(self, dossier, variant):
        return [
            make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
            for _ in range(2)
        ]

    def test_a_stance_on_the_first_leaves_the_second_unknown(self, dossier, council, versions):
        first, second = versions
        say(council, first, "voor")

        board = board_of(dossier)

        assert cell_of(board, council, first).stance == "voor"
        assert cell_of(board, council, second).stance is None

    @pytest.mark.parametrize("rule", list(Rule))
    def test_support_for_the_first_never_counts_for_the_second(
        self, dossier, council, versions, rule
    ):
        first, second = versions
        make.CouncilTermFactory(body=council, seats=15)
        make.PopulationFactory(municipality=council.municipality)
        say(council, first, "voor")

        board = board_of(dossier)

        assert board.support(first, rule).outcome == "ja"
        assert board.support(second, rule).outcome == "onbeslist"
        assert board.support(second, rule).unknown == (council.municipality.code,)

    def test_a_stance_on_the_second_leaves_the_first_as_it_was(self, dossier, council, versions):
        first, second = versions
        say(council, first, "voor")
        say(council, second, "tegen", dated_on="2017-05-20")

        board = board_of(dossier)

        assert cell_of(board, council, first).stance == "voor"
        assert cell_of(board, council, second).stance == "tegen"


class TestMoments:
    def test_mark_the_latest_that_has_come(self, dossier):
        for dated_on, title in (("2016-11", "visie"), ("2017-03-28", "voorstel")):
            make.MilestoneFactory(dossier=dossier, dated_on=dated_on, title=title, is_moment=True)
        make.MilestoneFactory(dossier=dossier, dated_on="2017-01-01")

        board = board_of(dossier, day=date(2017, 3, 27))

        told = [(moment.title, moment.is_current) for moment in board.moments]
        assert told == [("visie", True), ("voorstel", False)]
        assert board.moments[0].day == date(2016, 11, 30)

    def test_share_a_button_when_they_share_a_day(self, dossier):
        for title in ("wensen", "van tafel"):
            make.MilestoneFactory(dossier=dossier, dated_on="2017-05", title=title, is_moment=True)

        assert [each.title for each in board_of(dossier).moments] == ["wensen · van tafel"]


class TestShifts:
    def test_tell_what_changed_since_the_moment_before(self, dossier, council, variant):
        for dated_on in ("2016-11", "2017-05"):
            make.MilestoneFactory(dossier=dossier, dated_on=dated_on, is_moment=True)
        say(council, variant, "voor", "2016-10-01")
        say(council, variant, "tegen", "2017-04-01")

        board = board_of(dossier)

        assert board.before.day == date(2016, 11, 30)
        [shift] = board.shifts
        assert (shift.body, shift.before, shift.after) == (council, "voor", "tegen")

    def test_look_past_moments_on_which_nobody_stood_elsewhere(self, dossier, council, variant):
        for dated_on in ("2016-11", "2017-04-10", "2017-05"):
            make.MilestoneFactory(dossier=dossier, dated_on=dated_on, is_moment=True)
        say(council, variant, "tegen", "2017-04-01")

        board = board_of(dossier)

        assert board.before.day == date(2016, 11, 30)
        assert [shift.after for shift in board.shifts] == ["tegen"]

    def test_compare_with_the_moment_that_is_shown_where_the_day_lies_after_it(
        self, dossier, council, variant
    ):
        for dated_on in ("2016-11", "2017-05-01"):
            make.MilestoneFactory(dossier=dossier, dated_on=dated_on, is_moment=True)
        say(council, variant, "tegen", "2017-05-20")

        assert board_of(dossier).before.day == date(2017, 5, 1)

    def test_are_none_where_nobody_ever_stood_elsewhere(self, dossier, council, variant):
        for dated_on in ("2016-11", "2017-05"):
            make.MilestoneFactory(dossier=dossier, dated_on=dated_on, is_moment=True)
        say(council, variant, "voor", "2016-10-01")

        board = board_of(dossier)

        assert (board.before.day, board.shifts) == (date(2016, 11, 30), ())

    def test_are_none_at_the_first_moment(self, dossier, council, variant):
        say(council, variant)
        make.MilestoneFactory(dossier=dossier, dated_on="2017-05", is_moment=True)

        board = board_of(dossier)

        assert (board.before, board.shifts) == (None, ())


class TestColumns:
    def test_name_what_fell_of_the_shown_subject_and_of_what_works_it_out(self, dossier, variant):
        proposal = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        make.MilestoneFactory(
            dossier=dossier, subject=proposal, state="verworpen", dated_on="2017-05-31"
        )

        before, after = (board_of(dossier, day=date(2017, 5, day)) for day in (30, 31))

        assert before.columns[0].fallen == ()
        assert after.columns[0].fallen == (proposal,)


class TestWhatWasRecordedLast:
    def test_are_stances_of_councils_by_when_they_were_told_newest_first(
        self, dossier, council, variant
    ):
        old = say(council, variant, "voor", "2016-10-01")
        new = say(council, variant, "tegen", "2016-05-01")
        say(council, variant, "voor", "2018-05-01")
        say(make.BodyFactory(is_college=True, municipality=council.municipality), variant, "voor")

        told = read_recent_stances(board_of(dossier))

        assert [each.position for each in told] == [new, old]
        assert all(each.municipality == council.municipality for each in told)

    def test_tell_a_correction_at_its_own_moment(self, dossier, council, variant):
        old = say(council, variant, "voor", "2016-10-01")
        new = say(council, variant, "tegen", "2016-11-01")
        correct_record(
            old, changes={"stance": "geen_blokkade"}, by=beheer(), reason="verkeerd overgenomen"
        )

        told = read_recent_stances(board_of(dossier, reader=public(at=timezone.now())))

        assert [each.position for each in told] == [old, new]
        assert told[0].told_at > told[1].told_at

    def test_are_twenty_at_most_and_one_query(
        self, dossier, council, variant, django_assert_num_queries
    ):
        for day in range(1, 26):
            say(council, variant, "voor", f"2016-10-{day:02d}")
        board = board_of(dossier)

        with django_assert_num_queries(1):
            told = read_recent_stances(board)

        assert len(told) == 20


class TestQueries:
    @pytest.mark.parametrize("known_at", [None, NOW + timedelta(days=3650)])
    def test_are_as_many_for_one_council_as_for_many(self, known_at):
        assert queries_of(1, known_at) == queries_of(5, known_at)


def queries_of(councils, known_at):
    """Return how many queries a board takes, whole."""
    dossier = scene(councils)
    with CaptureQueriesContext(connection) as asked:
        board = board_of(dossier, known_at=known_at, reader=public(at=known_at or NOW))
        board.all_rows()
        supports = [board.support(subject) for subject in board.subjects]
    assert len(board.councils) == councils
    assert {each.outcome for each in supports} == {"ja"}
    return len(asked)


class TestReaders:
    def test_learn_nothing_from_the_time_that_the_dossier_was_a_draft(self):
        dossier = make.DossierFactory(draft=True)
        proposal = make.SubjectFactory(dossier=dossier, is_proposal=True)
        event = make.MilestoneFactory(dossier=dossier, subject=proposal, state="verworpen")
        drafted = event.history.latest("history_id").history_date
        make.publish_row(dossier, public_from=drafted + timedelta(seconds=1))
        reader = public(at=drafted + timedelta(days=1))

        then = board_of(dossier, reader=reader, known_at=drafted)
        now = board_of(dossier, reader=reader, known_at=drafted + timedelta(days=1))

        assert (then.milestones, then.state(proposal)) == ((), None)
        assert now.state(proposal).state == "verworpen"

    def test_see_drafts_of_their_own_council_only(self, dossier, council, variant):
        other = make.council(dossier.region)
        for body in (council, other):
            decision = make.DecisionFactory(dossier=dossier, body=body, draft=True)
            make.PositionFactory(decision=decision, subject=variant, dossier_of=dossier, draft=True)

        seen = board_of(dossier, reader=griffie(council.municipality))

        assert cell_of(seen, council, variant).stance == "voor"
        assert cell_of(seen, other, variant).stance is None
        assert cell_of(board_of(dossier), council, variant).stance is None
        assert cell_of(board_of(dossier, reader=beheer()), other, variant).stance == "voor"


def test_all_rows_tell_every_body_over_every_subject(dossier, council, variant):
    make.BodyFactory(is_college=True, municipality=council.municipality)
    make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)

    rows = board_of(dossier, day=DAY).all_rows()

    assert [row.body.kind for row in rows] == [BodyKind.COUNCIL, BodyKind.COLLEGE]
    assert all(len(row.cells) == 2 for row in rows)
