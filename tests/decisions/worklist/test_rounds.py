"""Rounds that wait for a body, and rounds that are not complete."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.domain.deadlines import Deadline, DeadlineGround
from decisions.worklist import list_open_rounds, list_waiting_bodies
from tests import factories as make

pytestmark = pytest.mark.django_db


def asked(world, body=None, *, due=None, own_due=None, **fields):
    """Ask a body in a round of its own."""
    made = make.RoundFactory(dossier=world.dossier, due_on=due)
    return make.RoundBodyFactory(round=made, body=body or world.council, due_on=own_due, **fields)


TODAY = date(2016, 7, 15)


def waits(reader):
    """Return the RoundBodies that wait for a reader, in order."""
    return [each.request for each in list_waiting_bodies(reader, TODAY)]


class TestARoundThatWaits:
    def test_is_for_a_body_that_the_reader_keeps(self, world):
        mine = asked(world)
        asked(world, world.neighbour)

        assert waits(world.griffie) == [mine]

    def test_is_for_its_college_too(self, world):
        mine = asked(world, world.college)

        assert waits(world.griffie) == [mine]

    def test_is_over_once_the_body_spoke_or_has_no_view(self, world):
        asked(world, answer=world.decision())
        asked(world, no_view_on=date(2016, 7, 1))

        assert waits(world.griffie) == []

    def test_comes_in_order_of_its_day_the_bodys_own_before_the_rounds(self, world):
        never = asked(world)
        late = asked(world, due=date(2017, 1, 1))
        first = asked(world, due=date(2018, 1, 1), own_due=date(2016, 1, 1))

        assert waits(world.griffie) == [first, late, never]
        assert [each.by_when.due_on for each in list_waiting_bodies(world.griffie, TODAY)] == [
            date(2016, 1, 1), date(2017, 1, 1), None,
        ]  # fmt: skip

    def test_is_the_redacties_for_a_council_without_a_griffie(self, world):
        alone = asked(world, world.municipality_without_people())
        asked(world, world.council)
        assert world.griffie.keeps

        assert waits(world.redactie) == [alone]

    def test_is_nobodys_elsewhere(self, world):
        asked(world)

        assert waits(world.strange_griffie) == waits(world.collegian) == []

    def test_says_by_when_with_the_law_the_extensions_and_the_meetings(self, world):
        budget = make.RoundFactory(dossier=world.dossier, legal_basis="wgr_begroting")
        make.RoundBodyFactory(round=budget, body=world.council, received_on=date(2016, 6, 1))
        body = make.BodyFactory(kind="raadscommissie", municipality=world.council.municipality)
        for who, day in ((world.council, date(2016, 7, 7)), (body, date(2016, 6, 23))):
            make.MeetingFactory(dossier=world.dossier, body=who, held_on=day)
        make.RecessFactory(municipality=world.council.municipality)

        [found] = list_waiting_bodies(world.griffie, TODAY)

        can = found.by_when.workable
        assert (found.by_when.due_on, found.is_ahead) == (date(2016, 7, 27), True)
        assert found.deadline == Deadline(date(2016, 7, 27), DeadlineGround.TERM)
        assert (can.last_safe_on, can.last_meeting_on, can.last_committee_on) == (
            date(2016, 7, 8), date(2016, 7, 7), date(2016, 6, 23),
        )  # fmt: skip
        make.ExtensionFactory(round=budget, granted_on=TODAY, due_on=date(2016, 10, 1))
        [extended] = list_waiting_bodies(world.griffie, TODAY)
        assert extended.deadline.due_on == date(2016, 9, 30)

    def test_takes_as_many_queries_for_many_as_for_one(self, world):
        reader, taken = world.griffie, []
        for times in (1, 3):
            for _each in range(times):
                asked(world)
                make.ExtensionFactory(round=asked(world, due=date(2016, 8, 1)).round)
            with CaptureQueriesContext(connection) as queries:
                found = list_waiting_bodies(reader, TODAY)
            taken.append(len(queries))

        assert len(found) == 8
        assert taken[0] == taken[1]


class TestAnOpenRound:
    def test_asked_nobody_or_heard_not_everybody(self, world):
        empty = make.RoundFactory(dossier=world.dossier, due_on=date(2017, 1, 1))
        half = asked(world).round
        make.RoundBodyFactory(round=half, body=world.neighbour, no_view_on=date(2016, 7, 1))
        asked(world, no_view_on=date(2016, 7, 1))

        found = list(list_open_rounds(world.redactie))

        assert found == [empty, half]
        assert [(each.asked_count, each.silent_count) for each in found] == [(None, None), (2, 1)]

    def test_is_the_redacties_of_its_region(self, world):
        make.RoundFactory(dossier=world.dossier)

        assert list_open_rounds(world.redactie).count() == 1
        assert list_open_rounds(world.beheer).count() == 1
        assert not list_open_rounds(world.griffie).exists()
        assert not list_open_rounds(world.strange_redactie).exists()
