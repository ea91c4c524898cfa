"""Entering a source: who keeps records may, for its own municipality or region, with a history."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.sources import make_free_key, may_change_source, save_source
from municipalities.models import Source
from municipalities.roles import Reader
from municipalities.tracking import Conflict
from tests.decisions.worlds import fresh
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db
KEEPERS = ["griffie", "redactie", "beheer"]
OTHERS = ["public", "nobody", "raadslid", "collegian", "other_griffie", "strange_redactie"]


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie
    return shared_world


def letter(world, **fields):
    """A new source, not saved yet, of the griffie of the own council."""
    home = {"municipality": world.council.municipality, "region": world.region}
    return Source(**{"title": "Brief aan de raad", **home, **fields})


def entered(world, **fields):
    """A source that the own griffie entered."""
    return save_source(letter(world, **fields), by=world.griffie)


class TestANewSource:
    def test_of_a_griffie_stands_with_its_home_and_history(self, world):
        made = save_source(letter(world), by=world.griffie, reason="Nieuw.")

        assert fresh(made).municipality == world.council.municipality
        assert made.history.get().history_change_reason == "Nieuw."
        assert made.history.get().history_user == world.griffie.user

    def test_of_the_regioredactie_belongs_to_its_region(self, world):
        made = save_source(letter(world, municipality=None), by=world.redactie)

        assert fresh(made).region == world.region

    def test_of_beheer_may_have_no_home(self, world):
        made = save_source(Source(title="Register"), by=world.beheer)

        assert fresh(made).municipality is None

    @pytest.mark.parametrize("who", OTHERS)
    def test_is_refused_to_who_does_not_keep_records_there(self, world, who):
        with pytest.raises(PermissionDenied):
            save_source(letter(world), by=getattr(world, who))

        assert not Source.objects.filter(title="Brief aan de raad").exists()

    @pytest.mark.parametrize("who", ["griffie", "redactie"])
    def test_without_a_home_is_for_beheer_only(self, world, who):
        with pytest.raises(PermissionDenied):
            save_source(Source(title="Zonder huis"), by=getattr(world, who))

    def test_is_not_entered_in_a_region_where_nothing_is_shared(self, world):
        elsewhere = world.stranger.municipality.memberships.get().region

        with pytest.raises(PermissionDenied):
            save_source(letter(world, region=elsewhere), by=world.griffie)

    def test_of_the_regioredactie_takes_no_municipality(self, world):
        with pytest.raises(PermissionDenied):
            save_source(letter(world), by=world.redactie)

    def test_by_an_unknown_person_is_refused_in_words(self, world):
        nameless = Reader(at=world.at, is_beheer=True)

        with pytest.raises(ValidationError, match="onbekend"):
            save_source(letter(world), by=nameless)

    @pytest.mark.parametrize(
        ("title", "word"), [("", "title"), ("x" * 301, "title"), ("a\u202eb", "title")]
    )
    def test_with_a_bad_title_is_refused_beside_it(self, world, title, word):
        with pytest.raises(ValidationError) as refused:
            save_source(letter(world, title=title), by=world.griffie)

        assert word in refused.value.message_dict


class TestItsKey:
    def test_is_made_of_the_title(self, world):
        assert entered(world).key == "brief-aan-de-raad"

    def test_is_counted_where_it_is_taken(self, world):
        keys = [entered(world).key for _ in range(3)]

        assert keys == ["brief-aan-de-raad", "brief-aan-de-raad-2", "brief-aan-de-raad-3"]

    def test_is_short_enough_for_the_longest_title(self, world):
        assert len(entered(world, title="besluit " * 37).key) <= 80

    def test_is_there_for_a_title_without_letters(self):
        assert make_free_key("!!!") == "bron"

    def test_stays_where_one_is_given(self, world):
        assert entered(world, key="eigen").key == "eigen"

    def test_skips_what_another_title_took(self, world):
        SourceFactory(key="brief-aan-de-raad")
        SourceFactory(key="brief-aan-de-raad-2")

        assert entered(world).key == "brief-aan-de-raad-3"


class TestAChange:
    @pytest.mark.parametrize("who", KEEPERS)
    def test_is_up_to_who_keeps_it(self, world, who):
        made = entered(world)
        made.title = "Brief van het college"

        save_source(made, by=getattr(world, who), reason="Verkeerde afzender.")

        assert fresh(made).title == "Brief van het college"

    @pytest.mark.parametrize("who", OTHERS)
    def test_is_refused_to_others(self, world, who):
        made = entered(world)
        made.title = "Iets anders"

        with pytest.raises(PermissionDenied):
            save_source(made, by=getattr(world, who), reason="Omdat het kan.")

        assert fresh(made).title == "Brief aan de raad"
        assert not may_change_source(getattr(world, who), made)

    def test_of_what_is_public_says_why(self, world):
        made = entered(world)

        with pytest.raises(ValidationError, match="reden"):
            save_source(made, by=world.griffie, reason=" ")

    def test_of_what_is_not_public_needs_no_reason(self, world):
        made = entered(world, is_public=False)
        made.note = "Van de griffie."

        save_source(made, by=world.griffie)

        assert fresh(made).note == "Van de griffie."

    def test_does_not_move_it_to_another_municipality(self, world):
        made = entered(world)
        made.municipality = world.neighbour.municipality

        with pytest.raises(PermissionDenied, match="beheer"):
            save_source(made, by=world.griffie, reason="Verhuizing.")

    @pytest.mark.parametrize("who", ["griffie", "redactie"])
    def test_of_the_register_is_for_beheer(self, world, who):
        with pytest.raises(PermissionDenied):
            save_source(SourceFactory(), by=getattr(world, who), reason="Omdat het kan.")

    def test_of_an_old_version_is_a_conflict(self, world):
        made = entered(world)
        later = fresh(made)
        save_source(made, by=world.griffie, reason="Eerst.")

        with pytest.raises(Conflict):
            save_source(later, by=world.griffie, reason="Daarna.")

    @pytest.mark.usefixtures("past_not_asked")
    def test_of_what_is_gone_is_a_conflict(self, world):
        made = entered(world)
        Source.objects.filter(pk=made.pk).delete()

        with pytest.raises(Conflict):
            save_source(made, by=world.griffie, reason="Te laat.")
