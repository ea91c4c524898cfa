"""Positions that wait to be confirmed, and those whose readings do not agree."""

import pytest

from decisions.actions import confirm_position, share_record, withdraw_record
from decisions.history import PositionEntry, sources_differ
from decisions.models import Position
from decisions.worklist import (
    attach_readings,
    list_agreeing_of_colleges,
    list_differing,
    list_lacking_source,
    list_unconfirmed,
)
from tests.factories import EvidenceFactory, SourceFactory

pytestmark = pytest.mark.django_db


def read(world, *stances, body=None, **fields):
    """Return a position with a reading of each of these stances."""
    position = world.position(world.decision(body=body or world.council), **fields)
    for stance in stances:
        world.reading(position, reads_stance=stance)
    return position


class TestDiffering:
    @pytest.mark.parametrize(
        "stances",
        [(), ("",), ("voor",), ("voor", "voor"), ("voor", ""), ("voor", "tegen"),
         ("tegen", "voor", "voor_mits", "")],
    )  # fmt: skip
    def test_says_what_history_says_of_the_readings(self, world, stances):
        position = read(world, *stances)
        entry = PositionEntry(
            position, position.decision, (), tuple(position.evidence.order_by("pk"))
        )

        assert list_differing(world.griffie).exists() == sources_differ(entry)

    def test_counts_no_reading_that_nobody_took_in(self, world):
        position = read(world, "voor")
        world.reading(position, reads_stance="tegen", is_accepted=False)

        assert not list_differing(world.griffie).exists()

    def test_is_over_once_it_is_confirmed_or_withdrawn(self, world):
        confirm_position(read(world, "voor", "tegen"), by=world.griffie)
        withdraw_record(read(world, "voor", "tegen"), by=world.griffie, reason="Onjuist.")

        assert not list_differing(world.griffie).exists()

    def test_comes_newest_first_with_its_readings(self, world):
        older = read(world, "voor", "tegen")
        newer = read(world, "voor", "tegen", "")

        found = list(list_differing(world.griffie))
        attach_readings(found, world.griffie)

        assert found == [newer, older]
        assert [each.reads_stance for each in found[0].told] == ["voor", "tegen"]

    def test_is_shown_to_who_may_confirm_it(self, world):
        council = read(world, "voor", "tegen")
        college = read(world, "voor", "tegen", body=world.college)
        steering = read(world, "voor", "tegen", body=world.steering_group)

        assert list(list_differing(world.griffie)) == [council]
        assert list(list_differing(world.collegian)) == [college]
        assert list(list_differing(world.redactie)) == [steering]
        assert not list_differing(world.other_griffie).exists()

    def test_names_no_document_that_the_reader_may_not_see(self, world):
        hidden = SourceFactory(is_public=False, region=world.region)
        position = read(world, "voor", body=world.college)
        world.reading(position, reads_stance="tegen", source=hidden)

        found = list(list_differing(world.collegian))
        attach_readings(found, world.collegian)

        assert [bool(each.source_title) for each in found[0].told] == [True, False]


class TestOfACollege:
    def test_is_all_that_nobody_confirmed_and_that_it_sees(self, world):
        agreed = read(world, "voor", body=world.college)
        read(world, "voor", "tegen", body=world.college)
        hidden = world.position(world.decision(body=world.college, draft=True), draft=True)

        assert list(list_agreeing_of_colleges(world.collegian)) == [agreed]
        assert list_unconfirmed(world.collegian).count() == 2

        share_record(hidden.decision, by=world.griffie)

        assert list_agreeing_of_colleges(world.collegian).count() == 2

    def test_is_empty_for_a_griffie(self, world):
        read(world, "voor", body=world.college)

        assert not list_agreeing_of_colleges(world.griffie).exists()


def test_every_position_stays_one_row_whatever_its_readings(world):
    read(world, *["voor", "tegen"] * 3)

    assert list_differing(world.griffie).count() == Position.objects.count() == 1


class TestLackingASource:
    @pytest.mark.parametrize(
        ("stances", "fields", "is_listed"),
        [
            ((), {}, True),
            ((), {"source_follows": True}, True),
            (("",), {}, False),
            (("voor",), {}, False),
            (("tegen",), {}, True),
            (("tegen", "voor"), {}, False),
            (("tegen",), {"departure": "De brief vat het anders samen."}, False),
        ],
    )
    def test_is_a_public_stance_without_a_place_or_that_no_place_reads(
        self, world, stances, fields, is_listed
    ):
        read(world, *stances, **fields)

        assert list_lacking_source(world.griffie).exists() is is_listed

    def test_is_none_that_a_place_of_its_decision_shows(self, world):
        position = read(world)
        EvidenceFactory(position=None, decision=position.decision, dossier=world.dossier)

        assert not list_lacking_source(world.griffie).exists()

    def test_counts_no_reading_that_nobody_took_in(self, world):
        position = read(world)
        world.reading(position, reads_stance="voor", is_accepted=False)

        assert list(list_lacking_source(world.griffie)) == [position]

    def test_is_no_concept_and_nothing_that_was_withdrawn(self, world):
        world.position(draft=True)
        withdraw_record(read(world), by=world.griffie, reason="Onjuist.")

        assert not list_lacking_source(world.griffie).exists()

    def test_is_shown_to_who_keeps_it(self, world):
        council = read(world)
        steering = read(world, body=world.steering_group)

        assert list(list_lacking_source(world.griffie)) == [council]
        assert list(list_lacking_source(world.redactie)) == [steering]
        assert not list_lacking_source(world.other_griffie).exists()
