"""What the public came to know of stances, and the sentence in which it is told."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record, withdraw_record
from decisions.history.changes.entries import FollowedScope
from decisions.history.changes.reading import read_changes
from decisions.history.changes.words import tell_change_heading
from tests import people
from tests.decisions.worlds import World, fresh

pytestmark = pytest.mark.django_db
NOW, DAY = people.NOW, timedelta(days=1)
VOTE = {"form": "amendement", "votes_for": 10, "votes_against": 0, "left": 9}


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    """The dossier is there before all that is told of it."""
    with time_machine.travel(NOW - 90 * DAY, tick=False):
        return World().found()


def moment(day):
    return NOW - 20 * DAY + day * DAY


def on(day):
    return time_machine.travel(moment(day), tick=False)


def told(world, at=NOW, since=None, **asked):
    """Return (day, sentence) of what the public came to know, the oldest first."""
    found = read_changes(FollowedScope(dossier=world.dossier.pk), at=at, **asked)
    found = [each for each in found if since is None or each.at > since]
    return [((each.at - moment(0)).days, tell_change_heading(each)) for each in found[::-1]]


def say(world, day, stance, dated_on, public_from=None, **act):
    """Record a stance of the council on a day; it is public at once, or from a moment."""
    since = public_from or moment(day)
    with on(day):
        decision = world.decision(dated_on=dated_on, public_from=since, **act)
        return world.position(decision, stance=stance, public_from=since)


def correct(world, record, reason="Beter gelezen.", **changes):
    return correct_record(fresh(record), changes=changes, by=world.griffie, reason=reason)


def about(world):
    return f"{world.council.name} over ‘{world.subject.name}’"


class TestANewStance:
    def test_tells_from_what_to_what_in_which_act_with_which_vote(self, world):
        say(world, 1, "geen_standpunt", "2017-03-02", form="besluit")
        say(world, 2, "tegen", "2017-05-09", **VOTE)

        assert told(world, since=moment(1)) == [
            (
                2,
                f"{about(world)}: van geen standpunt naar tegen, amendement van 9 mei 2017,"
                " 10 voor, 0 tegen, 9 vertrokken.",
            )
        ]

    def test_that_is_the_first_has_nothing_before_it(self, world):
        say(world, 1, "voor", "2017-03-02", form="motie", no_vote_asked=True)

        assert told(world) == [
            (1, f"{about(world)}: voor, motie van 2 maart 2017, zonder stemming.")
        ]

    def test_that_says_the_same_again_says_so(self, world):
        say(world, 1, "voor", "2017-03-02", form="motie")
        say(world, 2, "voor", "2017-05-02", form="motie")

        assert told(world)[-1] == (2, f"{about(world)}: opnieuw voor, motie van 2 mei 2017.")

    def test_with_a_condition_is_never_told_as_bare(self, world):
        position = say(world, 1, "tegen", "2017-03-02", form="motie")
        world.condition(position)

        assert told(world) == [(1, f"{about(world)}: tegen, tenzij, motie van 2 maart 2017.")]


class TestAnEmbargo:
    def test_hides_a_stance_until_it_ends_and_is_then_its_moment(self, world):
        say(world, 1, "voor", "2017-03-02", public_from=moment(5))

        assert told(world, at=moment(4)) == []
        assert [day for day, _words in told(world, since=moment(4))] == [5]

    def test_hides_what_was_corrected_meanwhile(self, world):
        position = say(world, 1, "voor", "2017-03-02", form="motie", public_from=moment(5))
        with on(3):
            correct(world, position, stance="tegen")

        assert told(world) == [(5, f"{about(world)}: tegen, motie van 2 maart 2017.")]

    def test_of_the_dossier_hides_all_of_it(self, world):
        say(world, 1, "voor", "2017-03-02")
        before = world.dossier.public_from - DAY

        assert told(world, at=before) == []

    def test_hides_concepts(self, world):
        world.position(draft=True)

        assert told(world) == []


class TestACorrection:
    def test_is_told_apart_with_what_was_and_what_is(self, world):
        position = say(world, 1, "voor", "2017-03-02", form="motie")
        with on(2):
            correct(world, position, stance="tegen")

        assert told(world, since=moment(1)) == [
            (
                2,
                f"Verbeterd in wat Regio zegt. {about(world)}: motie van 2 maart 2017,"
                " standpunt was voor, is tegen.",
            )
        ]

    def test_of_the_vote_and_the_day_is_told(self, world):
        position = say(world, 1, "voor", "2017-03-02", form="motie", votes_for=10, votes_against=3)
        with on(2):
            correct(world, position.decision, dated_on="2017-03-03", votes_for=11)

        assert told(world, since=moment(1))[0][1].endswith(
            "datum was 2 maart 2017, is 3 maart 2017, stemming was 10 voor – 3 tegen, is 11 voor –"
            " 3 tegen."
        )

    def test_of_a_typing_error_that_changes_nothing_told_is_none(self, world):
        position = say(world, 1, "voor", "2017-03-02", form="motie")
        with on(2):
            correct(world, position.decision, title="Zonder tikfout", note="Beter")

        assert told(world, since=moment(1)) == []

    def test_that_takes_it_back_is_told(self, world):
        position = say(world, 1, "voor", "2017-03-02", form="motie")
        with on(2):
            withdraw_record(fresh(position), by=world.griffie, reason="Niet van deze raad.")

        assert told(world, since=moment(1)) == [
            (
                2,
                f"Verbeterd in wat Regio zegt. {about(world)}: ‘voor’ is ingetrokken,"
                " motie van 2 maart 2017.",
            )
        ]


class TestReading:
    def test_asks_as_many_queries_for_many_as_for_one(self, world):
        say(world, 1, "voor", "2017-03-02", form="motie")
        with CaptureQueriesContext(connection) as one:
            told(world)
        for day in range(2, 9):
            say(world, day, "tegen", f"2017-04-0{day}", form="motie")

        with CaptureQueriesContext(connection) as many:
            found = told(world)

        assert len(found) == 8
        assert len(many) == len(one) == 18

    def test_gives_the_newest_where_few_are_asked(self, world):
        for day in range(1, 6):
            say(world, day, "tegen", f"2017-04-0{day}", form="motie")

        assert [day for day, _words in told(world, most=2)] == [4, 5]
