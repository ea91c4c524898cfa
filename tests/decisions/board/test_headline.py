"""The subject that the board answers for first: a truth table over real rows."""

from datetime import date

import pytest

from tests import factories as make
from tests.decisions.board.scenes import board_of

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


@pytest.fixture
def dossier():
    return make.DossierFactory()


@pytest.fixture
def council(dossier):
    return make.council(dossier.region)


def subject(dossier, number, **fields):
    return make.SubjectFactory(dossier=dossier, number=number, **fields)


def happen(about, dated_on, **fields):
    return make.MilestoneFactory(dossier=about.dossier, subject=about, dated_on=dated_on, **fields)


def say(body, about, dated_on="2017-05-09", **fields):
    return make.PositionFactory(
        dossier_of=about.dossier, spoken_by=body, subject=about, dated_on=dated_on, **fields
    )


def say_along(position, about):
    """Have the same decision say something on another subject."""
    return make.PositionFactory(dossier_of=about.dossier, decision=position.decision, subject=about)


def headline(dossier, day=DAY):
    return board_of(dossier, day=day).headline


class TestWhatHappenedLast:
    @pytest.mark.parametrize(
        ("first", "second", "newest"),
        [
            ("2017-03-01", "2017-03-28", "second"),
            ("2017-03-28", "2017-03-01", "first"),
            ("2017-03", "2017-03-02", "second"),  # the first day counts before the last
            ("2017-03-01", "2017-03", "second"),  # then the last day
            ("2017-03-01", "2017-03-01", "second"),  # then what was recorded last
            ("2017-03-01", "2017-06-02", "first"),  # what has not come yet does not count
            ("2017-03-01", "2017-06", "second"),  # what may have begun does
        ],
    )
    def test_is_the_newest_by_the_order_of_dates(self, dossier, first, second, newest):
        subjects = {"first": subject(dossier, 1), "second": subject(dossier, 2)}
        happen(subjects["first"], first, is_moment=True)
        happen(subjects["second"], second, is_moment=True)

        assert headline(dossier) == subjects[newest]

    @pytest.mark.parametrize(
        ("fields", "counts"),
        [
            ({"is_moment": True}, True),
            ({"state": "verworpen"}, True),
            ({"is_moment": False}, False),
        ],
    )
    def test_is_a_moment_or_a_state(self, dossier, fields, counts):
        first, second = subject(dossier, 1), subject(dossier, 2, is_proposal=True)
        happen(first, "2017-01-01", is_moment=True)
        happen(second, "2017-02-01", **fields)

        assert headline(dossier) == (second if counts else first)

    def test_has_a_subject(self, dossier):
        first = subject(dossier, 1)
        happen(first, "2017-01-01", is_moment=True)
        make.MilestoneFactory(dossier=dossier, dated_on="2017-02-01", is_moment=True)

        assert headline(dossier) == first

    def test_is_shown_itself_and_not_its_column(self, dossier):
        heavy = subject(dossier, 1)
        proposal = subject(dossier, 2, is_proposal=True, works_out=heavy)
        happen(proposal, "2017-03-28", state="voorgelegd")

        board = board_of(dossier)

        assert board.headline == proposal
        assert board.columns[0].shown == heavy


class TestWithoutAnyEvent:
    def test_is_what_a_council_decided_last(self, dossier, council):
        subject(dossier, 1)
        second, third = subject(dossier, 2), subject(dossier, 3)
        say(council, second, "2017-05-09")
        say(council, third, "2017-04-01")

        assert headline(dossier) == second

    def test_is_not_what_a_college_or_groups_said(self, dossier, council):
        first, second = subject(dossier, 1), subject(dossier, 2)
        college = make.BodyFactory(is_college=True, municipality=council.municipality)
        say(council, first, "2017-01-01")
        say(college, second, "2017-05-01")
        say(council, second, "2017-05-02", groups_label="oppositie")

        assert headline(dossier) == first

    def test_is_of_several_that_on_which_most_councils_stand(self, dossier, council):
        first, second = subject(dossier, 1), subject(dossier, 2)
        say(make.council(dossier.region), second, "2016-01-01")
        say_along(say(council, first), second)

        assert headline(dossier) == second

    def test_is_of_as_many_the_one_with_the_lowest_number(self, dossier, council):
        second, first = subject(dossier, 2), subject(dossier, 1)
        say_along(say(council, second), first)

        assert headline(dossier) == first

    def test_is_else_the_first_subject(self, dossier):
        first = subject(dossier, 1)
        subject(dossier, 2)

        assert headline(dossier) == first

    def test_is_nothing_in_an_empty_dossier(self, dossier):
        assert headline(dossier) is None
