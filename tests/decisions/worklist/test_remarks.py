"""Remarks that nobody replied to, as long as their proposal stands."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import withdraw_record
from decisions.domain.lifecycle import RemarkLife
from decisions.history import compute_proposal_states, read_milestones, read_remarks
from decisions.worklist import list_unanswered_questions
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
OPEN_LIVES = (RemarkLife.INGEDIEND, RemarkLife.GEBUNDELD)


def waiting(reader):
    return list(list_unanswered_questions(reader, TODAY))


@pytest.fixture
def proposal(world):
    return make.SubjectFactory(is_proposal=True, dossier=world.dossier)


def becomes(proposal, state, dated_on="2016-09-01"):
    make.MilestoneFactory(
        dossier=proposal.dossier, subject=proposal, state=state, dated_on=dated_on
    )


class TestARemark:
    def test_waits_until_somebody_replies(self, world):
        open_still = world.remark()
        make.ReplyFactory(remark=world.remark())

        assert waiting(world.griffie) == [open_still]

    def test_waits_on_a_reply_that_is_a_draft_of_another(self, world):
        remark = world.remark()
        make.ReplyFactory(remark=remark, body=world.steering_group, draft=True)

        assert waiting(world.griffie) == [remark]
        assert waiting(world.redactie) == []

    def test_waits_again_when_the_reply_was_withdrawn(self, world):
        remark = world.remark()
        withdraw_record(make.ReplyFactory(remark=remark), by=world.beheer, reason="Onjuist.")

        assert waiting(world.griffie) == [remark]

    def test_waits_no_longer_once_the_proposal_of_its_round_fell(self, world, proposal):
        round_ = make.RoundFactory(dossier=world.dossier, subject=proposal)
        world.remark(round=round_, subject=None)
        becomes(proposal, "verworpen")

        assert waiting(world.griffie) == []

    @pytest.mark.parametrize("state", ["verworpen", "ingetrokken"])
    def test_waits_no_longer_once_its_proposal_fell(self, world, proposal, state):
        world.remark(subject=proposal)
        becomes(proposal, state)

        assert waiting(world.griffie) == []

    @pytest.mark.parametrize("state", ["voorgelegd", "aangenomen"])
    def test_waits_while_its_proposal_stands(self, world, proposal, state):
        remark = world.remark(subject=proposal)
        becomes(proposal, state)

        assert waiting(world.griffie) == [remark]

    def test_of_a_closed_dossier_is_judged_on_its_last_day(self, world, proposal):
        world.dossier = make.DossierFactory(region=world.region, closed_on=date(2016, 8, 1))
        late = make.SubjectFactory(is_proposal=True, dossier=world.dossier)
        remark = world.remark(subject=late)
        becomes(late, "verworpen")

        assert waiting(world.griffie) == [remark]

    def test_that_is_a_draft_or_withdrawn_waits_for_nobody(self, world):
        world.remark(draft=True)
        withdraw_record(world.remark(), by=world.griffie, reason="Onjuist.")

        assert waiting(world.griffie) == []

    def test_is_shown_to_its_griffie_and_to_the_redactie_that_replies(self, world):
        remark = world.remark()

        assert waiting(world.redactie) == [remark]
        assert waiting(world.beheer) == [remark]
        for who in (world.other_griffie, world.strange_redactie, world.collegian):
            assert waiting(who) == []

    def test_comes_newest_first(self, world):
        older, newer = world.remark(dated_on="2016-01"), world.remark(dated_on="2017-01")

        assert waiting(world.griffie) == [newer, older]


def test_what_waits_is_what_history_says_of_its_life(world, proposal):
    """The same remarks, asked of the list of a dossier."""
    other = make.SubjectFactory(is_proposal=True, dossier=world.dossier)
    for subject, day in [(proposal, "2016-06-01"), (proposal, "2016-10-01"), (other, "2016")]:
        world.remark(subject=subject, dated_on=day)
        make.ReplyFactory(remark=world.remark(subject=subject, dated_on=day))
    becomes(proposal, "verworpen")
    becomes(other, "voorgelegd")
    reader = world.griffie

    found = set(list_unanswered_questions(reader, TODAY))

    told = read_remarks(
        world.dossier,
        reader=reader,
        day=TODAY,
        states=compute_proposal_states(read_milestones(world.dossier, reader=reader), TODAY),
    )
    assert found == {each.remark for each in told if each.life in OPEN_LIVES} != set()


def test_two_queries_do_for_any_number_of_dossiers(world):
    for region_dossier in [make.DossierFactory(region=world.region) for _each in range(3)]:
        subject = make.SubjectFactory(is_proposal=True, dossier=region_dossier)
        world.remark(dossier=region_dossier, subject=subject)
    reader = world.griffie

    with CaptureQueriesContext(connection) as asked:
        found = waiting(reader)

    assert (len(found), len(asked)) == (3, 2)
