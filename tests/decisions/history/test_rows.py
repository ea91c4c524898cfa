"""The rows of a dossier as one reader sees them, now and as they were known."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction

from decisions.actions import (
    correct_record,
    delete_draft,
    propose_reading,
    publish_record,
    save_record,
    share_record,
    withdraw_record,
)
from decisions.history import known_rows, known_rows_among, read_entries, read_milestones
from decisions.models import Evidence, Subject
from municipalities.models import Group
from municipalities.tracking import write_record
from tests import people
from tests.decisions.worlds import LATER, World
from tests.factories import (
    CouncilTermFactory,
    DossierFactory,
    GroupFactory,
    MilestoneFactory,
    PositionGroupFactory,
    SourceFactory,
    SubjectFactory,
)

pytestmark = pytest.mark.django_db
NOW, DAY = people.NOW, timedelta(days=1)


def on(day):
    """Another clock, an hour before the moment of that day, so that all writes are in by then."""
    return time_machine.travel(moment(day) - timedelta(hours=1), tick=False)


def moment(day):
    return NOW - 20 * DAY + day * DAY


def stances(world, reader=None, **asked):
    found = read_entries(world.dossier, reader=reader or world.public, **asked)
    return sorted(entry.position.stance for entry in found)


class TestEntries:
    def test_hold_a_position_with_its_decision_groups_and_readings(self, world):
        position = world.position(groups_label="Twee fracties")
        term = CouncilTermFactory(body=world.council)
        for name in ("Zuid", "Noord"):
            group = GroupFactory(name=name, term=term)
            PositionGroupFactory(position=position, group=group)
        places = [world.reading(position), world.reading(position)]

        [entry] = read_entries(world.dossier, reader=world.public)

        assert (entry.position, entry.decision) == (position, position.decision)
        assert [group.name for group in entry.groups] == ["Noord", "Zuid"]
        assert [each.id for each in entry.readings] == [each.pk for each in places]

    def test_leave_out_readings_that_wait(self, world):
        position = world.position()
        waiting = Evidence(source=SourceFactory(), place="1", summary="x")
        propose_reading(position, waiting, by=world.other_griffie)

        [entry] = read_entries(world.dossier, reader=world.public)

        assert entry.readings == ()

    def test_are_of_one_dossier(self, world):
        world.position()
        elsewhere = World()
        elsewhere.position(stance="tegen")

        assert stances(world) == ["voor"]

    def test_order_by_first_day_last_day_and_number(self, world):
        dates = ["2016-06-02", "2016-06", "2016-06-01", "2016-06-01"]
        made = [world.position(decision=world.decision(dated_on=text)) for text in dates]

        found = sorted(
            read_entries(world.dossier, reader=world.public), key=lambda each: each.order
        )

        assert [entry.position for entry in found] == [made[2], made[3], made[1], made[0]]

    @pytest.mark.parametrize(
        ("who", "seen"), [("public", []), ("raadslid", []), ("griffie", ["voor"])]
    )
    def test_keep_a_concept_with_its_own_griffie(self, world, who, seen):
        world.position(draft=True)

        assert stances(world, getattr(world, who)) == seen

    @pytest.mark.parametrize(("who", "seen"), [("public", []), ("raadslid", ["voor"])])
    def test_show_what_is_shared_to_the_region(self, world, who, seen):
        share_record(world.position(draft=True).decision, by=world.griffie)

        assert stances(world, getattr(world, who)) == seen

    def test_leave_out_what_was_withdrawn_unless_it_is_asked(self, world):
        withdraw_record(world.position(), by=world.griffie, reason="Dubbel.")

        assert stances(world) == []
        assert stances(world, withdrawn=True) == ["voor"]


class TestEntriesAsKnown:
    def corrected(self, world):
        with on(1):
            position = world.position()
            world.reading(position, is_joint=True)
        with on(3):
            correct_record(
                position, changes={"stance": "tegen"}, by=world.griffie, reason="Verkeerd."
            )
            reading = position.evidence.get()
            changes = {"is_joint": False}
            correct_record(reading, changes=changes, by=world.griffie, reason="Verkeerd.")
        return position

    @pytest.mark.parametrize(
        ("day", "stance", "is_joint"), [(1, "voor", True), (2, "voor", True), (3, "tegen", False)]
    )
    def test_say_what_our_record_said_then(self, world, day, stance, is_joint):
        self.corrected(world)

        [entry] = read_entries(world.dossier, reader=world.public, known_at=moment(day))

        assert (entry.position.stance, entry.readings[0].is_joint) == (stance, is_joint)

    def test_are_none_before_the_first_record(self, world):
        self.corrected(world)

        assert stances(world, known_at=moment(0)) == []

    def test_say_the_day_that_the_decision_had_then(self, world):
        position = self.corrected(world)
        with on(5):
            decision = position.decision
            changes = {"dated_on": "2016-07-01"}
            correct_record(decision, changes=changes, by=world.griffie, reason="Verkeerde dag.")

        then, now = (
            read_entries(world.dossier, reader=world.public, known_at=moment(day))[
                0
            ].decision.dated_on
            for day in (4, 5)
        )

        assert (then, now) == ("2016-06-01", "2016-07-01")

    def test_have_the_groups_of_then(self, world):
        with on(1):
            position = world.position(groups_label="Een fractie")
            link = PositionGroupFactory(position=position)
        with on(2):
            delete_draft(link, by=world.griffie, reason="Andere fractie.")

        then, now = (
            read_entries(world.dossier, reader=world.public, known_at=moment(day))[0].groups
            for day in (1, 2)
        )

        assert (then, now) == ((link.group,), ())

    def test_tell_nobody_else_what_was_a_draft_then(self, world):
        with on(1):
            position = world.position(draft=True)
        with on(3):
            publish_record(position.decision, by=world.griffie)

        assert stances(world, known_at=moment(2)) == []
        assert stances(world, world.griffie, known_at=moment(2)) == ["voor"]
        assert stances(world, known_at=moment(4), reader=people.public(at=LATER)) == []
        assert stances(world, known_at=NOW) == ["voor"]

    def test_never_part_a_position_from_a_decision_that_is_hidden(self, world):
        with on(1):
            decision = world.decision(public_from=moment(5))
            world.position(decision=decision, public_from=moment(5))

        assert stances(world, known_at=moment(4)) == []
        assert stances(world, known_at=moment(5)) == ["voor"]


class TestRows:
    def test_are_live_without_a_moment_and_known_with_one(self, world):
        with on(1):
            subject = SubjectFactory(dossier=world.dossier, name="Licht", slug="licht")
        with on(2):
            subject.name = "Lichter"
            save_record(subject, by=world.redactie, reason="Zo heet het.")

        live = known_rows(Subject, None, id=subject.pk).get()
        then = known_rows(Subject, moment(1), id=subject.pk).get()

        assert (live.name, then.name) == ("Lichter", "Licht")

    def test_of_milestones_come_in_order_of_time(self, world):
        dates = ["2016-07", "2016-06-01", "2016-06"]
        made = [MilestoneFactory(dossier=world.dossier, dated_on=text) for text in dates]

        assert read_milestones(world.dossier, reader=people.public()) == [made[1], made[2], made[0]]

    def test_of_milestones_are_as_known(self, world):
        with on(0):
            dossier = DossierFactory()
        with on(1):
            milestone = MilestoneFactory(dossier=dossier, title="Was")
        with on(2):
            correct_record(milestone, changes={"title": "Is"}, by=world.beheer, reason="Beter.")
        with on(3):
            delete_draft(milestone, by=world.beheer, reason="Nooit gebeurd.")

        told = [
            [
                each.title
                for each in read_milestones(dossier, reader=world.beheer, known_at=moment(day))
            ]
            for day in range(4)
        ]

        assert told == [[], ["Was"], ["Is"], []]


class TestRowsAmongOthers:
    """Rows that meet a condition on what may change: as it was then, and no other record."""

    def test_are_those_that_met_it_at_the_moment(self, world):
        one, other = CouncilTermFactory(body=world.council), CouncilTermFactory()
        with on(1):
            group = GroupFactory(term=one, name="Zuid")
            GroupFactory(term=other, name="Elders")
        with on(2):
            group.term = other
            write_record(group, by=world.beheer)

        told = [
            [
                [each.name for each in known_rows_among(Group, at, term=term).order_by("id")]
                for term in (one, other)
            ]
            for at in (moment(0), moment(1), moment(2), None)
        ]

        moved = [[], ["Zuid", "Elders"]]
        assert told == [[[], []], [["Zuid"], ["Elders"]], moved, moved]


class TestPlan:
    def test_reads_what_was_known_of_a_dossier_by_its_index_alone(self, world):
        """However many versions there are: the table itself is never read through."""
        found = Subject.history.known_on(NOW, dossier=world.dossier.pk)
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # A table of a few rows is read through whatever there is to find them by.
                cursor.execute("SET LOCAL enable_seqscan = off")
            plan = found.explain()

        assert "h_dec_subject_of" in plan
        assert not re.search("Seq Scan|SCAN ", plan), plan


class TestCost:
    @pytest.mark.parametrize("many", [1, 12])
    @pytest.mark.parametrize(("known_at", "queries"), [(None, 4), (LATER, 5)])
    def test_is_the_same_for_one_position_and_for_many(
        self, world, many, known_at, queries, django_assert_num_queries
    ):
        for _ in range(many):
            world.reading(world.position())
        reader = people.public(at=LATER)

        with django_assert_num_queries(queries):
            found = read_entries(world.dossier, reader=reader, known_at=known_at)

        assert len(found) == many
