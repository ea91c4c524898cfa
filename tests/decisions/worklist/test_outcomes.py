"""Meetings without outcomes, and promises that were not kept yet."""

from datetime import date

import pytest

from decisions.worklist.outcomes import list_meetings_without_outcome, list_open_commitments
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def held(world, day=date(2017, 9, 14), **fields):
    """Return a meeting with one item of the council in it."""
    meeting = make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=day)
    own = {"dossier": world.dossier, "body": world.council, "meeting": meeting}
    make.AgendaItemFactory(**{**own, **fields})
    return meeting


class TestMeetings:
    def test_wait_until_every_item_has_an_outcome(self, world):
        waiting = held(world)
        held(world, outcome="besproken")

        assert list(list_meetings_without_outcome(world.griffie, TODAY)) == [waiting]

    def test_wait_from_the_day_itself(self, world):
        held(world, date(2026, 11, 24))
        today = held(world, TODAY)

        assert list(list_meetings_without_outcome(world.griffie, TODAY)) == [today]

    def test_wait_for_who_keeps_the_items(self, world):
        held(world)

        for reader in (world.other_griffie, world.redactie):
            assert not list_meetings_without_outcome(reader, TODAY).exists()

    def test_of_a_council_without_griffie_wait_for_the_regioredactie(self, world):
        body = make.council(world.region)
        meeting = make.MeetingFactory(dossier=world.dossier, body=body)
        make.AgendaItemFactory(dossier=world.dossier, body=body, meeting=meeting)

        assert list(list_meetings_without_outcome(world.redactie, TODAY)) == [meeting]


class TestCommitments:
    def test_wait_until_they_are_done(self, world):
        own = {"dossier": world.dossier, "body": world.council}
        waiting = make.CommitmentFactory(**own)
        make.CommitmentFactory(**own, done_on=date(2017, 6, 1))

        assert list(list_open_commitments(world.griffie)) == [waiting]
        assert not list_open_commitments(world.other_griffie).exists()
        assert not list_open_commitments(people.redactie(world.region)).exists()

    def test_tell_the_item_at_which_they_were_made_in_one_query(
        self, world, django_assert_num_queries
    ):
        own = {"dossier": world.dossier, "body": world.council}
        first, second = (make.AgendaItemFactory(**own).treatments.get() for _ in range(2))
        motion = make.DecisionFactory(**own, form="motie", moved_in=second)
        made = (
            make.CommitmentFactory(**own, treatment=first),
            make.CommitmentFactory(**own, kind="motie", decision=motion),
            make.CommitmentFactory(**own),
        )

        with django_assert_num_queries(1):
            told = {each.pk: each.item for each in list_open_commitments(world.griffie)}

        assert [told[each.pk] for each in made] == [first.item, second.item, None]
