"""A set becomes public in the order in which it may, or nothing of it does."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import publish_record
from decisions.actions.publication import list_publication_blockers
from decisions.actions.publication_sets import ChosenRecord, publish_chosen_records
from decisions.models import Status
from municipalities.tracking import Conflict
from tests import factories as make
from tests.decisions.worlds import LATER, fresh

pytestmark = pytest.mark.django_db


def chosen(*records):
    return [ChosenRecord(each, f"stuk {place}") for place, each in enumerate(records, 1)]


class TestASet:
    def test_becomes_public_whatever_the_order_it_was_chosen_in(self, world):
        dossier = make.DossierFactory(region=world.region, draft=True)
        wish = make.RemarkFactory(dossier=dossier, body=world.council, draft=True)
        reply = make.ReplyFactory(remark=wish, body=world.council, draft=True)

        publish_chosen_records(chosen(reply, wish, dossier), by=world.beheer)

        assert {fresh(each).status for each in (dossier, wish, reply)} == {Status.PUBLISHED}

    def test_publishes_once_what_goes_along_with_another_of_it(self, world):
        position = world.position(stance="voor_mits", draft=True)
        condition = world.condition(position, draft=True)
        versions = condition.history.count()

        publish_chosen_records(chosen(condition, position, position.decision), by=world.griffie)

        assert fresh(condition).status == Status.PUBLISHED
        assert condition.history.count() == versions + 1

    def test_is_public_from_one_moment(self, world):
        first, second = world.remark(draft=True), world.remark(draft=True)

        publish_chosen_records(chosen(first, second), by=world.griffie, public_from=LATER)

        assert {fresh(each).public_from for each in (first, second)} == {LATER}

    def test_with_something_that_cannot_is_refused_whole_and_by_name(self, world):
        wish, bare = world.remark(draft=True), world.position(stance="voor_mits", draft=True)

        with pytest.raises(ValidationError, match="‘stuk 2’: 'Voor, mits' vraagt"):
            publish_chosen_records(chosen(wish, bare.decision), by=world.griffie)

        assert fresh(wish).status == Status.DRAFT

    def test_with_somebody_elses_is_refused_whole(self, world):
        own, theirs = world.remark(draft=True), world.remark(body=world.neighbour, draft=True)

        with pytest.raises(PermissionDenied):
            publish_chosen_records(chosen(own, theirs), by=world.griffie)

        assert fresh(own).status == Status.DRAFT

    def test_with_what_was_changed_meanwhile_is_refused_whole(self, world):
        first, second = world.remark(draft=True), world.remark(draft=True)
        make.save_record(fresh(second), by=world.beheer)

        with pytest.raises(Conflict):
            publish_chosen_records(chosen(first, second), by=world.griffie)

        assert fresh(first).status == Status.DRAFT

    @pytest.mark.usefixtures("past_not_asked")
    def test_with_something_that_cannot_be_saved_is_refused_by_name(self, world):
        wish, ahead = world.remark(draft=True), world.remark(draft=True)
        type(ahead).objects.filter(pk=ahead.pk).update(dated_on="2199-01-01")

        with pytest.raises(ValidationError, match="‘stuk 2’: Dit is nog niet gebeurd"):
            publish_chosen_records(chosen(wish, fresh(ahead)), by=world.griffie)

        assert fresh(wish).status == Status.DRAFT

    @pytest.mark.parametrize(("stance", "is_refused"), [("voor", True), ("tegen", False)])
    def test_with_two_that_say_just_the_same_is_refused_at_the_second(
        self, world, stance, is_refused
    ):
        told = {"title": "Zienswijze", "form": "besluit", "dated_on": "2017-03", "draft": True}
        first, second = world.decision(**told), world.decision(**told)
        world.position(first, stance="voor", draft=True)
        world.position(second, stance=stance, draft=True)

        if is_refused:
            with pytest.raises(ValidationError, match="‘stuk 2’: Dit staat er al: ‘Zienswijze’"):
                publish_chosen_records(chosen(first, second), by=world.griffie)
        else:
            publish_chosen_records(chosen(first, second), by=world.griffie)

        assert {fresh(each).status for each in (first, second)} == {
            Status.DRAFT if is_refused else Status.PUBLISHED
        }

    def test_leaves_what_publishing_each_in_turn_leaves(self, world):
        left = []
        for publish in (self.one_by_one, publish_chosen_records):
            position = world.position(stance="voor_mits", draft=True)
            records = [position.decision, position, world.condition(position, draft=True)]
            publish(chosen(*records, world.remark(draft=True)), by=world.griffie, reason="Klaar.")
            rows = [each.history.order_by("history_date") for each in records]
            told = ("status", "version", "shared_at", "public_from", "history_user",
                    "history_type", "history_change_reason")  # fmt: skip
            left.append([list(each.values(*told)) for each in rows])

        assert left[0] == left[1]

    @staticmethod
    def one_by_one(chosen, **told):
        for each in chosen:
            record = fresh(each.record)
            if record.status == Status.DRAFT:
                publish_record(record, **told)

    @pytest.mark.parametrize(("who", "whose"), [("griffie", "council"), ("redactie", "neighbour")])
    def test_asks_as_many_queries_of_a_few_as_of_many(self, world, who, whose):
        asked = []
        for number in (2, 20):
            records = []
            for each in range(number):
                body = getattr(world, whose)
                decision = world.decision(title=f"{number} {each}", body=body, draft=True)
                position = world.position(decision, stance="voor_mits", draft=True)
                world.condition(position, draft=True)
                records += [fresh(decision), fresh(world.remark(body=body, draft=True))]
            by = getattr(world, who)
            with CaptureQueriesContext(connection) as queries:
                publish_chosen_records(chosen(*records), by=by)
            asked.append(len(queries))

        assert asked[0] == asked[1]


def refused(record, world):
    """Return the sentences with which publishing refuses a record."""
    try:
        publish_record(record, by=world.beheer, public_from=world.at)
    except ValidationError as error:
        return error.messages
    return []


class TestWhatStandsInTheWay:
    """`list_publication_blockers` says what `publish_record` would refuse."""

    def records(self, world):
        shut = make.DossierFactory(region=world.region, draft=True)
        draft = world.decision(draft=True)
        return [
            world.remark(draft=True),
            draft,
            world.position(draft, draft=True),
            world.position(stance="voor_mits", draft=True).decision,
            make.ReplyFactory(remark=world.remark(draft=True), body=world.council, draft=True),
            make.StatementFactory(dossier=shut, body=world.council, draft=True),
        ]

    @pytest.mark.parametrize("place", range(6))
    def test_is_what_publishing_refuses(self, world, place):
        record = self.records(world)[place]
        told = list_publication_blockers(record, world.at)

        assert told == refused(record, world)
        assert bool(told) == (place > 1)

    def test_is_not_what_becomes_public_before_it(self, world):
        reply = make.ReplyFactory(remark=world.remark(draft=True), body=world.council, draft=True)

        assert list_publication_blockers(reply, world.at)
        assert not list_publication_blockers(
            reply, world.at, {(type(reply.remark), reply.remark.pk)}
        )
