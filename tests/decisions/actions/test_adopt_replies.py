"""Adopting the replies of a round, and sending them."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions.actions import (
    adopt_replies,
    offer_replies,
    publish_record,
    record_dispatches,
    review_replies,
    share_record,
    undo_adoption,
    undo_dispatch,
    withdraw_record,
)
from decisions.history.replies import find_adoption, read_adoptions
from decisions.models import Dispatch, Reply, ReplyNote, Status
from municipalities.models import RoleKind
from municipalities.roles import reader_of
from municipalities.verification import verify_history
from tests import factories as make
from tests import people
from tests.decisions.worlds import LATER, fresh

pytestmark = pytest.mark.django_db
DAY, LATER_DAY = date(2016, 10, 1), date(2016, 11, 1)


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
    said = {"reference": "Z-1", "unreviewed_why": "Wij zijn alleen."}
    fields = {"body": world.steering_group, "adopted_on": DAY, **said, **fields}
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


def colleague(world):
    """Return a second person of the regioredactie."""
    person = people.user("collega")
    people.give(person, RoleKind.REDACTIE, region=world.region)
    return reader_of(person, at=world.at)


class TestAdoptWhatWasRead:
    def test_refuses_what_no_second_person_read_where_there_is_one(self, world, round_):
        colleague(world)
        replied(world, round_)

        with pytest.raises(ValidationError, match="1 reactie is nog niet door een ander gelezen"):
            adopt(world, round_)

        assert not ReplyNote.objects.exists()

    def test_takes_what_was_read(self, world, round_):
        reply = replied(world, round_).reply
        offer_replies([reply], round_, by=world.redactie)
        review_replies([reply], round_, by=colleague(world))

        note = adopt(world, round_, unreviewed_why="")

        assert fresh(note).unreviewed_why == ""

    def test_asks_why_where_nobody_else_may_reply(self, world, round_):
        replied(world, round_)

        with pytest.raises(ValidationError) as caught:
            adopt(world, round_, unreviewed_why="")

        assert caught.value.message_dict["unreviewed_why"][0].startswith("Zeg waarom niemand")


class TestUndo:
    def test_sets_back_what_was_shared_and_keeps_that_it_was_adopted_in_the_history(
        self, world, round_
    ):
        shared = share_record(world.remark(round=round_, draft=True), by=world.griffie)
        reply = make.ReplyFactory(remark=shared, body=world.steering_group, draft=True)
        note = adopt(world, round_)
        assert fresh(reply).status == Status.SHARED

        undo_adoption(note, by=world.redactie)

        assert (fresh(reply).status, fresh(reply).shared_at) == (Status.DRAFT, None)
        assert not ReplyNote.objects.exists()
        kinds = ReplyNote.history.order_by("history_id").values_list("history_type", flat=True)
        assert list(kinds) == ["+", "-"]
        assert list(verify_history([Reply, ReplyNote])) == []
        assert adopt(world, round_).pk

    def test_sets_back_what_was_to_become_public_later(self, world, round_):
        later = world.remark(round=round_, draft=True)
        publish_record(later, by=world.griffie, public_from=LATER)
        reply = make.ReplyFactory(remark=later, body=world.steering_group, draft=True)
        note = adopt(world, round_)

        undo_adoption(note, by=world.redactie)

        assert (fresh(reply).status, fresh(reply).public_from) == (Status.DRAFT, None)

    def test_is_refused_once_a_reply_is_public(self, world, round_):
        replied(world, round_)
        note = adopt(world, round_)

        with pytest.raises(ValidationError, match="al iets naar buiten gegaan"):
            undo_adoption(note, by=world.redactie)

    def test_is_refused_once_it_was_sent_until_that_is_taken_back(self, world, round_):
        shared = share_record(world.remark(round=round_, draft=True), by=world.griffie)
        make.ReplyFactory(remark=shared, body=world.steering_group, draft=True)
        note = adopt(world, round_)
        (sent,) = record_dispatches(note, [world.council], sent_on=DAY, by=world.redactie)

        with pytest.raises(ValidationError, match="al iets naar buiten gegaan"):
            undo_adoption(note, by=world.redactie)
        with pytest.raises(ValidationError, match="waarom deze verzending niet klopt"):
            undo_dispatch(sent, by=world.redactie, reason=" ")
        undo_dispatch(sent, by=world.redactie, reason="Bleef liggen.")
        undo_adoption(note, by=world.redactie)

        assert not ReplyNote.objects.exists()
        assert Dispatch.history.get(history_type="-").history_change_reason == "Bleef liggen."

    @pytest.mark.parametrize("who", ["griffie", "raadslid", "collegian", "strange_redactie"])
    def test_is_for_who_works_for_the_asking_body(self, world, round_, who):
        note = make.ReplyNoteFactory(round=round_, body=world.steering_group)
        sent = make.DispatchFactory(reply_note=note)

        with pytest.raises(PermissionDenied):
            undo_adoption(note, by=getattr(world, who))
        with pytest.raises(PermissionDenied):
            undo_dispatch(sent, by=getattr(world, who), reason="Fout.")


class TestRevise:
    def test_adopts_anew_and_keeps_the_first(self, world, round_):
        replied(world, round_)
        first = adopt(world, round_)
        late = replied(world, round_).reply

        second = adopt(world, round_, adopted_on=LATER_DAY, revises=first, why="Er kwam een punt.")

        assert fresh(late).status == Status.PUBLISHED
        assert read_adoptions(round_, day=LATER_DAY) == [first, second]
        assert find_adoption(round_, day=LATER_DAY) == second
        assert find_adoption(round_, day=DAY) == first

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"why": ""}, "waarom de vaststelling wordt herzien"),
            ({"adopted_on": DAY - timedelta(days=1)}, "vorige vaststelling is van 01-10-2016"),
        ],
    )
    def test_says_why_and_comes_after_it(self, world, round_, fields, told):
        replied(world, round_)
        revising = {"revises": adopt(world, round_), "why": "Fout.", "adopted_on": LATER_DAY}

        with pytest.raises(ValidationError, match=told):
            adopt(world, round_, **{**revising, **fields})

        assert ReplyNote.objects.count() == 1

    def test_happens_once_to_a_note(self, world, round_):
        replied(world, round_)
        first = adopt(world, round_)
        adopt(world, round_, revises=first, why="Fout.")

        with pytest.raises(ValidationError, match="al herzien"):
            adopt(world, round_, revises=first, why="Nog een fout.")
        with pytest.raises(ValidationError, match="al herzien"):
            undo_adoption(first, by=world.redactie)

    def test_is_of_the_same_round(self, world, round_):
        other = make.ReplyNoteFactory(
            round=make.RoundFactory(dossier=world.dossier), body=world.steering_group
        )
        replied(world, round_)

        with pytest.raises(ValidationError, match="deze ronde zelf"):
            adopt(world, round_, adopted_on=LATER_DAY, revises=other, why="Fout.")


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
