"""A form that comes in twice is done once."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from decisions.actions import (
    AlreadySubmitted,
    claim_idempotency_key,
    find_earlier_response,
    save_response_address,
)
from decisions.actions.form_state import KEEP_KEYS
from decisions.models import IdempotencyKey
from municipalities.tracking import writing
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return people.beheer()


def send(token, led_to, *, by):
    """Send a form that does nothing but lead somewhere."""
    with writing():
        save_response_address(claim_idempotency_key(token, by=by), led_to)


class TestASubmission:
    def test_is_remembered_with_where_it_led(self, clerk):
        token = uuid4()

        send(token, "/besluiten/1/", by=clerk)

        assert find_earlier_response(token, user=clerk.user) == "/besluiten/1/"
        assert find_earlier_response(uuid4(), user=clerk.user) is None

    def test_is_of_one_person(self, clerk):
        token = uuid4()
        send(token, "/besluiten/1/", by=clerk)

        other = people.Reader(at=people.NOW, user=people.user("ander"))

        assert find_earlier_response(token, user=other.user) is None

    @pytest.mark.parametrize(
        ("later", "is_known"), [(KEEP_KEYS, True), (KEEP_KEYS + timedelta(seconds=1), False)]
    )
    def test_is_forgotten_a_month_later(self, clerk, later, is_known):
        token, other = uuid4(), people.Reader(at=people.NOW, user=people.user("ander"))
        send(token, "/besluiten/1/", by=clerk)
        send(token, "/besluiten/2/", by=other)

        send(uuid4(), "/besluiten/3/", by=replace(clerk, at=clerk.at + later))

        assert (find_earlier_response(token, user=clerk.user) is not None) == is_known
        assert find_earlier_response(token, user=other.user) == "/besluiten/2/"

    def test_that_comes_second_undoes_what_it_did(self, clerk):
        token = uuid4()
        send(token, "/besluiten/1/", by=clerk)

        with pytest.raises(AlreadySubmitted) as caught, writing():
            people.user("gemaakt-in-de-tweede")
            save_response_address(claim_idempotency_key(token, by=clerk), "/besluiten/2/")

        assert caught.value.led_to == "/besluiten/1/"
        assert IdempotencyKey.objects.count() == 1
        assert not people.User.objects.filter(username="gemaakt-in-de-tweede").exists()
