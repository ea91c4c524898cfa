"""A form that comes in twice is done once."""

from uuid import uuid4

import pytest
from django.db import transaction

from decisions.actions import AlreadySent, note_sent, sent_before
from decisions.models import Submission
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return people.beheer()


class TestASubmission:
    def test_is_remembered_with_where_it_led(self, clerk):
        token = uuid4()

        note_sent(token, "/besluiten/1/", by=clerk)

        assert sent_before(token, by=clerk) == "/besluiten/1/"
        assert sent_before(uuid4(), by=clerk) is None

    def test_is_of_one_person(self, clerk):
        token = uuid4()
        note_sent(token, "/besluiten/1/", by=clerk)

        other = people.Reader(at=people.NOW, user=people.user("ander"))

        assert sent_before(token, by=other) is None

    def test_that_comes_second_undoes_what_it_did(self, clerk):
        token = uuid4()
        note_sent(token, "/besluiten/1/", by=clerk)

        with pytest.raises(AlreadySent) as caught, transaction.atomic():
            people.user("gemaakt-in-de-tweede")
            note_sent(token, "/besluiten/2/", by=clerk)

        assert caught.value.led_to == "/besluiten/1/"
        assert Submission.objects.count() == 1
        assert not people.User.objects.filter(username="gemaakt-in-de-tweede").exists()
