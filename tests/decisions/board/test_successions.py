"""The board of a region whose municipalities come and go: who sits, and what was held before."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from decisions.board import build_board
from decisions.domain.rules import RULES_VERSION
from municipalities.actions.register import delete_register_record, save_register_record
from tests import factories as make
from tests.decisions.board.mergers import FIRST, LAST, Merger
from tests.decisions.board.scenes import board_of
from tests.people import beheer, public

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return Merger()


@pytest.fixture
def merger(made):
    return made


def told(cell):
    return [(each.municipality.name, each.cell.stance, each.read_on) for each in cell.former]


class TestWhoSits:
    def test_is_the_successor_from_its_first_day_without_a_membership(self, merger):
        assert merger.names(LAST) == ["Blijfdorp", "Nieuwdam", "Oudstad"]
        assert merger.names(FIRST) == ["Blijfdorp", "Samenstad"]

    def test_is_not_a_successor_that_says_otherwise(self, merger):
        make.MembershipFactory(
            region=merger.dossier.region,
            municipality=merger.town,
            dated_on="2019-01-01",
            takes_part=False,
        )

        assert merger.names(FIRST) == ["Blijfdorp"]

    def test_is_nobody_in_place_of_who_ended_without_a_successor(self, merger):
        for each in merger.successions:
            delete_register_record(each, by=beheer(), reason="Onjuist.")

        assert merger.names(FIRST) == ["Blijfdorp"]

    def test_counts_the_successor_and_none_of_its_predecessors(self, merger):
        board = board_of(merger.dossier, day=FIRST)

        told = board.support(merger.subject)

        assert told.unknown == (merger.town.code,)
        assert told.against == ()
        assert told.accepting == (merger.stays.municipality.code,)
        assert board_of(merger.dossier, day=LAST).support(merger.subject).against == (
            merger.old.municipality.code,
        )

    def test_came_with_the_second_rules(self):
        assert RULES_VERSION >= 2


class TestWhatWasHeldBefore:
    def test_stands_beside_an_unknown_cell_as_of_the_last_day(self, merger):
        cell = merger.cell()

        assert not cell.is_known
        assert told(cell) == [("Nieuwdam", "voor", LAST), ("Oudstad", "tegen", LAST)]

    def test_stays_beside_what_the_successor_itself_says(self, merger):
        merger.say(merger.council, "voor_mits", dated_on="2019-03-01")

        before, after = merger.cell(date(2019, 2, 28)), merger.cell(date(2019, 3, 1))

        assert (before.stance, after.stance) == (None, "voor_mits")
        assert len(before.former) == len(after.former) == 2

    def test_is_nothing_on_the_last_day_and_for_who_stays(self, merger):
        assert merger.cell(LAST).former == ()
        assert merger.cell(council=merger.stays).former == ()

    def test_is_read_on_the_last_day_and_not_after(self, merger):
        merger.say(merger.old, "voor", dated_on="2019-02-01")

        assert ("Oudstad", "tegen", LAST) in told(merger.cell(date(2019, 6, 1)))

    def test_tells_only_who_held_something(self, merger):
        silent = make.MunicipalityFactory(name="Stilveen", ended_on=LAST)
        make.council(merger.dossier.region, municipality=silent)
        merger.follow(silent)

        assert {each.municipality.name for each in merger.cell().former} == {"Oudstad", "Nieuwdam"}

    def test_runs_through_a_chain(self, merger):
        merger.town.ended_on = date(2021, 12, 31)
        save_register_record(merger.town, by=beheer(), reason="Herindeling.")
        last = make.MunicipalityFactory(name="Grootstad", started_on=date(2022, 1, 1))
        merger.follow(merger.town, last)
        merger.say(merger.council, "geen_blokkade", dated_on="2020-03-01")
        council = make.BodyFactory(municipality=last)

        found = merger.cell(date(2022, 1, 1), council)

        assert merger.names(date(2022, 1, 1)) == ["Blijfdorp", "Grootstad"]
        assert told(found)[0] == ("Samenstad", "geen_blokkade", date(2021, 12, 31))
        assert {each.municipality.name for each in found.former[1:]} == {"Oudstad", "Nieuwdam"}

    def test_of_a_draft_is_not_for_the_public(self, merger):
        make.PositionFactory(
            dossier_of=merger.dossier,
            spoken_by=make.BodyFactory(is_college=True, municipality=merger.old.municipality),
            subject=merger.subject,
            stance="tegen",
            draft=True,
        )
        college = make.BodyFactory(is_college=True, municipality=merger.town)

        assert merger.cell(council=college).former == ()
        assert len(merger.cell(council=college, reader=beheer()).former) == 1


class TestBothClocks:
    def test_a_succession_is_told_as_it_was_known(self, merger):
        both = timezone.now()
        delete_register_record(merger.successions[0], by=beheer(), reason="Onjuist.")
        one = timezone.now()
        delete_register_record(merger.successions[1], by=beheer(), reason="Onjuist.")

        assert merger.names(FIRST, known_at=both) == ["Blijfdorp", "Samenstad"]
        assert merger.names(FIRST, known_at=one) == ["Blijfdorp", "Samenstad"]
        assert merger.names(FIRST) == ["Blijfdorp"]
        assert len(merger.cell(known_at=both).former) == 2
        assert [name for name, _, _ in told(merger.cell(known_at=one))] == ["Nieuwdam"]

    def test_the_end_of_a_municipality_is_told_as_it_was_known(self, merger):
        before = timezone.now()
        home = merger.old.municipality
        home.ended_on = LAST + timedelta(days=90)
        save_register_record(home, by=beheer(), reason="Uitgesteld.")

        assert "Oudstad" in merger.names(FIRST)
        assert "Oudstad" not in merger.names(FIRST, known_at=before)


class TestWhomASubjectConcerns:
    """Who sits in the place of a municipality that a row names counts in its place."""

    @pytest.fixture
    def scoped(self, merger):
        for council in (merger.old, merger.stays):
            make.ConcernFactory(subject=merger.subject, municipality=council.municipality)
        return merger

    def counted(self, merger, day):
        scene = board_of(merger.dossier, day=day).scene
        return [each.name for each in scene.concerned(merger.subject)]

    def test_is_the_named_one_until_its_last_day_and_its_successor_after(self, scoped):
        assert self.counted(scoped, LAST) == ["Blijfdorp", "Oudstad"]
        assert self.counted(scoped, FIRST) == ["Blijfdorp", "Samenstad"]

    def test_is_nobody_in_the_place_of_one_that_nobody_followed(self, scoped):
        gone = make.MunicipalityFactory(name="Verland", ended_on=LAST)
        make.ConcernFactory(subject=scoped.subject, municipality=gone)

        assert self.counted(scoped, LAST) == ["Blijfdorp", "Oudstad", "Verland"]
        assert self.counted(scoped, FIRST) == ["Blijfdorp", "Samenstad"]

    def test_leaves_aside_a_successor_of_one_that_no_row_names(self, merger):
        make.ConcernFactory(subject=merger.subject, municipality=merger.stays.municipality)

        assert self.counted(merger, FIRST) == ["Blijfdorp"]
        assert merger.cell().is_aside


class TestInQueries:
    def test_a_board_asks_as_often_for_many_mergers_as_for_one(self, merger):
        few = count_queries(merger)
        for number in range(3):
            council = merger.member(f"Gehucht {number}", "tegen", ended_on=LAST)
            merger.follow(council.municipality)

        assert len(merger.cell().former) == 5
        assert count_queries(merger) == few


def count_queries(merger):
    """Return how many queries a board takes, now and as known at a moment."""
    return [count_queries_at(merger, known_at) for known_at in (None, timezone.now())]


def count_queries_at(merger, known_at):
    with CaptureQueriesContext(connection) as asked:
        build_board(merger.dossier, day=FIRST, reader=public(), known_at=known_at)
    return len(asked)


class TestTheDefaultDay:
    def close(self, merger, closed_on, **fields):
        for name, value in {"closed_on": closed_on, **fields}.items():
            setattr(merger.dossier, name, value)
        return merger.dossier.default_day(date(2026, 1, 1))

    @pytest.mark.parametrize(
        ("closed_on", "kept_until", "day"),
        [
            (date(2018, 6, 1), None, date(2018, 6, 1)),
            (LAST, None, LAST),
            (FIRST, None, LAST),
            (date(2019, 6, 1), None, LAST),
            (date(2019, 6, 1), date(2018, 3, 1), date(2018, 3, 1)),
            (date(2019, 6, 1), date(2019, 3, 1), LAST),
        ],
    )
    def test_of_a_closed_dossier_is_at_most_the_last_day_on_which_its_councils_sat(
        self, merger, closed_on, kept_until, day
    ):
        assert self.close(merger, closed_on, kept_until=kept_until) == day

    def test_of_an_open_dossier_is_today(self, merger):
        assert merger.dossier.default_day(date(2026, 1, 1)) == date(2026, 1, 1)

    def test_of_several_ends_is_the_last(self, merger):
        merger.town.ended_on = date(2021, 12, 31)
        save_register_record(merger.town, by=beheer(), reason="Herindeling.")

        assert self.close(merger, date(2022, 6, 1)) == date(2021, 12, 31)

    def test_leaves_out_who_ended_elsewhere_or_before_it_opened(self, merger):
        make.MunicipalityFactory(ended_on=date(2019, 4, 30))
        late = make.DossierFactory(
            region=merger.dossier.region, dated_on="2019-02-01", closed_on=date(2019, 6, 1)
        )

        assert late.default_day(date(2026, 1, 1)) == date(2019, 6, 1)

    def test_is_that_of_any_other_where_councils_stayed_and_one_decided_since(self, merger):
        merger.say(merger.stays, "tegen", dated_on="2019-03-05")

        assert self.close(merger, date(2019, 6, 1)) == date(2019, 6, 1)

    @pytest.mark.parametrize("dated_on", ["2018-12-20", "2019-07-01"])
    def test_does_not_follow_what_was_decided_before_that_end_or_after_closing(
        self, merger, dated_on
    ):
        merger.say(merger.stays, "tegen", dated_on=dated_on)

        assert self.close(merger, date(2019, 6, 1)) == LAST

    def test_does_not_follow_what_is_not_public(self, merger):
        acted = {"dossier": merger.dossier, "body": merger.stays, "dated_on": "2019-03-05"}
        make.DecisionFactory(draft=True, **acted)
        make.DecisionFactory(public_from=datetime(2030, 1, 1, tzinfo=UTC), **acted)

        assert self.close(merger, date(2019, 6, 1)) == LAST

    def test_is_before_the_end_of_all_councils_whatever_the_new_one_decided(self, merger):
        merger.stays.municipality.ended_on = LAST
        save_register_record(merger.stays.municipality, by=beheer(), reason="Herindeling.")
        merger.follow(merger.stays.municipality)
        merger.say(merger.council, "voor", dated_on="2019-01-08")

        assert self.close(merger, date(2019, 6, 1)) == LAST

    def test_costs_an_open_dossier_no_query(self, merger, django_assert_num_queries):
        with django_assert_num_queries(0):
            merger.dossier.default_day(date(2026, 1, 1))
        merger.dossier.closed_on = FIRST
        with django_assert_num_queries(3):
            merger.dossier.default_day(date(2026, 1, 1))
