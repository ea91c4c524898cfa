"""A meeting starts on its own day, in Dutch time."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.factories import MeetingFactory

pytestmark = pytest.mark.django_db


def test_starts_on_the_day_that_it_is_held():
    late = MeetingFactory(
        held_on=date(2017, 9, 14), starts_at=datetime(2017, 9, 13, 22, 30, tzinfo=UTC)
    )

    assert late.pk


@pytest.mark.parametrize("starts_at", ["2017-09-13T21:59+00:00", "2017-09-14T22:00+00:00"])
def test_that_starts_on_another_day_is_refused(starts_at):
    with pytest.raises(ValidationError, match="andere dag"):
        MeetingFactory(held_on=date(2017, 9, 14), starts_at=datetime.fromisoformat(starts_at))
