"""Saying until which day a dossier is kept."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import mark_kept
from decisions.models import Dossier
from municipalities.tracking import Conflict
from tests.decisions.worlds import World
from tests.people import NOW, beheer

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    return World().found()


class TestMarkKept:
    @pytest.mark.parametrize("until", [date(2017, 5, 1), TODAY])
    def test_is_kept_with_the_reason_in_its_history(self, world, until):
        mark_kept(world.dossier, until=until, by=world.redactie)

        kept = Dossier.objects.get(pk=world.dossier.pk)
        assert kept.kept_until == until
        assert "Bijgehouden tot en met" in kept.history.latest("history_id").history_change_reason

    @pytest.mark.parametrize("who", ["griffie", "raadslid", "collegian"])
    def test_is_the_regioredactie_s_to_say(self, world, who):
        with pytest.raises(PermissionDenied):
            mark_kept(world.dossier, until=TODAY, by=getattr(world, who))

    def test_is_never_of_a_day_that_has_not_come(self, world):
        with pytest.raises(ValidationError, match="hoogstens tot en met vandaag"):
            mark_kept(world.dossier, until=date(TODAY.year + 1, 1, 1), by=world.redactie)

    def test_never_says_less_than_was_said(self, world):
        mark_kept(world.dossier, until=date(2017, 5, 9), by=beheer())

        with pytest.raises(ValidationError, match="al bijgehouden tot en met 9 mei 2017"):
            mark_kept(world.dossier, until=date(2017, 5, 8), by=world.redactie)

    def test_is_refused_to_who_saw_another_version(self, world):
        seen = Dossier.objects.get(pk=world.dossier.pk)
        mark_kept(world.dossier, until=date(2017, 5, 9), by=world.redactie)

        with pytest.raises(Conflict):
            mark_kept(seen, until=TODAY, by=world.redactie)
