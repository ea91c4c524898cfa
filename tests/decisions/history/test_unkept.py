"""After which day nobody kept a dossier, on both clocks."""

from datetime import date, timedelta

import pytest

from decisions.actions import mark_kept
from decisions.history import read_unkept_after
from tests import factories as make
from tests.people import beheer

pytestmark = pytest.mark.django_db
KEPT = date(2017, 5, 9)


@pytest.mark.parametrize(
    ("kept_until", "day", "told"),
    [
        (None, "2030-01-01", None),
        (KEPT, "2017-05-08", None),
        (KEPT, "2017-05-09", None),
        (KEPT, "2017-05-10", KEPT),
    ],
)
def test_is_told_on_later_days_only(kept_until, day, told):
    dossier = make.DossierFactory(kept_until=kept_until)

    assert read_unkept_after(dossier, day=date.fromisoformat(day)) == told


def test_is_what_had_been_said_at_a_moment():
    dossier = make.DossierFactory()
    before = dossier.history.latest("history_id").history_date
    mark_kept(dossier, until=KEPT, by=beheer())
    after = dossier.history.latest("history_id").history_date
    day = date(2018, 1, 1)

    assert read_unkept_after(dossier, day=day, known_at=before) is None
    assert read_unkept_after(dossier, day=day, known_at=after) == KEPT
    long_ago = before - timedelta(days=9000)
    assert read_unkept_after(dossier, day=day, known_at=long_ago) is None
