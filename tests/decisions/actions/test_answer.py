"""Answering a round, and replying to a remark."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import answer_round, record_reply
from decisions.models import Reply
from tests.decisions.worlds import fresh, revision
from tests.factories import DossierFactory, RoundBodyFactory

pytestmark = pytest.mark.django_db
DAY = date(2016, 9, 1)


def asked(world, body=None):
    return RoundBodyFactory(round__dossier=world.dossier, body=body or world.council)


class TestAnswerRound:
    def test_links_an_act_of_the_body_itself(self, world):
        request, decision = asked(world), world.decision()
        before = revision(world.dossier)

        answer_round(request, decision=decision, by=world.griffie)

        assert (fresh(request).answer, fresh(request).no_view_on) == (decision, None)
        assert revision(world.dossier) > before

    def test_records_that_there_is_no_view(self, world):
        request = asked(world)

        answer_round(request, no_view_on=DAY, by=world.griffie)

        assert fresh(request).no_view_on == DAY

    def test_refuses_a_view_and_no_view_at_once(self, world):
        request = asked(world)

        with pytest.raises(ValidationError, match="sprak zich uit of gaf geen zienswijze"):
            answer_round(request, decision=world.decision(), no_view_on=DAY, by=world.griffie)

        assert fresh(request).answer is None

    def test_refuses_what_groups_said(self, world):
        said = world.decision(speaker="fracties")

        with pytest.raises(ValidationError, match="geen antwoord van het orgaan"):
            answer_round(asked(world), decision=said, by=world.griffie)

    def test_refuses_an_act_of_another_body(self, world):
        with pytest.raises(ValidationError, match="van het gevraagde orgaan zelf"):
            theirs = world.decision(body=world.neighbour)
            answer_round(asked(world), decision=theirs, by=world.griffie)

    def test_refuses_an_act_in_another_dossier(self, world):
        elsewhere = world.decision(dossier=DossierFactory(region=world.region))

        with pytest.raises(ValidationError, match="hetzelfde dossier"):
            answer_round(asked(world), decision=elsewhere, by=world.griffie)

    def test_asks_for_a_reason_to_replace_an_answer(self, world):
        request = asked(world)
        answer_round(request, no_view_on=DAY, by=world.griffie)
        decision = world.decision()

        with pytest.raises(ValidationError, match="geef een reden"):
            answer_round(fresh(request), decision=decision, by=world.griffie)
        answer_round(fresh(request), decision=decision, by=world.griffie, reason="Alsnog.")

        assert (fresh(request).answer, fresh(request).no_view_on) == (decision, None)

    @pytest.mark.parametrize(
        "who", ["public", "nobody", "other_griffie", "raadslid", "collegian", "redactie"]
    )
    def test_is_for_the_griffie_of_the_asked_body(self, world, who):
        request, decision = asked(world), world.decision()
        assert world.griffie

        with pytest.raises(PermissionDenied):
            answer_round(request, decision=decision, by=getattr(world, who))

        assert fresh(request).answer is None

    def test_is_for_the_regioredactie_where_nobody_is_griffie(self, world):
        request = asked(world, world.municipality_without_people())

        answer_round(request, no_view_on=DAY, by=world.redactie)

        assert fresh(request).no_view_on == DAY


class TestReply:
    def answer(self, world, **fields):
        remark = world.remark()
        return Reply(
            dossier=remark.dossier,
            remark=remark,
            body=world.steering_group,
            dated_on="2016-09-01",
            outcome="deels",
            reasons="Het loket blijft, de balie niet.",
            **fields,
        )

    def test_is_recorded_by_who_keeps_the_asking_body(self, world):
        made = record_reply(self.answer(world), by=world.redactie, reason="Uit de nota.")

        assert made.remark.replies.get() == made
        assert made.history.get().history_change_reason == "Uit de nota."

    @pytest.mark.parametrize("who", ["public", "griffie", "other_griffie", "raadslid"])
    def test_is_refused_to_everybody_else(self, world, who):
        with pytest.raises(PermissionDenied):
            record_reply(self.answer(world), by=getattr(world, who))

        assert not Reply.objects.exists()

    @pytest.mark.parametrize("reasons", ["", "  ", "\u200b"])
    def test_has_reasons(self, world, reasons):
        answer = self.answer(world)
        answer.reasons = reasons

        with pytest.raises(ValidationError) as refused:
            record_reply(answer, by=world.redactie)

        assert "reasons" in refused.value.message_dict

    def test_stands_in_the_dossier_of_the_remark(self, world):
        answer = self.answer(world)
        answer.dossier = DossierFactory(region=world.region)

        with pytest.raises(ValidationError, match="hetzelfde dossier"):
            record_reply(answer, by=world.redactie)
