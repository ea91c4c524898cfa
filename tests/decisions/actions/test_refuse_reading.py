"""A proposed reading is not taken in, with a reason that the history keeps."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import propose_reading
from decisions.actions.positions import reject_reading
from decisions.models import Evidence
from tests.decisions.reports import place
from tests.decisions.worlds import revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed(world):
    return propose_reading(world.position(), place(), by=world.other_griffie)


class TestARefusedReading:
    def test_is_gone_and_its_history_says_why(self, world, proposed):
        pk, before = proposed.pk, revision(world.dossier)

        reject_reading(proposed, by=world.griffie, reason="Dit gaat over een ander voorstel.")

        last = Evidence.history.filter(id=pk).latest()
        assert not Evidence.objects.exists()
        assert (last.history_type, last.history_user) == ("-", world.griffie.user)
        assert last.history_change_reason == "Dit gaat over een ander voorstel."
        assert revision(world.dossier) > before

    @pytest.mark.parametrize("who", ["public", "raadslid", "collegian", "other_griffie"])
    def test_is_refused_by_its_own_griffie_only(self, world, proposed, who):
        with pytest.raises(PermissionDenied):
            reject_reading(proposed, by=getattr(world, who), reason="Nee.")

        assert Evidence.objects.exists()

    def test_is_refused_with_a_reason(self, world, proposed):
        with pytest.raises(ValidationError, match="waarom"):
            reject_reading(proposed, by=world.griffie, reason=" ")

    def test_is_not_one_that_counts_already(self, world):
        reading = world.reading(world.position())

        with pytest.raises(ValidationError, match="al aangenomen"):
            reject_reading(reading, by=world.griffie, reason="Toch niet.")

        assert Evidence.objects.exists()
