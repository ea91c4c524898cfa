"""A set becomes public in the order in which it may, or nothing of it does."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import publish_record
from decisions.actions.publication import (
    ChosenRecord,
    list_publication_blockers,
    publish_chosen_records,
)
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
