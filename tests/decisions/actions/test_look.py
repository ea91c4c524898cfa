"""Public for the length of a look, and as it was when that is rolled back."""

import pytest
from django.db import transaction

from decisions.actions.look import look
from decisions.models import Decision, Status
from tests.decisions.worlds import World, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


def look_at(world, *records, page=None):
    """Look at records, in a transaction that goes on."""
    look(records, by=world.griffie, moment=world.at, page=page, reason="Zo.")


def test_takes_along_what_waits_and_nothing_else(world):
    decision = world.decision(draft=True)
    position, other = world.position(decision, draft=True), world.remark(draft=True)

    look_at(world, decision)

    stands = [fresh(each) for each in (decision, position, other)]
    assert [each.status for each in stands] == [Status.PUBLISHED, Status.PUBLISHED, Status.DRAFT]
    assert stands[0].public_from == world.at
    assert stands[0].shared_at is not None


def test_notes_a_version_of_the_record_of_the_page_only(world):
    decision = world.decision(draft=True)
    position = world.position(decision, draft=True)
    before = position.history.count(), decision.history.count()

    look_at(world, decision, page=(Decision, decision.pk))

    assert (position.history.count(), decision.history.count()) == (before[0], before[1] + 1)
    latest = decision.history.order_by("-history_id").first()
    assert (latest.status, latest.history_change_reason) == (Status.PUBLISHED, "Zo.")
    assert latest.history_user == world.griffie.user


def test_is_nothing_after_it_was_rolled_back(world):
    decision = world.decision(draft=True)
    before = decision.history.count()

    with transaction.atomic():
        look_at(world, decision, page=(Decision, decision.pk))
        transaction.set_rollback(True)

    assert (fresh(decision).status, decision.history.count()) == (Status.DRAFT, before)
