"""Every write locks the counter of its dossier first, and raises it once; locks have one order."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import claim_idempotency_key, save_record, save_response_address, writing_in
from decisions.actions.decisions import (
    Citation,
    DecisionDraft,
    DecisionEntry,
    PositionDraft,
    record_decision_entry,
)
from decisions.actions.publication_sets import ChosenRecord, publish_chosen_records
from decisions.actions.records import dossier_key_of
from decisions.models import AgendaLine, Decision, Evidence, Meeting, Position
from municipalities.actions.register import save_register_record
from municipalities.models import Source
from tests import factories as make
from tests.decisions.worlds import World, counts, fresh, register_count, revision
from tests.locks import LOCKS, locks

MOST = {"concept": 80, "publiceren": 100}
MOST_OF_TWELVE = 120


@pytest.fixture
def world(db):
    """Made anew for each test: a shared one would not survive a test that really commits."""
    return World()


def act(world, **fields):
    own = {"dossier": world.dossier, "body": world.council, "title": "Besluit", **fields}
    return Decision(form="besluit", dated_on="2017-05-09", **own)


def an_entry(world):
    """Three stances, a new source and a new meeting: what one letter brings."""
    home = {"municipality": world.council.municipality, "region": world.region}
    source = Source(title="Besluitenlijst", **home)
    place = Evidence(source=source, place="alinea 12", summary="Wat er staat.")
    stands = [
        PositionDraft(
            str(number), Position(subject=make.SubjectFactory(dossier=world.dossier), stance="voor")
        )
        for number in range(3)
    ]
    meeting = Meeting(dossier=world.dossier, body=world.council, title="Raad", held_on="2017-05-09")
    return DecisionEntry(
        (DecisionDraft(act(world), tuple(stands)),), (Citation(place),), meeting=meeting
    )


@pytest.mark.django_db
class TestTheCounter:
    def test_is_raised_once_however_much_is_written(self, world):
        entry, before = an_entry(world), revision(world.dossier)

        record_decision_entry(entry, then="publiceren", by=world.griffie)

        assert revision(world.dossier) == before + 1

    def test_of_no_other_dossier_is_raised_nor_that_of_the_register(self, world):
        other, entry, by = make.DossierFactory(), an_entry(world), world.griffie
        before = (revision(other), register_count())

        record_decision_entry(entry, by=by)

        assert (revision(other), register_count()) == before

    def test_stands_as_it_was_after_a_refusal(self, world):
        new, by = act(world, title=""), world.griffie
        before = counts()

        with pytest.raises(ValidationError):
            save_record(new, by=by)

        assert counts() == before

    def test_of_a_new_dossier_begins_with_it(self, world):
        assert revision(make.DossierFactory(region=world.region)) == 1

    def test_of_several_dossiers_is_locked_by_id(self, world):
        first, second = world.dossier, make.DossierFactory()

        with CaptureQueriesContext(connection) as asked, writing_in(second, first, second):
            pass

        held = [each["sql"] for each in asked.captured_queries if LOCKS[0] in each["sql"]]
        keys = [re.search(r'"dossier_id" = (\d+)', sql)[1] for sql in held]
        assert keys == [str(first.pk), str(second.pk)]

    def test_is_found_from_a_part_as_from_the_whole(self, world):
        position = world.position(draft=True)
        parts = [
            position,
            position.decision,
            world.dossier,
            Position(decision=position.decision),
            Evidence(position=position),
            make.RoundBodyFactory(round=make.RoundFactory(dossier=world.dossier)),
            AgendaLine(item=make.AgendaItemFactory(dossier=world.dossier, body=world.council)),
        ]

        assert {dossier_key_of(each) for each in parts} == {world.dossier.pk}
        assert dossier_key_of(Decision()) is None


@pytest.mark.django_db
class TestTheRegister:
    def test_is_counted_once_by_what_is_changed_and_not_by_a_new_source(self, world):
        body, before = world.council, register_count()
        source = make.SourceFactory()
        assert register_count() == before

        source.title = "Anders"
        save_register_record(source, by=world.beheer, reason="Andere titel.")
        save_register_record(body, by=world.beheer, reason="Andere naam.")

        assert register_count() == before + 2


@pytest.mark.django_db
class TestTheOrderOfLocks:
    def test_is_kept_by_a_form_that_enters_a_decision(self, world):
        entry, by = an_entry(world), world.griffie
        body, beheer = fresh(world.council), world.beheer

        with CaptureQueriesContext(connection) as asked, writing_in(world.dossier):
            submission = claim_idempotency_key("8f14e45f-ceea-467f-a8a5-1f2d3c4b5a69", by=by)
            save_register_record(body, by=beheer, reason="Andere naam.")
            save_response_address(
                submission, record_decision_entry(entry, by=by).get_absolute_url()
            )

        assert locks(asked) == [[0, 1, 2, 3]]


@pytest.mark.django_db(transaction=True)
class TestTheNumberOfStatements:
    @pytest.mark.parametrize("then", MOST)
    def test_of_a_decision_is_bounded(self, world, then, django_assert_max_num_queries):
        entry, by = an_entry(world), world.griffie

        with django_assert_max_num_queries(MOST[then]):
            record_decision_entry(entry, then=then, by=by)

    def test_of_a_set_of_twelve_is_bounded(self, world, django_assert_max_num_queries):
        decision, by = world.decision(draft=True), world.griffie
        positions = [
            world.position(decision, subject=make.SubjectFactory(dossier=world.dossier), draft=True)
            for _ in range(3)
        ]
        wishes = [world.remark(draft=True) for _ in range(8)]
        chosen = [ChosenRecord(fresh(each), str(each)) for each in (decision, *positions, *wishes)]

        with django_assert_max_num_queries(MOST_OF_TWELVE):
            publish_chosen_records(chosen, by=by)
