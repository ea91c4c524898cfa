"""What became of a position, told in sentences with both clocks."""

import pytest
import time_machine

from decisions.actions import confirm_position, correct_record, publish_record, withdraw_record
from decisions.history import read_versions, tell_position_story
from tests.decisions.worlds import fresh
from tests.people import public

pytestmark = pytest.mark.django_db


def story(position, reader):
    """Return the (words, reason) that a reader is told of a position."""
    told = tell_position_story(position.decision, read_versions(position, reader=reader))
    return [(each.words, each.reason) for each in told]


class TestAStory:
    def test_begins_with_when_it_was_decided_and_when_that_was_recorded(self, world):
        with time_machine.travel("2020-06-12T12:00:00+00:00"):
            position = world.position(world.decision(dated_on="2017-05-09"), stance="geen_blokkade")

        [(words, reason)] = story(position, world.griffie)

        assert words == (
            "Besloten: 9 mei 2017. "
            "In Regio vastgelegd op 12 juni 2020 als ‘geen blokkade’, door beheer."
        )
        assert reason == ""

    def test_tells_a_correction_with_its_reason(self, world):
        position = world.position()
        with time_machine.travel("2030-07-03T12:00:00+00:00"):
            correct_record(
                position, changes={"stance": "tegen"}, by=world.griffie, reason="Verkeerd gelezen."
            )

        [_first, (words, reason)] = story(position, world.griffie)

        who = world.griffie.user.username
        assert words == f"Op 3 juli 2030 gecorrigeerd van ‘voor’ naar ‘tegen’, door {who}."
        assert reason == "Verkeerd gelezen."

    def test_tells_each_step_on_its_way(self, world):
        position = world.position(draft=True, source_follows=True)
        publish_record(position.decision, by=world.griffie)
        confirm_position(fresh(position), by=world.griffie)
        withdraw_record(fresh(position), by=world.griffie, reason="Dubbel.")

        told = [
            words.partition(", door ")[0].split(" ", 4)[-1]
            for words, _ in story(position, world.griffie)
        ]

        assert told[1:] == ["openbaar gemaakt", "bevestigd door het orgaan zelf", "ingetrokken"]

    def test_tells_two_things_of_one_version_together(self, world):
        position = world.position(groups_label="D66", group_seats=4)
        changes = {"stance": "tegen", "groups_label": "D66 en VVD", "group_seats": 10}
        correct_record(position, changes=changes, by=world.griffie, reason="Ook de VVD.")

        words = story(position, world.griffie)[1][0]

        assert "gecorrigeerd van ‘voor’ naar ‘tegen’ en de fracties aangepast, door " in words

    def test_of_a_part_of_the_versions_says_how_many_are_left_out(self, world):
        position = world.position()
        for number in range(6):
            stance = "tegen" if number % 2 == 0 else "voor"
            correct_record(
                position, changes={"stance": stance}, by=world.griffie, reason=f"{number}"
            )
        versions = read_versions(fresh(position), reader=world.griffie)

        told, next_told, last_told = (
            tell_position_story(position.decision, versions, slice(start, start + 2))
            for start in (0, 2, 4)
        )

        assert [each.reason for each in told] == ["", "", "4", "5"]
        assert told[1].words == "Daarna zijn 4 versies niet hier verteld."
        assert [each.reason for each in next_told] == ["", "", "2", "3"]
        assert [each.reason for each in last_told] == ["", "0", "1"]

    def test_leaves_out_a_version_in_which_nothing_of_it_shows(self, world):
        position = world.position()
        correct_record(position, changes={"source_follows": True}, by=world.griffie, reason="x")

        assert len(story(position, world.griffie)) == 1

    def test_begins_for_the_public_where_it_became_public(self, world):
        position = world.position(draft=True, source_follows=True, stance="voor")
        position.stance = "tegen"
        correct_record(position, changes={}, by=world.griffie, reason="Toch tegen.")
        publish_record(fresh(position).decision, by=world.griffie)

        told = story(fresh(position), public())

        assert len(told) == 1
        assert "als ‘tegen’" in told[0][0]

    def test_of_what_nobody_may_see_is_empty(self, world):
        assert tell_position_story(world.decision(), []) == []
