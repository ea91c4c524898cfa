"""Confirming: the griffie for its council, a college for itself, and nobody else."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import confirm_position, share_record, withdraw_record
from municipalities.tracking import Conflict
from tests import people
from tests.decisions.worlds import fresh, revision

pytestmark = pytest.mark.django_db
EVERYBODY = [
    "public", "nobody", "griffie", "other_griffie", "strange_griffie", "raadslid", "collegian",
    "redactie", "strange_redactie", "beheer",
]  # fmt: skip


def position_of(world, body):
    return world.position(decision=world.decision(body=getattr(world, body)))


@pytest.mark.parametrize(
    ("body", "by"),
    [("council", "griffie"), ("college", "collegian"), ("steering_group", "redactie")],
)
class TestTheBodyItself:
    def test_confirms(self, world, body, by):
        position, reader = position_of(world, body), getattr(world, by)
        before = revision(world.dossier)

        confirm_position(position, by=reader)

        stored = fresh(position)
        assert (stored.confirmed_at, stored.confirmed_by) == (people.NOW, reader.user)
        assert stored.history.latest().history_change_reason == "Bevestigd door het orgaan zelf."
        assert revision(world.dossier) > before

    def test_is_the_only_one(self, world, body, by):
        position = position_of(world, body)

        for name in set(EVERYBODY) - {by}:
            with pytest.raises(PermissionDenied):
                confirm_position(position, by=getattr(world, name))

        assert fresh(position).confirmed_at is None


class TestConfirm:
    def test_waits_for_a_college_until_the_griffie_shared_it(self, world):
        decision = world.decision(body=world.college, draft=True)
        position = world.position(decision=decision, draft=True)

        with pytest.raises(PermissionDenied):
            confirm_position(position, by=world.collegian)
        share_record(decision, by=world.griffie)

        assert (
            confirm_position(fresh(position), by=world.collegian).confirmed_by
            == world.collegian.user
        )

    def test_refuses_what_was_withdrawn(self, world):
        position = withdraw_record(world.position(), by=world.griffie, reason="Dubbel.")

        with pytest.raises(ValidationError, match="ingetrokken"):
            confirm_position(position, by=world.griffie)

    def test_changes_nothing_else(self, world):
        position = position_of(world, "college")
        position.stance = "tegen"

        with pytest.raises(ValidationError, match="Bevestigen wijzigt het standpunt niet"):
            confirm_position(position, by=world.collegian)

        assert fresh(position).stance == "voor"

    def test_refuses_what_changed_since_it_was_read(self, world):
        position = world.position()
        mine = fresh(position)
        confirm_position(position, by=world.griffie)

        with pytest.raises(Conflict):
            confirm_position(mine, by=world.griffie)

    def test_says_why_when_it_is_told(self, world):
        position = confirm_position(
            world.position(), by=world.griffie, reason="Gezien in het verslag."
        )

        assert position.history.latest().history_change_reason == "Gezien in het verslag."
