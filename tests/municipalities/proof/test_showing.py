"""What others get to see of a chain."""

from datetime import UTC, date, datetime

import pytest

from decisions.models import DossierCounter
from municipalities.proof.anchors import make_anchor
from municipalities.proof.showing import list_anchors_of, read_chain
from tests import factories as make

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 11, day) for day in (1, 2, 3)]


def anchored(day):
    return make_anchor(day, at=datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


class TestAnchors:
    def test_tell_of_each_day_where_the_chain_ended_the_newest_first(self):
        dossier = make.DossierFactory()
        counter = DossierCounter.objects.get(dossier=dossier)
        anchored(DAYS[0])
        make.ThemeFactory(dossier=dossier)
        anchored(DAYS[1])

        ends = list_anchors_of(counter.chain)

        assert [(each.day, each.length) for each in ends] == [
            (DAYS[1], counter.length + 1),
            (DAYS[0], counter.length),
        ]
        assert ends[1].head == counter.head

    def test_of_the_day_itself_and_of_before_the_chain_are_left_out(self):
        anchored(DAYS[0])
        dossier = make.DossierFactory()
        for day in DAYS[1:]:
            anchored(day)
        counter = DossierCounter.objects.get(dossier=dossier)

        shown = read_chain(counter, before=DAYS[2])

        assert [each.day for each in shown.anchors] == [DAYS[1]]
        assert (shown.length, shown.head) == (counter.length, counter.head)
