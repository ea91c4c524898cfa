"""Adopting the replies of a round, and sending them."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions.actions import (
    adopt_replies,
    publish_record,
    record_dispatches,
    share_record,
    withdraw_record,
)
from decisions.models import Dispatch, ReplyNote, Status
from tests import factories as make
from tests.decisions.worlds import LATER, fresh

pytestmark = pytest.mark.django_db
DAY = date(2016, 10, 1)


@pytest.fixture
def round_(world):
    return make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)


def replied(world, round_, *, draft=True, **fields):
    """Return a remark of the round and a concept reply of the steering group to it."""
    remark = world.remark(round=round_, **fields)
    body = world.steering_group
    return SimpleNamespace(
        remark=remark, reply=make.ReplyFactory(remark=remark, body=body, draft=draft)
    )


def adopt(world, round_, by=None, **fields):
    fields = {"body": world.steering_group, "adopted_on": DAY, "reference": "Z-1", **fields}
    note = ReplyNote(dossier=round_.dossier, round=round_, **fields)
    return adopt_replies(note, by=by or world.redactie)


class TestAdopt:
    def test_makes_the_replies_public_at_once(self, world, round_):
        first, second = replied(world, round_), replied(world, round_)

        note = adopt(world, round_)

        assert fresh(note).reference == "Z-1"
        for each in (first.reply, second.reply):
            assert (fresh(each).status, fresh(each).public_from) == (Status.PUBLISHED, world.at)

    def test_refuses_a_set_that_lacks_a_reply_and_publishes_nothing(self, world, round_):
        made = replied(world, round_)
        world.remark(round=round_)
        world.remark(round=round_)

        with pytest.raises(ValidationError, match="Nog 2 punten hebben op die dag geen reactie"):
            adopt(world, round_)

        assert fresh(made.reply).status == Status.DRAFT
        assert not ReplyNote.objects.exists()

    def test_refuses_a_round_in_which_nothing_was_said(self, world, round_):
        with pytest.raises(ValidationError, match="geen punt ingediend"):
            adopt(world, round_)

    @pytest.mark.parametrize("status", ["concept", "ingetrokken"])
    def test_asks_no_reply_to_what_was_not_or_no_longer_said(self, world, round_, status):
        replied(world, round_)
        if status == "concept":
            world.remark(round=round_, draft=True)
        else:
            withdraw_record(world.remark(round=round_), by=world.griffie, reason="Onjuist.")

        assert adopt(world, round_).pk

    def test_asks_no_reply_to_what_was_said_after_that_day(self, world, round_):
        replied(world, round_)
        world.remark(round=round_, dated_on="2016-10-02")

        assert adopt(world, round_).pk

    def test_counts_no_reply_of_a_later_day_or_of_another_body(self, world, round_):
        remark = world.remark(round=round_)
        make.ReplyFactory(remark=remark, body=world.steering_group, dated_on="2016-10-02")
        make.ReplyFactory(remark=remark, body=world.council)

        with pytest.raises(ValidationError, match="Nog 1 punt heeft"):
            adopt(world, round_)

    def test_shows_a_reply_no_wider_than_its_remark(self, world, round_):
        shared = share_record(world.remark(round=round_, draft=True), by=world.griffie)
        later = world.remark(round=round_, draft=True)
        publish_record(later, by=world.griffie, public_from=LATER)
        replies = [
            make.ReplyFactory(remark=each, body=world.steering_group, draft=True)
            for each in (shared, later)
        ]

        adopt(world, round_)

        assert [(fresh(each).status, fresh(each).public_from) for each in replies] == [
            (Status.SHARED, None),
            (Status.PUBLISHED, LATER),
        ]

    def test_happens_once(self, world, round_):
        replied(world, round_)
        adopt(world, round_)

        with pytest.raises(ValidationError, match="zijn al vastgesteld"):
            adopt(world, round_)

    def test_refuses_a_day_to_come_and_another_body(self, world, round_):
        replied(world, round_)

        with pytest.raises(ValidationError, match="nog niet geweest"):
            adopt(world, round_, adopted_on=world.at.date() + timedelta(days=1))
        with pytest.raises(ValidationError, match="In deze ronde vroeg Stuurgroep"):
            adopt(world, round_, body=world.council)

    @pytest.mark.parametrize("who", ["griffie", "raadslid", "collegian", "strange_redactie"])
    def test_is_for_who_works_for_the_asking_body(self, world, round_, who):
        replied(world, round_)

        with pytest.raises(PermissionDenied):
            adopt(world, round_, by=getattr(world, who))

    @given(kinds=st.lists(st.sampled_from(["with", "without", "concept", "later"]), max_size=4))
    @settings(
        max_examples=12,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_adopts_a_set_when_and_only_when_it_is_complete(self, world, kinds):
        round_ = make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)
        make_ = {
            "with": lambda: replied(world, round_),
            "without": lambda: world.remark(round=round_),
            "concept": lambda: world.remark(round=round_, draft=True),
            "later": lambda: world.remark(round=round_, dated_on="2016-11"),
        }
        for kind in kinds:
            make_[kind]()

        if "with" in kinds and "without" not in kinds:
            assert adopt(world, round_).pk
        else:
            with pytest.raises(ValidationError):
                adopt(world, round_)
            assert not ReplyNote.objects.filter(round=round_).exists()


class TestSend:
    @pytest.fixture
    def note(self, world, round_):
        return make.ReplyNoteFactory(round=round_, body=world.steering_group, adopted_on=DAY)

    def test_says_to_whom_and_when(self, world, note):
        record_dispatches(note, [world.council, world.neighbour], sent_on=DAY, by=world.redactie)

        sent = Dispatch.objects.order_by("body").values_list("body", "sent_on")
        assert list(sent) == [(world.council.pk, DAY), (world.neighbour.pk, DAY)]

    def test_happens_once_for_a_body(self, world, note):
        record_dispatches(note, [world.council], sent_on=DAY, by=world.redactie)

        with pytest.raises(ValidationError, match="al verzonden"):
            record_dispatches(
                note, [world.neighbour, world.council], sent_on=DAY, by=world.redactie
            )

        assert Dispatch.objects.count() == 1

    def test_does_not_happen_before_it_was_adopted_or_to_nobody(self, world, note):
        with pytest.raises(ValidationError, match="pas op 01-10-2016 vastgesteld"):
            before = DAY - timedelta(days=1)
            record_dispatches(note, [world.council], sent_on=before, by=world.redactie)
        with pytest.raises(ValidationError, match="ten minste één orgaan"):
            record_dispatches(note, [], sent_on=DAY, by=world.redactie)

    def test_is_for_who_works_for_the_asking_body(self, world, note):
        with pytest.raises(PermissionDenied):
            record_dispatches(note, [world.council], sent_on=DAY, by=world.griffie)
