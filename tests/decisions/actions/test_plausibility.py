"""What cannot have happened is refused: a day that has not come, more votes or seats than were."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import correct_record, publish_record, save_record, withdraw_record
from decisions.actions.rounds import answer_round
from decisions.models import (
    Answer,
    Decision,
    Dispatch,
    Extension,
    Meeting,
    Milestone,
    Position,
    Remark,
    Reply,
    ReplyNote,
    Round,
    RoundBody,
    Statement,
)
from tests import factories as make
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db

DONE = (Answer, Decision, Remark, Reply, Statement)
PLANNED = (Meeting, Round)
DAYS = [
    (RoundBody, "received_on"),
    (RoundBody, "no_view_on"),
    (RoundBody, "receipt_on"),
    (RoundBody, "confirmed_on"),
    (Extension, "granted_on"),
    (ReplyNote, "adopted_on"),
    (Dispatch, "sent_on"),
]


def made(world, model):
    """Return a record of a model in the dossier of the world."""
    factory = getattr(make, f"{model.__name__}Factory")
    if model is Reply:
        return factory(remark=world.remark())
    if model is Answer:
        return factory(
            question=make.QuestionFactory(round=make.RoundFactory(dossier=world.dossier))
        )
    return factory(dossier=world.dossier)


def day_from_now(world, days):
    return (world.at.date() + timedelta(days=days)).isoformat()


class TestADayThatHasNotCome:
    @pytest.mark.parametrize("model", DONE)
    @pytest.mark.parametrize(("days", "is_refused"), [(-1, False), (0, False), (1, True)])
    def test_is_refused_of_what_happened(self, world, model, days, is_refused):
        record = made(world, model)
        record.dated_on = day_from_now(world, days)

        if is_refused:
            with pytest.raises(ValidationError, match="nog niet gebeurd") as refusal:
                save_record(record, by=world.beheer, reason="Andere dag.")
            assert list(refusal.value.message_dict) == ["dated_on"]
            assert "24 november 2026 ligt na vandaag (23 november 2026)" in str(refusal.value)
        else:
            save_record(record, by=world.beheer, reason="Andere dag.")

    @pytest.mark.parametrize(("dated_on", "is_refused"), [("2026", False), ("2026-12", True)])
    def test_counts_by_the_first_day_that_it_can_have_been(self, world, dated_on, is_refused):
        decision = world.decision()
        decision.dated_on = dated_on

        if is_refused:
            with pytest.raises(ValidationError):
                save_record(decision, by=world.beheer, reason="Andere dag.")
        else:
            save_record(decision, by=world.beheer, reason="Andere dag.")

    @pytest.mark.parametrize(
        ("state", "is_refused"),
        [
            ("", False),
            ("voorgelegd", False),
            ("aangenomen", True),
            ("verworpen", True),
            ("ingetrokken", True),
        ],
    )
    def test_may_be_that_of_a_plan_and_not_that_of_a_state(self, world, state, is_refused):
        proposal = make.SubjectFactory(dossier=world.dossier, is_proposal=True)
        told = Milestone(
            dossier=world.dossier,
            title="Vaststelling",
            subject=proposal,
            state=state,
            dated_on=day_from_now(world, 1),
        )

        if is_refused:
            with pytest.raises(ValidationError, match="Laat de staat leeg zolang dit een plan is"):
                save_record(told, by=world.beheer)
        else:
            save_record(told, by=world.beheer)

    def test_may_be_that_of_a_meeting(self, world):
        meeting = make.MeetingFactory(dossier=world.dossier, held_on=day_from_now(world, 30))

        assert meeting.pk

    @pytest.mark.parametrize(("model", "name"), DAYS)
    def test_is_refused_of_what_was_received_granted_adopted_or_sent(self, world, model, name):
        record = model(**{name: day_from_now(world, 1)})
        if model is not Dispatch:
            record.round = make.RoundFactory(dossier=world.dossier)
        else:
            record.reply_note = make.ReplyNoteFactory(
                round=make.RoundFactory(dossier=world.dossier)
            )

        with pytest.raises(ValidationError, match="Deze dag is nog niet geweest"):
            save_record(record, by=world.beheer)

    def test_is_refused_of_an_answer_without_a_view(self, world):
        asked = make.RoundBodyFactory(
            round=make.RoundFactory(dossier=world.dossier), body=world.council
        )
        day = world.at.date() + timedelta(days=1)

        with pytest.raises(ValidationError, match="Deze dag is nog niet geweest"):
            answer_round(asked, no_view_on=day, by=world.griffie)


class TestMoreVotesThanSeats:
    @pytest.mark.parametrize(
        ("recorded", "votes", "is_refused"),
        [
            ({}, (19, 0), False),
            ({}, (20, 0), True),
            ({}, (10, 10), True),
            ({"seats": 15}, (15, 1), True),
            ({"seats": 45}, (20, 0), True),
            ({"dated_on": "2013-06-01"}, (20, 0), False),
            ({"dated_on": "2014-03"}, (20, 0), False),
            ({"dated_on": "2019-06-01"}, (20, 0), False),
        ],
    )
    def test_are_refused_by_what_was_recorded(self, world, recorded, votes, is_refused):
        make.CouncilTermFactory(body=world.council, seats=19, dated_on="2014-03-27")
        fields = {"votes_for": votes[0], "votes_against": votes[1], **recorded}

        if is_refused:
            with pytest.raises(ValidationError, match="meer stemmen") as refusal:
                world.decision(**fields)
            assert list(refusal.value.message_dict) == ["votes_for"]
        else:
            world.decision(**fields)

    @pytest.mark.parametrize(("complete", "is_refused"), [(True, True), (False, False)])
    def test_are_refused_by_a_complete_sum_of_groups(self, world, complete, is_refused):
        term = make.CouncilTermFactory(
            body=world.council, groups_complete=complete, dated_on="2014-03-27"
        )
        for seats in (10, 9):
            make.GroupFactory(term=term, seats=seats)

        if is_refused:
            with pytest.raises(ValidationError, match="dan zetels in de raad op deze dag .19."):
                world.decision(votes_for=20, votes_against=0)
        else:
            world.decision(votes_for=20, votes_against=0)

    def test_are_no_matter_of_a_college_or_a_committee(self, world):
        make.CouncilTermFactory(body=world.council, seats=19, dated_on="2014-03-27")
        town = world.council.municipality
        committee = make.BodyFactory(kind="raadscommissie", municipality=town, name="Commissie")

        for body in (world.college, committee):
            assert world.decision(body=body, votes_for=25, votes_against=0).pk

    def test_of_inhabitants_are_a_warning_only(self, world):
        make.CouncilTermFactory(body=world.council, dated_on="2014-03-27")
        make.PopulationFactory(municipality=world.council.municipality, inhabitants=2_000)

        assert world.decision(votes_for=10, votes_against=0).pk

    def test_are_refused_when_an_act_comes_to_lie_in_another_term(self, world):
        make.CouncilTermFactory(body=world.council, seats=21, dated_on="2014-03-27")
        make.CouncilTermFactory(
            body=world.council, seats=19, dated_on="2018-03-29", election_year=2018
        )
        decision = world.decision(dated_on="2017-05-09", votes_for=21, votes_against=0)

        with pytest.raises(ValidationError, match="meer stemmen .21."):
            correct_record(
                decision, changes={"dated_on": "2018-05-09"}, by=world.griffie, reason="Later."
            )

    def test_of_a_total_found_later_keep_nobody_from_the_rest(self, world):
        decision = world.decision(votes_for=20, votes_against=0)
        make.CouncilTermFactory(body=world.council, seats=19, dated_on="2014-03-27")

        correct_record(decision, changes={"note": "Beter."}, by=world.griffie, reason="Beter.")
        withdrawn = withdraw_record(fresh(decision), by=world.griffie, reason="Verkeerd geteld.")

        assert withdrawn.note == "Beter."


class TestGroupsWithMoreSeatsThanTheCouncil:
    @pytest.fixture
    def said(self, world):
        make.CouncilTermFactory(body=world.council, seats=19, dated_on="2014-03-27")

        def say(group_seats, **fields):
            decision = world.decision(speaker="fracties", **fields)
            return world.position(decision, groups_label="oppositie", group_seats=group_seats)

        return say

    @pytest.mark.parametrize(
        ("group_seats", "fields", "is_refused"),
        [
            (19, {}, False),
            (20, {}, True),
            (16, {"seats": 15}, True),
            (20, {"dated_on": "2013-06-01"}, False),
        ],
    )
    def test_are_refused(self, said, group_seats, fields, is_refused):
        if is_refused:
            with pytest.raises(ValidationError, match="dan de raad op deze dag") as refusal:
                said(group_seats, **fields)
            assert list(refusal.value.message_dict) == ["group_seats"]
        else:
            assert said(group_seats, **fields).pk

    def test_are_refused_in_a_committee_too(self, world, said):
        town = world.council.municipality
        committee = make.BodyFactory(kind="raadscommissie", municipality=town, name="Commissie")

        with pytest.raises(ValidationError, match="dan de raad op deze dag .19."):
            said(20, body=committee)

    def test_are_refused_when_the_decision_comes_to_have_fewer(self, world, said):
        position = said(15)

        with pytest.raises(ValidationError, match=r"meer zetels \(15\) dan de raad .* \(11\)"):
            correct_record(
                position.decision, changes={"seats": 11}, by=world.griffie, reason="Geteld."
            )

    def test_stay_a_concept_that_can_be_published_when_they_fit(self, world):
        make.CouncilTermFactory(body=world.council, seats=19, dated_on="2014-03-27")
        decision = world.decision(speaker="fracties", draft=True)
        world.position(decision, groups_label="oppositie", group_seats=19, draft=True)

        publish_record(decision, by=world.griffie)

        assert Position.objects.get().status == "gepubliceerd"
