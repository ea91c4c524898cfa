"""A position says what its shown reading says, or shows none."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import propose_reading
from decisions.actions.positions import save_position
from decisions.models import Evidence
from tests import factories as make
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


class TestRestate:
    def test_saves_a_stance_with_the_reading_that_says_so(self, world):
        position = world.position(draft=True)
        position.shown, position.stance = world.reading(position, reads_stance="tegen"), "tegen"

        save_position(position, groups=[], by=world.griffie)

        assert fresh(position).stance == "tegen"

    def test_refuses_to_show_what_says_something_else(self, world):
        position = world.position(draft=True, stance="voor")
        position.shown = world.reading(position, reads_stance="tegen")

        with pytest.raises(ValidationError, match="Deze lezing leest ‘tegen’"):
            save_position(position, groups=[], by=world.griffie)

        assert fresh(position).shown is None

    def test_refuses_to_show_what_says_nothing(self, world):
        position = world.position(draft=True)
        position.shown = world.reading(position)

        with pytest.raises(ValidationError, match="niets"):
            save_position(position, groups=[], by=world.griffie)

    def test_refuses_a_reading_of_another_position(self, world):
        other = world.reading(world.position(), reads_stance="voor")
        position = world.position(world.decision(draft=True), draft=True)
        position.shown = other

        with pytest.raises(ValidationError, match="van dit standpunt zelf"):
            save_position(position, groups=[], by=world.griffie)

    def test_refuses_a_reading_that_waits(self, world):
        position = world.position()
        waiting = Evidence(source=make.SourceFactory(), place="1", summary="x", reads_stance="voor")
        propose_reading(position, waiting, by=world.other_griffie)
        position.shown = waiting

        with pytest.raises(ValidationError, match="aangenomen"):
            save_position(position, groups=[], by=world.griffie, reason="x")

    def test_refuses_a_public_voor_mits_without_a_condition(self, world):
        position = world.position()
        position.stance = "voor_mits"

        with pytest.raises(ValidationError, match="voorwaarde"):
            save_position(position, groups=[], by=world.griffie, reason="Verkeerd gelezen.")

        assert fresh(position).stance == "voor"

    def test_takes_off_the_confirmation_of_what_now_says_something_else(self, world):
        position = world.confirmed()
        position.stance, position.source_follows = "tegen", True

        save_position(position, groups=[], by=world.griffie, reason="Verkeerd gelezen.")

        assert fresh(position).confirmed_at is None

    def test_is_not_for_another_griffie(self, world):
        with pytest.raises(PermissionDenied):
            save_position(world.position(), groups=[], by=world.other_griffie, reason="x")
