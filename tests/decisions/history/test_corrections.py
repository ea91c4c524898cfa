"""Corrections: what was changed in the record, as far as who reads could see it happen."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record, publish_record, save_record, withdraw_record
from decisions.history import read_corrections
from tests import people
from tests.decisions.worlds import fresh
from tests.factories import EvidenceFactory, PositionGroupFactory, SubjectFactory

pytestmark = pytest.mark.django_db
NOW, DAY = people.NOW, timedelta(days=1)
CANARY = "KANARIE-ONGEPUBLICEERD"


def on(day):
    return time_machine.travel(NOW - 20 * DAY + day * DAY, tick=False)


def moment(day):
    return NOW - 20 * DAY + day * DAY


def told(world, reader=None, **asked):
    """Return (day, reason, changes as told) of the corrections that somebody is told."""
    found = read_corrections(
        world.dossier, [world.subject], reader=reader or people.public(), **asked
    )
    return [
        (
            (each.at - moment(0)).days,
            each.reason,
            [(change.before, change.after) for change in each.changes],
        )
        for each in found
    ]


def correct(world, record, reason="Beter gelezen.", **changes):
    return correct_record(fresh(record), changes=changes, by=world.griffie, reason=reason)


class TestACorrection:
    def test_of_a_stance_or_of_its_decision_is_told_with_its_reason(self, world):
        with on(0):
            position = world.position(stance="voor")
        with on(2):
            correct(world, position, stance="tegen")
        with on(3):
            correct(world, position.decision, "De dag was anders.", dated_on="2016-07-01")

        assert told(world) == [
            (2, "Beter gelezen.", [("voor", "tegen")]),
            (3, "De dag was anders.", [("1 juni 2016", "1 juli 2016")]),
        ]

    def test_of_the_subject_names_both(self, world):
        other = SubjectFactory(dossier=world.dossier, name="Een ander")
        with on(0):
            position = world.position(subject=other)
        with on(2):
            correct(world, position, subject=world.subject)

        [found] = read_corrections(world.dossier, [world.subject, other], reader=people.public())

        [change] = found.changes
        assert (change.before, change.after) == ("Een ander", world.subject.name)

    def test_is_not_told_of_what_says_nothing_of_the_stance(self, world):
        with on(0):
            position = world.position()
        with on(2):
            correct(world, position.decision, note="Nog iets.")
            reading = EvidenceFactory(position=position, dossier=world.dossier)
            correct(world, position, shown=reading)

        assert told(world) == []

    def test_of_a_record_that_was_taken_back_says_so(self, world):
        with on(0):
            position = world.position()
        with on(2):
            withdraw_record(position, by=world.griffie, reason="Niet gezegd.")

        [found] = read_corrections(world.dossier, [world.subject], reader=people.public())

        assert (found.is_withdrawn, found.reason, found.changes) == (True, "Niet gezegd.", ())

    def test_is_known_from_its_moment_on(self, world):
        with on(0):
            position = world.position(stance="voor")
        with on(2):
            correct(world, position, stance="tegen")

        assert told(world, known_at=moment(1)) == []
        assert len(told(world, known_at=moment(3))) == 1

    def test_before_an_earlier_moment_is_left_out_and_what_is_new_since_is_told(self, world):
        with on(0):
            position = world.position(stance="voor")
        with on(2):
            correct(world, position, stance="tegen")
        with on(4):
            correct(world, position, stance="voor")
        with on(5):
            world.position(stance="tegen")

        assert told(world, known_from=moment(3)) == [
            (4, "Beter gelezen.", [("tegen", "voor")]),
            (5, "", []),
        ]


class TestWhatWasNeverPublic:
    def test_is_told_to_nobody_else(self, world):
        with on(0):
            position = world.position(draft=True)
        with on(1):
            position.stance = "tegen"
            save_record(position, by=world.griffie, reason=CANARY)
        with on(2):
            publish_record(fresh(position.decision), by=world.griffie)
            publish_record(fresh(position), by=world.griffie)

        for reader in (world.public, world.nobody, world.other_griffie, world.redactie):
            assert told(world, reader=reader) == []

    def test_by_its_embargo_stays_so_with_its_corrections(self, world):
        with on(0):
            position = world.position(draft=True)
            for record in (position.decision, position):
                publish_record(fresh(record), by=world.griffie, public_from=moment(9))
        with on(2):
            correct(world, position, CANARY, stance="tegen")

        assert told(world, known_at=moment(5)) == []
        assert told(world) == []

    def test_is_not_told_of_a_draft(self, world):
        with on(0):
            position = world.position(draft=True)
        with on(2):
            position.stance = "tegen"
            save_record(position, by=world.griffie, reason=CANARY)

        assert told(world) == told(world, reader=world.griffie) == []


def test_are_read_in_as_many_queries_for_one_as_for_many(world):
    numbers = []
    for number in range(4):
        with on(number):
            position = world.position(stance="voor", groups_label="oppositie")
            PositionGroupFactory(position=position)
        with on(number + 6):
            correct(world, position, stance="tegen")
        with CaptureQueriesContext(connection) as asked:
            found = told(world)
        numbers.append(len(asked))
        assert len(found) == number + 1

    assert len(set(numbers)) == 1
