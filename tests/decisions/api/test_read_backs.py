"""`stand` tells of each position what the griffie read back, or that it is silent."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from decisions.actions import correct_record
from tests.decisions.api.scene import answer
from tests.decisions.read_backs import answered, asked
from tests.people import NOW

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def position(world):
    assert world.griffie
    return world.position()


def told(client, world, **query):
    """Return the read-backs of the one position of the council, as the API tells them."""
    found = answer(client, f"/dossiers/{world.dossier.slug}/stand", **query)
    [body] = [each for each in found["organen"] if each["standpunten"]]
    [cell] = body["standpunten"]
    return [told for each in (cell, *cell["fracties"]) for told in each["tegenlezingen"]]


class TestAPosition:
    def test_tells_nothing_where_nobody_asked(self, client, world, position):
        assert told(client, world) == []

    def test_tells_silence_without_an_answer(self, client, world, position):
        asked(world)

        assert told(client, world) == [
            {
                "gevraagdOp": NOW.date().isoformat(),
                **dict.fromkeys(("antwoord", "beantwoordOp", "tekst", "leestAls")),
                **dict.fromkeys(("plaats", "adres")),
                "gewijzigdNaAntwoord": False,
            }
        ]

    def test_tells_another_reading_with_its_words_and_place(self, client, world, position):
        typed = {"text": "Wij waren tegen.", "reads_stance": "tegen", "place": "punt 4"}
        answered(
            asked(world), position, world.griffie, "anders", url="https://raad.example/4", **typed
        )

        [found] = told(client, world)

        assert found == {
            "gevraagdOp": NOW.date().isoformat(),
            "antwoord": "anders",
            "beantwoordOp": NOW.date().isoformat(),
            "gewijzigdNaAntwoord": False,
            "tekst": "Wij waren tegen.",
            "leestAls": "tegen",
            "plaats": "punt 4",
            "adres": "https://raad.example/4",
        }

    def test_says_that_it_changed_after_the_answer_and_is_asked_again(
        self, client, world, position
    ):
        answered(asked(world), position, world.griffie)
        correct_record(position, changes={"stance": "tegen"}, by=world.griffie, reason="Nagekeken.")

        found = told(client, world)

        assert [(each["antwoord"], each["gewijzigdNaAntwoord"]) for each in found] == [
            ("klopt", True),
            (None, False),
        ]

    def test_of_groups_is_told_with_them(self, client, world):
        said = world.position(groups_label="Aalst Vooruit")
        answered(asked(world), said, world.griffie)

        assert [each["antwoord"] for each in told(client, world)] == ["klopt"]

    def test_is_told_as_known_at_a_moment_whatever_day_is_asked(self, client, world, position):
        begun = timezone.now() + HOUR
        with travel(begun + HOUR, tick=False):
            read_back = asked(world)
        with travel(begun + 3 * HOUR, tick=False):
            answered(read_back, position, world.griffie)

        with travel(begun + 24 * HOUR, tick=False):
            moments = [f"{begun + hours * HOUR:%Y-%m-%dT%H:%M:%SZ}" for hours in (0, 2, 4)]
            known = [told(client, world, bekend=each) for each in moments]
            [earlier] = told(client, world, peildatum="2017-01-01")

        assert [[each["antwoord"] for each in found] for found in known] == [[], [None], ["klopt"]]
        assert earlier["antwoord"] == "klopt"
