"""Who replies to a point by when, and the second person who reads the reply."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import (
    Task,
    assign_remarks,
    change_record,
    delete_draft,
    offer_replies,
    publish_record,
    review_replies,
    save_records,
)
from decisions.actions.points import save_point
from decisions.models import Assignment, Point, ReplyReview
from decisions.permissions import list_repliers
from municipalities.models import RoleKind
from municipalities.roles import reader_of
from tests import factories as make
from tests import people
from tests.decisions.worlds import fresh
from tests.locks import are_in_order

pytestmark = pytest.mark.django_db
STRANGERS = ["griffie", "raadslid", "collegian", "strange_redactie"]


@pytest.fixture
def round_(world):
    return make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)


@pytest.fixture
def other(world):
    """A second person of the regioredactie."""
    person = people.user("collega")
    people.give(person, RoleKind.REDACTIE, region=world.region)
    return reader_of(person, at=world.at)


def assign(world, round_, *remarks, by=None, **task):
    task = {"assignee": world.redactie.user, **task}
    return assign_remarks(remarks, round_, Task(**task), by=by or world.redactie)


class TestPeopleWhoMayReply:
    def test_are_the_redactie_for_a_body_of_the_region(self, world, round_, other):
        redactie = world.redactie.user

        assert set(list_repliers(round_, world.at)) == {redactie, other.user}

    def test_are_the_griffie_of_the_council_that_asked(self, world):
        asked = make.RoundFactory(dossier=world.dossier, opened_by=world.council)

        assert list(list_repliers(asked, world.at)) == [world.griffie.user]

    def test_are_the_redactie_for_a_council_without_a_griffie(self, world):
        unstaffed = make.council(world.region)
        asked = make.RoundFactory(dossier=world.dossier, opened_by=unstaffed)
        redactie = world.redactie.user

        assert list(list_repliers(asked, world.at)) == [redactie]


class TestAssign:
    def test_names_who_by_when_and_who_reads_along(self, world, round_, other):
        remark = world.remark(round=round_)
        due_on = world.at.date() + timedelta(days=7)

        number = assign(world, round_, remark, due_on=due_on, second_reader=other.user)

        found = Assignment.objects.get()
        assert number == 1
        assert (found.remark, found.assignee) == (remark, world.redactie.user)
        assert (found.due_on, found.second_reader) == (due_on, other.user)

    def test_takes_along_what_is_linked_in_the_round(self, world, round_):
        first, second = world.remark(round=round_), world.remark(round=round_)
        elsewhere = world.remark(round=make.RoundFactory(dossier=world.dossier))
        point = make.PointFactory(dossier=world.dossier)
        for each in (first, second, elsewhere):
            make.PointRemarkFactory(point=point, remark=each)

        assert assign(world, round_, first) == 2

        assert set(Assignment.objects.values_list("remark", flat=True)) == {first.pk, second.pk}

    def test_goes_to_another_and_writes_only_what_changes(self, world, round_, other):
        first, second = world.remark(round=round_), world.remark(round=round_)
        assign(world, round_, first)
        assign(world, round_, second, assignee=other.user)

        assign(world, round_, first, second, assignee=other.user)

        assert set(Assignment.objects.values_list("assignee", flat=True)) == {other.user.pk}
        assert Assignment.history.filter(remark_id=second.pk).count() == 1
        assert Assignment.history.filter(remark_id=first.pk).count() == 2

    def test_is_taken_back_where_nobody_is_named(self, world, round_):
        remark = world.remark(round=round_)
        assign(world, round_, remark)

        assert assign(world, round_, remark, assignee=None) == 1

        assert not Assignment.objects.exists()

    def test_goes_along_to_what_is_linked_later(self, world, round_, other):
        first, second, third = (world.remark(round=round_) for _ in range(3))
        elsewhere = world.remark(round=make.RoundFactory(dossier=world.dossier))
        assign(world, round_, first, due_on=world.at.date())
        assign(world, round_, third, assignee=other.user)

        alike = {first: "", second: "", third: "", elsewhere: ""}
        save_point(Point(dossier=world.dossier, title="Meer woningen"), alike, by=world.redactie)

        told = dict(Assignment.objects.values_list("remark", "assignee"))
        mine, theirs = world.redactie.user.pk, other.user.pk
        assert told == {first.pk: mine, second.pk: mine, third.pk: theirs}
        assert Assignment.objects.get(remark=second).due_on == world.at.date()

    @pytest.mark.parametrize(
        ("task", "field", "told"),
        [
            (lambda w: {"assignee": w.griffie.user}, "assignee", "in deze ronde mag reageren"),
            (lambda w: {"second_reader": w.griffie.user}, "second_reader", "mag reageren"),
            (lambda w: {"second_reader": w.redactie.user}, "second_reader", "iemand anders"),
            (lambda w: {"due_on": w.at.date() - timedelta(days=1)}, "due_on", "is voorbij"),
        ],
    )
    def test_is_refused_beside_what_is_wrong(self, world, round_, task, field, told):
        with pytest.raises(ValidationError) as caught:
            assign(world, round_, world.remark(round=round_), **task(world))

        assert told in caught.value.message_dict[field][0]
        assert not Assignment.objects.exists()

    def test_is_of_points_of_the_round(self, world, round_):
        with pytest.raises(ValidationError, match="niet .meer. bij deze ronde"):
            assign(world, round_, world.remark())
        with pytest.raises(ValidationError, match="ten minste één punt"):
            assign(world, round_)

    @pytest.mark.parametrize("who", STRANGERS)
    def test_is_for_who_replies(self, world, round_, who):
        with pytest.raises(PermissionDenied):
            assign(world, round_, world.remark(round=round_), by=getattr(world, who))

    @pytest.mark.once
    def test_takes_few_queries_more_for_each_and_locks_in_order(self, world, round_):
        counts = []
        for number in (2, 20):
            remarks = [world.remark(round=round_) for _ in range(number)]
            with CaptureQueriesContext(connection) as asked:
                assign(world, round_, *remarks)
            counts.append(len(asked))
            assert are_in_order(asked)

        # A point more costs three: its key is looked up, and it and its history are kept.
        assert counts[1] - counts[0] <= 3 * 18


class TestReview:
    @pytest.fixture
    def reply(self, world, round_):
        """A reply that the redactie wrote."""
        return self.written(world, round_)

    def written(self, world, round_):
        fields = {"remark": world.remark(round=round_), "body": world.steering_group}
        made = make.ReplyFactory.build(**fields, dossier=world.dossier)
        return change_record(made, by=world.redactie)

    def test_is_by_somebody_else_than_who_wrote_it(self, world, round_, reply, other):
        offer_replies([reply], round_, by=world.redactie)

        with pytest.raises(ValidationError, match="leest haar niet zelf mee"):
            review_replies([reply], round_, by=world.redactie)
        review_replies([reply], round_, by=other)

        found = ReplyReview.objects.get()
        assert (found.reviewed_by, found.reviewed_at) == (other.user, world.at)

    def test_may_be_by_the_first_after_another_changed_it(self, world, round_, reply, other):
        offer_replies([reply], round_, by=world.redactie)
        reply.reasons = "Beter gezegd."
        change_record(reply, by=other)

        review_replies([reply], round_, by=world.redactie)

        assert ReplyReview.objects.get().reviewed_by == world.redactie.user

    def test_asks_that_it_was_offered_and_was_not_read(self, world, round_, reply, other):
        with pytest.raises(ValidationError, match="niet .meer. ter lezing"):
            review_replies([reply], round_, by=other)
        assert offer_replies([reply], round_, by=world.redactie) == 1
        assert offer_replies([reply], round_, by=world.redactie) == 0
        review_replies([reply], round_, by=other)
        with pytest.raises(ValidationError, match="niet .meer. ter lezing"):
            review_replies([reply], round_, by=other)

    @pytest.mark.parametrize("way", ["form", "many"])
    def test_is_asked_again_where_the_reply_says_something_else(
        self, world, round_, reply, other, way
    ):
        offer_replies([reply], round_, by=world.redactie)
        review_replies([reply], round_, by=other)
        reply.reasons = "Toch anders."

        if way == "form":
            change_record(reply, by=world.redactie)
        else:
            save_records([reply], by=world.redactie)

        assert ReplyReview.objects.get().reviewed_at is None

    def test_holds_where_the_reply_becomes_public(self, world, round_, reply, other):
        offer_replies([reply], round_, by=world.redactie)
        review_replies([reply], round_, by=other)

        publish_record(reply, by=world.redactie)

        assert ReplyReview.objects.get().reviewed_by == other.user

    def test_goes_along_where_the_draft_is_thrown_away(self, world, round_, reply):
        offer_replies([reply], round_, by=world.redactie)

        delete_draft(fresh(reply), by=world.redactie)

        assert not ReplyReview.objects.exists()

    def test_is_of_replies_of_the_round(self, world, round_, other):
        elsewhere = self.written(world, make.RoundFactory(dossier=world.dossier))
        for act in (offer_replies, review_replies):
            with pytest.raises(ValidationError, match="niet .meer. bij deze ronde"):
                act([elsewhere], round_, by=other)
            with pytest.raises(ValidationError, match="ten minste één reactie"):
                act([], round_, by=other)

    @pytest.mark.parametrize("who", STRANGERS)
    def test_is_for_who_replies(self, world, round_, reply, who):
        for act in (offer_replies, review_replies):
            with pytest.raises(PermissionDenied):
                act([reply], round_, by=getattr(world, who))
