"""Noting when a request came to a body, and when its answer came back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.rounds import record_answer_receipt, record_request_receipt
from municipalities.tracking import Conflict
from tests.decisions.worlds import fresh, revision
from tests.factories import RoundBodyFactory, RoundFactory

pytestmark = pytest.mark.django_db
DAY, LATER = date(2016, 6, 3), date(2016, 6, 10)


def asked(world, body=None, **fields):
    return RoundBodyFactory(
        round=RoundFactory(dossier=world.dossier, **fields), body=body or world.council
    )


class TestReceive:
    @pytest.mark.parametrize("who", ["griffie", "redactie", "beheer"])
    def test_notes_the_day(self, world, who):
        request = asked(world)
        before = revision(world.dossier)

        record_request_receipt(request, received_on=DAY, by=getattr(world, who))

        assert fresh(request).received_on == DAY
        assert revision(world.dossier) > before

    @pytest.mark.parametrize("who", ["public", "other_griffie", "raadslid", "collegian"])
    def test_is_refused_to_everybody_else(self, world, who):
        request = asked(world)

        with pytest.raises(PermissionDenied):
            record_request_receipt(request, received_on=DAY, by=getattr(world, who))

        assert fresh(request).received_on is None

    def test_changes_what_stands_for_a_reason_only(self, world):
        request = record_request_receipt(asked(world), received_on=DAY, by=world.griffie)

        with pytest.raises(ValidationError, match="geef een reden"):
            record_request_receipt(fresh(request), received_on=LATER, by=world.griffie)
        record_request_receipt(
            fresh(request), received_on=None, by=world.griffie, reason="Vergissing."
        )

        assert fresh(request).received_on is None
        assert request.history.latest().history_change_reason == "Vergissing."

    @pytest.mark.parametrize(
        ("day", "words"),
        [(date(2016, 5, 31), "vóór de opening"), (date(2031, 1, 1), "nog niet geweest")],
    )
    def test_refuses_a_day_that_cannot_be(self, world, day, words):
        with pytest.raises(ValidationError, match=words) as refused:
            record_request_receipt(asked(world), received_on=day, by=world.griffie)

        assert set(refused.value.message_dict) == {"received_on"}

    def test_loses_no_day_that_somebody_else_noted_meanwhile(self, world):
        request = asked(world)
        stale = fresh(request)
        record_request_receipt(request, received_on=DAY, by=world.griffie)

        with pytest.raises(Conflict):
            record_request_receipt(stale, received_on=LATER, by=world.redactie, reason="Anders.")

        assert fresh(request).received_on == DAY


class TestNoteReceipt:
    def test_notes_day_reference_and_confirmation(self, world):
        request = asked(world)

        record_answer_receipt(request, receipt_on=DAY, reference="Z-17", by=world.redactie)
        record_answer_receipt(
            fresh(request), receipt_on=DAY, reference="Z-17", confirmed_on=LATER, by=world.redactie
        )

        stands = fresh(request)
        told = (stands.receipt_on, stands.receipt_reference, stands.confirmed_on)
        assert told == (DAY, "Z-17", LATER)

    def test_is_for_who_keeps_the_body_that_asks_too(self, world):
        request = asked(world, opened_by=world.college, body=world.neighbour)

        record_answer_receipt(request, receipt_on=DAY, by=world.griffie)

        assert fresh(request).receipt_on == DAY

    @pytest.mark.parametrize("who", ["public", "griffie", "other_griffie", "raadslid"])
    def test_is_refused_to_who_is_asked_and_to_everybody_else(self, world, who):
        request = asked(world, opened_by=world.steering_group)

        with pytest.raises(PermissionDenied):
            record_answer_receipt(request, receipt_on=DAY, by=getattr(world, who))

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ({"receipt_on": None, "reference": "Z-17"}, "op welke dag het antwoord binnenkwam"),
            ({"receipt_on": LATER, "confirmed_on": DAY}, "gaat uit na de ontvangst"),
        ],
    )
    def test_refuses_what_cannot_be(self, world, typed, words):
        with pytest.raises(ValidationError, match=words):
            record_answer_receipt(asked(world), **typed, by=world.redactie)

    def test_changes_what_stands_for_a_reason_only(self, world):
        request = record_answer_receipt(
            asked(world), receipt_on=DAY, reference="Z-17", by=world.redactie
        )

        with pytest.raises(ValidationError, match="geef een reden"):
            record_answer_receipt(
                fresh(request), receipt_on=DAY, reference="Z-18", by=world.redactie
            )
