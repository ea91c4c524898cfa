"""Rounds of which the replies are still to be written, adopted or sent, for who opened them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Status
from decisions.worklist import list_rounds_to_reply
from decisions.worklist.replies import ADOPT, SEND, WRITE
from tests import factories as make
from tests.people import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def round_(world):
    """A round that the council of the griffie opened, and asks its neighbour."""
    assert world.griffie
    made = make.RoundFactory(dossier=world.dossier, opened_by=world.council)
    make.RoundBodyFactory(round=made, body=world.neighbour)
    return made


def raised(world, round_, **fields):
    return world.remark(body=world.neighbour, round=round_, **fields)


def replied(world, remark, body=None):
    return make.ReplyFactory(remark=remark, body=body or world.council)


def adopted(round_, **fields):
    return make.ReplyNoteFactory(
        dossier=round_.dossier, round=round_, body=round_.opened_by, **fields
    )


def sent(note, body):
    return make.DispatchFactory(reply_note=note, body=body)


def told(reader):
    """Return (round, what is next, how many lack a reply, to how many it was not sent)."""
    rows = list_rounds_to_reply(reader, TODAY)
    return [(each, each.next_step, each.lacking_count, each.unsent_count) for each in rows]


class TestARound:
    def test_waits_for_nothing_until_a_point_came_in(self, world, round_):
        assert told(world.griffie) == []
        raised(world, round_, draft=True)
        assert told(world.griffie) == []

        raised(world, round_)

        assert told(world.griffie) == [(round_, WRITE, 1, 1)]

    def test_is_written_until_each_point_has_a_reply_of_who_asked(self, world, round_):
        first, second = raised(world, round_), raised(world, round_)
        replied(world, first)
        replied(world, second, body=world.neighbour)

        assert told(world.griffie) == [(round_, WRITE, 1, 1)]

    def test_is_adopted_then(self, world, round_):
        replied(world, raised(world, round_))

        assert told(world.griffie) == [(round_, ADOPT, None, 1)]

    @pytest.mark.usefixtures("past_not_asked")
    def test_counts_no_reply_that_was_withdrawn(self, world, round_):
        reply = replied(world, raised(world, round_))
        type(reply).objects.update(status=Status.WITHDRAWN, withdrawn_reason="Fout.")

        assert [each[1] for each in told(world.griffie)] == [WRITE]

    def test_is_sent_to_everybody_that_was_asked_once_it_was_adopted(self, world, round_):
        replied(world, raised(world, round_))
        make.RoundBodyFactory(round=round_, body=world.council)
        note = adopted(round_)
        assert told(world.griffie) == [(round_, SEND, None, 2)]

        sent(note, world.neighbour)
        assert told(world.griffie) == [(round_, SEND, None, 1)]

        sent(note, world.council)
        assert told(world.griffie) == []

    def test_is_sent_anew_once_it_was_revised(self, world, round_):
        replied(world, raised(world, round_))
        note = adopted(round_)
        sent(note, world.neighbour)
        adopted(round_, revises=note, why="Een getal klopte niet.")

        assert told(world.griffie) == [(round_, SEND, None, 1)]

    @pytest.mark.parametrize(
        ("states", "waits"),
        [
            ([("voorgelegd", "2016-01-01")], True),
            ([("verworpen", "2016-09-01")], False),
            ([("ingetrokken", "2016")], False),
            ([("verworpen", "2026")], True),
            ([("verworpen", "2016-09-01"), ("voorgelegd", "2016-10-01")], True),
        ],
    )
    @pytest.mark.usefixtures("past_not_asked")
    def test_is_written_no_more_once_its_proposal_fell(self, world, round_, states, waits):
        proposal = make.SubjectFactory(dossier=world.dossier, is_proposal=True)
        type(round_).objects.update(subject=proposal)
        for state, dated_on in states:
            make.MilestoneFactory(
                dossier=world.dossier, subject=proposal, state=state, dated_on=dated_on
            )
        remark = raised(world, round_)
        assert (told(world.griffie) != []) is waits

        replied(world, remark)
        adopted(round_)

        assert [each[1] for each in told(world.griffie)] == [SEND]

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "raadslid", "strange_redactie"])
    def test_is_of_nobody_else(self, world, round_, who):
        raised(world, round_)

        assert told(getattr(world, who)) == []

    def test_of_a_body_of_the_region_is_of_the_redactie(self, world):
        own = make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)
        raised(world, own)

        assert [each[0] for each in told(world.redactie)] == [own]

    def test_takes_one_query_however_many(self, world, round_):
        raised(world, round_)
        for _number in range(3):
            more = make.RoundFactory(dossier=world.dossier, opened_by=world.council)
            replied(world, raised(world, more))

        with CaptureQueriesContext(connection) as queries:
            assert len(list(list_rounds_to_reply(world.griffie, TODAY))) == 4
        assert len(queries) == 1
