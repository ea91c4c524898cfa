"""Since when everybody can read what a record tells last."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from decisions.actions import correct_record
from decisions.history import build_told_moment
from decisions.models import AgendaItem
from municipalities.roles import Reader
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db


def told_at(item, at):
    rows = AgendaItem.objects.annotate(told_at=build_told_moment(AgendaItem, Reader(at=at)))
    return rows.get(pk=item.pk).told_at


def test_a_correction_tells_anew():
    item = make.AgendaItemFactory()
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        now = timezone.now()
        correct_record(item, changes={"title": "Beter"}, by=people.beheer(), reason="typefout")

        assert abs(told_at(item, now + timedelta(hours=1)) - now) < timedelta(seconds=1)


def test_what_has_an_embargo_is_told_when_that_ends():
    ends = timezone.now() + timedelta(days=2)
    item = make.AgendaItemFactory(public_from=ends)

    assert told_at(item, ends - timedelta(minutes=1)) is None
    assert told_at(item, ends + timedelta(days=1)) == ends


def test_a_draft_tells_nothing():
    item = make.AgendaItemFactory(draft=True)

    assert told_at(item, timezone.now() + timedelta(days=1)) is None
